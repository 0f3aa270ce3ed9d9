// SPDX-License-Identifier: MIT
#include "core/run/enginebuild.h"

#include "core/run/capture.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slipway::run {

namespace {

using End = BuildOutcome::End;

BuildOutcome::End endOf(const Outcome &outcome)
{
    if (outcome.end == Outcome::End::Cancelled)
        return End::Cancelled;
    if (outcome.end == Outcome::End::CouldNotStart)
        return End::CouldNotStart;
    return outcome.isSuccess() ? End::Succeeded : End::Failed;
}

StepState stepStateOf(BuildOutcome::End end)
{
    if (end == End::Succeeded)
        return StepState::Done;
    return end == End::Failed ? StepState::Failed : StepState::Stopped;
}

} // namespace

EngineBuild::EngineBuild(EngineKind engine, Command command, int stageCount, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_command(std::move(command))
    , m_log{.engine = engine, .stageCount = stageCount}
{
}

std::chrono::milliseconds EngineBuild::elapsed() const
{
    return m_clock.isValid() ? std::chrono::milliseconds(m_clock.elapsed()) : std::chrono::milliseconds(0);
}

void EngineBuild::start()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Listing;
    m_clock.start();
    const std::string program = m_command.arguments.empty() ? std::string() : m_command.arguments.front();
    m_store = ContainerStore::of(m_engine, program, findProgram("buildah"));
    if (!m_store) {
        build();
        return;
    }
    m_process = capture(m_store->listCommand(), this, [this](const Captured &captured) {
        if (captured.outcome.isSuccess())
            m_before = containerIds(captured.output);
        build();
    });
}

void EngineBuild::build()
{
    m_state = State::Building;
    m_process = new Process(m_command, this);
    connect(m_process, &Process::linesArrived, this, &EngineBuild::takeLines);
    connect(m_process, &Process::finished, this, &EngineBuild::buildEnded);
    if (m_isCancelled)
        QMetaObject::invokeMethod(this, [this] { buildEnded({.end = Outcome::End::Cancelled}); }, Qt::QueuedConnection);
    else
        m_process->start();
}

void EngineBuild::cancel()
{
    if (m_state != State::Listing && m_state != State::Building)
        return;
    m_isCancelled = true;
    if (m_process)
        m_process->cancel();
}

void EngineBuild::takeLines(const QList<Line> &lines)
{
    for (const Line &line : lines)
        advance(m_log, line, elapsed());
    Q_EMIT linesArrived(lines);
}

void EngineBuild::buildEnded(const Outcome &outcome)
{
    m_process->deleteLater();
    m_process = nullptr;
    m_outcome = {.end = endOf(outcome), .leftovers = outcome.survivors};
    conclude(m_log, stepStateOf(m_outcome.end), elapsed());
    if (m_outcome.end == End::Failed) {
        m_outcome.exitCode = outcome.code;
        m_outcome.error = m_log.error.toStdString();
    } else if (m_outcome.end == End::CouldNotStart) {
        m_outcome.error = outcome.problem;
    }
    const bool mayLeaveContainers = m_outcome.end == End::Failed || m_outcome.end == End::Cancelled;
    if (m_store && m_before && mayLeaveContainers)
        cleanUp();
    else
        finish();
}

void EngineBuild::cleanUp()
{
    m_state = State::CleaningUp;
    capture(m_store->listCommand(), this, [this](const Captured &captured) { removeNew(captured.output); });
}

void EngineBuild::removeNew(const QByteArray &listed)
{
    const std::set<std::string> now = containerIds(listed);
    std::vector<std::string> added;
    std::ranges::set_difference(now, *m_before, std::back_inserter(added));
    if (added.empty()) {
        finish();
    } else if (isOtherBuildRunning(runningProcesses())) {
        m_outcome.leftovers.insert(m_outcome.leftovers.end(), added.begin(), added.end());
        finish();
    } else {
        capture(m_store->removeCommand(added), this, [this, added](const Captured &) {
            capture(m_store->listCommand(), this,
                    [this, added](const Captured &captured) { checkRemoved(added, captured.output); });
        });
    }
}

void EngineBuild::checkRemoved(const std::vector<std::string> &removed, const QByteArray &listed)
{
    const std::set<std::string> now = containerIds(listed);
    std::ranges::copy_if(removed, std::back_inserter(m_outcome.leftovers),
                         [&](const std::string &container) { return now.contains(container); });
    finish();
}

void EngineBuild::finish()
{
    m_state = State::Done;
    Q_EMIT done(m_outcome);
}

} // namespace slipway::run
