// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

class QSocketNotifier;

namespace slipway::cli {

/// Turns SIGINT and SIGTERM into a call on the event loop's thread. One at a time in a process; the old handlers come back
/// with its destruction.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt() override;
};

} // namespace slipway::cli
