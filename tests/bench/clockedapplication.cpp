// SPDX-License-Identifier: MIT
#include "tests/bench/clockedapplication.h"

#include <QEvent>
#include <QMetaEnum>

#include <ctime>

namespace slipway::bench {

namespace {

/// Of this thread alone: what other programs take meanwhile does not count.
Nanoseconds processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

} // namespace

ClockedApplication::ClockedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    m_clock.start();
}

bool ClockedApplication::notify(QObject *receiver, QEvent *event)
{
    const QEvent::Type type = event->type();
    const char *name = receiver->metaObject()->className(); // the receiver may be gone afterwards
    const bool isPainting = type == QEvent::UpdateRequest || type == QEvent::Paint;
    const Nanoseconds begin = processorTime();
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    const Nanoseconds end = processorTime();
    if (isPainting)
        m_lastPainted = now();
    if (m_depth == 0 && end - begin > m_longest.duration) {
        const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_longest = {.duration = end - begin, .event = std::string(name) + ' ' + (key ? key : std::to_string(type))};
    }
    return isTaken;
}

} // namespace slipway::bench
