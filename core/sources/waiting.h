// SPDX-License-Identifier: MIT
#pragma once

#include <QEventLoop>
#include <QThreadPool>

namespace slipway::sources {

/// Runs an event loop of the calling worker thread until it is told to quit. That thread may be one of the pool's, and
/// the work that it waits for may need one too: the pool may have one more meanwhile.
inline void wait(QEventLoop &loop)
{
    QThreadPool::globalInstance()->releaseThread();
    loop.exec();
    QThreadPool::globalInstance()->reserveThread();
}

} // namespace slipway::sources
