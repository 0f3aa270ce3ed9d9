// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace slipway::cli {

namespace {

constexpr char interrupted = 'i';
constexpr char ended = 'e';

// A signal handler can reach nothing but statics: the pipe's two ends, set while an Interrupt lives.
std::array<int, 2> s_pipe{-1, -1};

void tell(char what)
{
    [[maybe_unused]] const auto written = ::write(s_pipe[1], &what, 1);
}

void onSignal(int)
{
    const int error = errno;
    tell(interrupted);
    errno = error;
}

void listen(const std::function<void()> &onInterrupt)
{
    for (char what = 0; what != ended;) {
        const auto count = ::read(s_pipe[0], &what, 1);
        if (count == 1 && what == interrupted)
            onInterrupt();
        else if (count == 0 || (count < 0 && errno != EINTR))
            return;
    }
}

} // namespace

Interrupt::Interrupt(std::function<void()> onInterrupt)
{
    if (::pipe2(s_pipe.data(), O_CLOEXEC) != 0)
        return;
    m_listener = std::thread([onInterrupt = std::move(onInterrupt)] { listen(onInterrupt); });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    if (!m_listener.joinable())
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    tell(ended);
    m_listener.join();
    for (int &end : s_pipe)
        ::close(std::exchange(end, -1));
}

bool runInterruptibly(const std::function<void(std::stop_token)> &work)
{
    std::stop_source stop;
    {
        const Interrupt interrupt([&stop] { stop.request_stop(); });
        work(stop.get_token());
    }
    return stop.stop_requested();
}

} // namespace slipway::cli
