// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace slipway::cli {

namespace {

// A signal handler can reach nothing but statics: the pipe's two ends, set while an Interrupt lives.
std::array<int, 2> s_pipe{-1, -1};

void writeToPipe(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(s_pipe[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(std::function<void()> onInterrupt)
{
    if (::pipe2(s_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(s_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [onInterrupt = std::move(onInterrupt)] {
        char byte = 0;
        while (::read(s_pipe[0], &byte, 1) == 1) {
        }
        onInterrupt();
    });
    std::signal(SIGINT, writeToPipe);
    std::signal(SIGTERM, writeToPipe);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : s_pipe) {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
}

bool runInterruptibly(const std::function<void(std::stop_token)> &work)
{
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    std::jthread worker([&work, &stop] {
        work(stop.get_token());
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    worker.join();
    return stop.stop_requested();
}

} // namespace slipway::cli
