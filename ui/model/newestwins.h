// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QtConcurrentRun>

#include <functional>
#include <optional>
#include <stop_token>

namespace slipway::ui {

/// Runs a pure function off the UI thread, by value, one run at a time. A request that comes during a run stops that
/// run and replaces any request that waits, so work never queues up behind typing. A stopped run's result is dropped.
/// `onDone` is called on the thread of this object, never after its destruction (which waits for the run to notice its
/// stop token).
template <typename Input, typename Output>
class NewestWins
{
public:
    using Work = std::function<Output(const Input &, std::stop_token)>;

    NewestWins(Work work, std::function<void(Output)> onDone)
        : m_work(std::move(work))
        , m_onDone(std::move(onDone))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { finish(); });
    }

    ~NewestWins()
    {
        m_stop.request_stop();
        m_watcher.disconnect();
        m_watcher.waitForFinished();
    }

    NewestWins(const NewestWins &) = delete;
    NewestWins &operator=(const NewestWins &) = delete;

    void request(Input input)
    {
        m_waiting = std::move(input);
        if (m_isRunning)
            m_stop.request_stop();
        else
            start();
    }

    /// The run under way brings no result any more.
    void cancel()
    {
        m_waiting.reset();
        m_stop.request_stop();
    }

    [[nodiscard]] bool isBusy() const { return m_isRunning; }

private:
    void start()
    {
        m_stop = {};
        m_isRunning = true;
        m_watcher.setFuture(
            QtConcurrent::run([work = m_work, input = std::move(*m_waiting), stop = m_stop.get_token()] {
                std::optional<Output> output = work(input, stop);
                if (stop.stop_requested()) // freed here: large ones take a while
                    output.reset();
                return output;
            }));
        m_waiting.reset();
    }

    void finish()
    {
        m_isRunning = false;
        const bool isStale = m_stop.stop_requested();
        QFuture<std::optional<Output>> future = m_watcher.future();
        if (m_waiting)
            start();
        if (isStale)
            return;
        if (std::optional<Output> output = future.takeResult())
            m_onDone(std::move(*output));
    }

    Work m_work;
    std::function<void(Output)> m_onDone;
    QFutureWatcher<std::optional<Output>> m_watcher;
    std::optional<Input> m_waiting;
    std::stop_source m_stop;
    bool m_isRunning = false;
};

} // namespace slipway::ui
