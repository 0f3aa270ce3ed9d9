// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace slipway::cli {

/// Turns SIGINT and SIGTERM into a call, on a thread of its own. One at a time in a process; the old handlers come back
/// with its destruction, after which nothing is called any more.
class Interrupt
{
public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

private:
    std::thread m_listener; ///< not running when the system has no pipe left: then a signal ends the process as usual
};

/// Does work while SIGINT and SIGTERM request its stop; true when a stop was requested.
bool runInterruptibly(const std::function<void(std::stop_token)> &work);

} // namespace slipway::cli
