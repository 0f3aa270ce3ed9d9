// SPDX-License-Identifier: MIT
#include "tests/bench/clockedapplication.h"

#include <QEvent>
#include <QMetaEnum>

#include <ctime>

namespace slipway::bench {

namespace {

constexpr Nanoseconds longBlock = 50'000'000;

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
    const Nanoseconds duration = end - begin;
    if (m_depth > 0 || (duration <= m_longest.duration && duration <= longBlock))
        return isTaken;
    const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    const Block block{.duration = duration, .event = std::string(name) + ' ' + (key ? key : std::to_string(type))};
    if (duration > longBlock)
        m_long.push_back(block);
    if (duration > m_longest.duration)
        m_longest = block;
    return isTaken;
}

void ClockedApplication::forgetBlocks()
{
    m_longest = {};
    m_long.clear();
}

} // namespace slipway::bench
