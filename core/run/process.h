// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/command.h"
#include "core/run/linedecoder.h"
#include "core/run/processtree.h"

#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <string>

namespace slipway::run {

/// How a run ended. Cancelled and TimedOut come from our own state: engines also exit with 0 when they are told to
/// stop.
struct Outcome {
    enum class End : std::uint8_t { Exited, Signalled, Cancelled, TimedOut, CouldNotStart };

    End end = End::CouldNotStart;
    int code = 0;                            ///< Exited: the exit code; Signalled: 0, as Qt does not tell the signal
    std::string problem = {};                ///< CouldNotStart: the system's words; else empty
    std::vector<std::string> survivors = {}; ///< processes that could not be ended, `name (pid)`; normally none

    [[nodiscard]] bool isSuccess() const { return end == End::Exited && code == 0; }
    bool operator==(const Outcome &) const = default;
};

/// Runs one command, once, without blocking: its own session, nothing on stdin, output as bytes and as lines.
///
/// After the end nothing of its tree is left: what remains in the session when the program itself has ended, and after
/// `cancel()` every process that it started, gets SIGTERM and after `grace` SIGKILL. Destroying a running Process kills
/// the whole tree at once. Each start, also one that fails, is followed by exactly one `finished`, never from
/// within `start()`.
class Process : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds grace{1000};

    explicit Process(Command command, QObject *parent = nullptr);
    ~Process() override;

    /// Ignored when it was started before.
    void start();
    /// Ends the whole tree within two seconds; `finished` follows. Ignored when nothing runs.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_state != State::Ready && m_state != State::Finished; }
    [[nodiscard]] const Command &command() const { return m_command; }

Q_SIGNALS:
    void dataArrived(slipway::run::Channel channel, const QByteArray &bytes);
    void linesArrived(const QList<slipway::run::Line> &lines);
    void finished(const slipway::run::Outcome &outcome);

private:
    enum class State : std::uint8_t {
        Ready,
        Running,
        Ending, ///< told to stop, or the program has ended and its children have not
        Finished,
    };

    void configure();
    void read(Channel channel);
    void programEnded(int code, QProcess::ExitStatus status);
    void startFailed(const std::string &problem);
    void stop(Outcome::End end);
    void beginEnding();
    void look();
    void finish();

    Command m_command;
    State m_state = State::Ready;
    QProcess m_process;
    LineDecoder m_output{Channel::Output};
    LineDecoder m_error{Channel::Error};
    pid_t m_leader = 0;
    bool m_hasProgramEnded = false;
    std::optional<Outcome::End> m_stopped; ///< why we ended it, when we did
    Outcome m_outcome;
    std::optional<ProcessTree> m_tree;
    QDeadlineTimer m_graceEnd;
    QDeadlineTimer m_giveUp;
    QTimer m_lookTimer;
    QTimer m_timeout;
};

} // namespace slipway::run
