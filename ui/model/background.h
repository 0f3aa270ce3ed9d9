// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace slipway::ui {

/// A value that nobody changes, for many holders. Large ones take milliseconds to free: that happens on another thread.
template <typename Value>
[[nodiscard]] std::shared_ptr<const Value> sharedAside(Value value)
{
    return {new Value(std::move(value)),
            [](const Value *last) { QThreadPool::globalInstance()->start([last] { delete last; }, -1); }};
}

/// Runs functions one after the other on a thread of its own. Each result comes back on the thread of this object, and
/// never after its destruction, which waits for all that was begun.
class Background : public QObject
{
public:
    explicit Background(QObject *parent = nullptr)
        : QObject(parent)
    {
        m_pool.setMaxThreadCount(1);
    }

    ~Background() override { m_pool.waitForDone(); }

    /// `work()` runs in the thread; `done(result)` is called here.
    template <typename Work, typename Done>
    void run(Work work, Done done)
    {
        using Watcher = QFutureWatcher<std::invoke_result_t<Work>>;
        auto *watcher = new Watcher(this);
        connect(watcher, &Watcher::finished, this, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            done(watcher->future().takeResult());
        });
        watcher->setFuture(QtConcurrent::run(&m_pool, std::move(work)));
    }

private:
    QThreadPool m_pool;
};

} // namespace slipway::ui
