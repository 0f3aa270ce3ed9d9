// SPDX-License-Identifier: MIT
#include "core/run/buildlog.h"

#include "core/run/buildadvice.h"
#include "core/run/styledtext.h"

#include <QHash>

#include <algorithm>

namespace slipway::run {

namespace {

using Kind = LogEvent::Kind;
using std::chrono::milliseconds;

/// More than any descriptor has; a log that pretends to more is not followed further.
constexpr qsizetype mostSteps = 10000;

void settle(BuildStep &step, StepState state, milliseconds at)
{
    if (step.state != StepState::Running)
        return;
    step.state = state;
    step.end = at;
}

/// The step that a line speaks of: the one with its vertex, or the newest.
BuildStep *stepOf(BuildLog &log, const LogEvent &event)
{
    if (event.vertex == 0)
        return log.steps.isEmpty() || log.steps.back().vertex != 0 ? nullptr : &log.steps.back();
    const auto it = std::ranges::find(log.steps, event.vertex, &BuildStep::vertex);
    return it == log.steps.end() ? nullptr : &*it;
}

/// True when this can be a line of the engine and is no look-alike that RUN printed: steps count up by one.
bool isNext(const BuildLog &log, const LogEvent &event)
{
    if (event.number < 1 || event.number > event.total || log.steps.size() >= mostSteps)
        return false;
    if (event.vertex != 0)
        return std::ranges::find(log.steps, event.vertex, &BuildStep::vertex) == log.steps.end();
    int last = 0;
    for (const BuildStep &step : log.steps) {
        if (step.stage == event.stage && step.total != event.total)
            return false;
        if (step.stage == event.stage)
            last = step.number;
    }
    return event.number == last + 1;
}

void start(BuildLog &log, const LogEvent &event, milliseconds at)
{
    if (!isNext(log, event))
        return;
    if (event.vertex == 0) // one after the other; BuildKit works at several at a time and says when each is done
        for (BuildStep &step : log.steps)
            settle(step, StepState::Done, at);
    log.stageCount = std::max(log.stageCount, event.stageCount);
    log.steps.append({.stage = event.stage,
                      .stageNumber = event.stageNumber,
                      .number = event.number,
                      .total = event.total,
                      .instruction = event.text,
                      .begin = at,
                      .end = at,
                      .line = log.lineCount,
                      .vertex = event.vertex});
}

/// The done part of each stage, stages counted alike: how long a later one is, nobody says. A stage counts up to its
/// furthest step, and the ones before a numbered stage count as done, because engines leave out what nobody needs.
double doneFraction(const BuildLog &log)
{
    if (log.steps.isEmpty())
        return 0;
    QHash<QString, double> parts;
    for (const BuildStep &step : log.steps) {
        const bool isDone = step.state == StepState::Done || step.state == StepState::Cached;
        const int done = isDone ? step.number : step.number - 1;
        parts[step.stage] = std::max(parts[step.stage], static_cast<double>(done) / step.total);
    }
    const BuildStep &newest = log.steps.back();
    if (newest.stageNumber > 0)
        return (newest.stageNumber - 1 + parts[newest.stage]) / std::max(log.stageCount, newest.stageNumber);
    const bool isOneRow = newest.vertex == 0; // docker's classic builder numbers all stages through
    double done = 0;
    for (const double part : std::as_const(parts))
        done += part;
    return done / std::max<double>(isOneRow ? 1 : log.stageCount, static_cast<double>(parts.size()));
}

void apply(BuildLog &log, const LogEvent &event, milliseconds at)
{
    BuildStep *step = stepOf(log, event);
    if (event.kind == Kind::StepStarted)
        start(log, event, at);
    else if (event.kind == Kind::StepCached && step)
        settle(*step, StepState::Cached, at);
    else if (event.kind == Kind::StepEnded && step)
        settle(*step, StepState::Done, at);
    else if (event.kind == Kind::StepFailed && step)
        settle(*step, StepState::Failed, at);
    else if (event.kind == Kind::StageEnded && step && step->stage == event.stage)
        settle(*step, StepState::Done, at);
    else if (event.kind == Kind::ImageNamed)
        log.image = event.text;
    if (event.kind == Kind::Problem || (event.kind == Kind::StepFailed && log.error.isEmpty()))
        log.error = event.text;
    if (event.kind != Kind::Output)
        log.fraction = std::clamp(doneFraction(log), log.fraction, 1.0);
}

/// Engines say on stderr what went wrong, and on stdout what they do; BuildKit says all on stderr. Steps come from
/// where the engine prints them only, so that RUN's other channel cannot be mistaken for them.
bool isTrusted(Channel channel, const LogEvent &event)
{
    const bool isBuildKit = event.vertex != 0;
    const bool isOfError = event.kind == Kind::Problem || isBuildKit;
    return isOfError == (channel == Channel::Error);
}

} // namespace

void advance(BuildLog &log, const Line &line, milliseconds at)
{
    const QString text = withoutEscapes(line.text);
    const LogEvent event = parsedLine(log.engine, text);
    if (isTrusted(line.channel, event))
        apply(log, event, at);
    if (line.channel == Channel::Error && !text.trimmed().isEmpty())
        log.lastErrorLine = text.trimmed();
    if (!log.advice && line.channel == Channel::Error)
        log.advice = adviceFor(log.engine, text);
    ++log.lineCount;
}

void conclude(BuildLog &log, StepState outcome, milliseconds at)
{
    for (BuildStep &step : log.steps)
        settle(step, outcome, at);
    if (outcome == StepState::Done) {
        log.fraction = 1;
        log.error.clear();
        log.advice.reset();
    } else if (outcome == StepState::Failed && log.error.isEmpty()) {
        log.error = log.lastErrorLine;
    }
}

} // namespace slipway::run
