// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <stop_token>

class QSocketNotifier;

namespace slipway::cli {

/// Turns SIGINT and SIGTERM into a call on the event loop's thread. One at a time in a process; the old handlers come
/// back with its destruction.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt() override;
};

/// Does work on a thread of its own while this thread's event loop listens: SIGINT and SIGTERM request its stop.
/// Returns when the work has ended; true when a stop was requested. Needs the application object, and no loop that runs
/// already.
bool runInterruptibly(const std::function<void(std::stop_token)> &work);

} // namespace slipway::cli
