// SPDX-License-Identifier: MIT
#include "tests/bench/clockedapplication.h"

#include <QEvent>
#include <QMetaEnum>

namespace slipway::bench {

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
    const Nanoseconds begin = now();
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    const Nanoseconds end = now();
    if (isPainting)
        m_lastPainted = end;
    if (m_depth == 0 && end - begin > m_longest.duration) {
        const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_longest = {.duration = end - begin, .event = std::string(name) + ' ' + (key ? key : std::to_string(type))};
    }
    return isTaken;
}

} // namespace slipway::bench
