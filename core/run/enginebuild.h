// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/buildcommand.h"
#include "core/run/buildlog.h"
#include "core/run/workingcontainers.h"

#include <QElapsedTimer>
#include <QObject>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace slipway::run {

/// How a build ended.
struct BuildOutcome {
    enum class End : std::uint8_t { Succeeded, Failed, Cancelled, CouldNotStart };

    End end = End::CouldNotStart;
    int exitCode = 0;                        ///< Failed: the engine's; 0 when a signal ended it
    std::string error = {};                  ///< the engine's or the system's words; empty for Succeeded and Cancelled
    std::vector<std::string> leftovers = {}; ///< IDs of working containers and processes that could not be removed

    bool operator==(const BuildOutcome &) const = default;
};

/// One build by an engine, from its command to its end: notes which working containers there are, runs the command,
/// follows its output, and after a cancelled or failed build removes the working containers that are new. Works once.
/// `done` comes exactly once after `start`, never from within it; destroying a running build kills it.
class EngineBuild : public QObject
{
    Q_OBJECT

public:
    /// `command` is `buildCommand(…)`, possibly with a directory; `stageCount` (0: unknown) is for the progress only.
    EngineBuild(EngineKind engine, Command command, int stageCount, QObject *parent = nullptr);

    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_state != State::Ready && m_state != State::Done; }
    [[nodiscard]] const BuildLog &log() const { return m_log; }
    /// What is run, for reading and for pasting into a shell.
    [[nodiscard]] std::string commandText() const { return shellText(m_command); }
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

Q_SIGNALS:
    /// New output; `log()` has taken it already.
    void linesArrived(const QList<slipway::run::Line> &lines);
    void done(const slipway::run::BuildOutcome &outcome);

private:
    enum class State : std::uint8_t { Ready, Listing, Building, CleaningUp, Done };

    void build();
    void takeLines(const QList<Line> &lines);
    void buildEnded(const Outcome &outcome);
    void cleanUp();
    void removeNew(const QByteArray &listed);
    void checkRemoved(const std::vector<std::string> &removed, const QByteArray &listed);
    void finish();

    EngineKind m_engine;
    Command m_command;
    State m_state = State::Ready;
    BuildLog m_log;
    BuildOutcome m_outcome;
    std::optional<ContainerStore> m_store;
    std::optional<std::set<std::string>> m_before; ///< working containers before; absent: not known, nothing is removed
    Process *m_process = nullptr;                  ///< what can be cancelled now; owned by this
    bool m_isCancelled = false;
    QElapsedTimer m_clock;
};

} // namespace slipway::run
