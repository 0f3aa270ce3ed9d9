// SPDX-License-Identifier: MIT
#include "core/run/buildlog.h"

#include <QRegularExpression>

#include <array>

namespace slipway::run {

namespace {

using Kind = LogEvent::Kind;

QRegularExpressionMatch match(const QRegularExpression &pattern, QStringView line)
{
    return pattern.matchView(line);
}

/// buildah and podman: `STEP 2/3: RUN …`, `[1/2] STEP 2/3: RUN …`; also at the end of a line that RUN left open.
LogEvent buildahStep(QStringView line)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"((?:\[(\d{1,6})/(\d{1,6})\] )?STEP (\d{1,6})/(\d{1,6}): ([A-Z]+(?: .*)?)$)"));
    const QRegularExpressionMatch found = match(pattern, line);
    if (!found.hasMatch())
        return {};
    return {.kind = Kind::StepStarted,
            .text = found.captured(5),
            .stage = found.captured(1),
            .stageNumber = found.captured(1).toInt(),
            .stageCount = found.captured(2).toInt(),
            .number = found.captured(3).toInt(),
            .total = found.captured(4).toInt()};
}

LogEvent buildahLine(QStringView line)
{
    static const QRegularExpression commit(QStringLiteral(R"(^(?:\[(\d{1,6})/\d{1,6}\] )?COMMIT(?: .*)?$)"));
    static const QRegularExpression image(QStringLiteral("^[0-9a-f]{64}$"));
    if (const LogEvent step = buildahStep(line); step.kind != Kind::Output)
        return step;
    if (const QRegularExpressionMatch found = match(commit, line); found.hasMatch())
        return {.kind = Kind::StageEnded, .stage = found.captured(1), .stageNumber = found.captured(1).toInt()};
    if (line.startsWith(u"--> Using cache "))
        return {.kind = Kind::StepCached};
    if (line.startsWith(u"--> "))
        return {.kind = Kind::StepEnded};
    if (line.startsWith(u"Error: "))
        return {.kind = Kind::Problem, .text = line.sliced(7).toString()};
    if (match(image, line).hasMatch())
        return {.kind = Kind::ImageNamed, .text = line.toString()};
    return {};
}

/// docker's classic builder counts one row of steps over all stages: `Step 2/6 : RUN …`.
LogEvent dockerClassicLine(QStringView line)
{
    static const QRegularExpression step(QStringLiteral(R"((?:^|[^ ])Step (\d{1,6})/(\d{1,6}) : ([A-Z]+(?: .*)?)$)"));
    static const QRegularExpression ended(QStringLiteral(R"(^ ---> [0-9a-f]{12}$)"));
    if (const QRegularExpressionMatch found = match(step, line); found.hasMatch())
        return {.kind = Kind::StepStarted,
                .text = found.captured(3),
                .number = found.captured(1).toInt(),
                .total = found.captured(2).toInt()};
    if (line == u" ---> Using cache")
        return {.kind = Kind::StepCached};
    if (match(ended, line).hasMatch())
        return {.kind = Kind::StepEnded};
    if (line.startsWith(u"Successfully built "))
        return {.kind = Kind::ImageNamed, .text = line.sliced(19).toString()};
    return {};
}

/// What follows `#N ` in BuildKit's plain progress.
LogEvent vertexLine(int vertex, QStringView text)
{
    static const QRegularExpression step(QStringLiteral(R"(^\[(?:([^\]]+) )?(\d{1,6})/(\d{1,6})\] (.+)$)"));
    static const QRegularExpression image(QStringLiteral("^writing image (sha256:[0-9a-f]{64})(?: .*)?$"));
    if (const QRegularExpressionMatch found = match(step, text); found.hasMatch())
        return {.kind = Kind::StepStarted,
                .text = found.captured(4),
                .stage = found.captured(1),
                .number = found.captured(2).toInt(),
                .total = found.captured(3).toInt(),
                .vertex = vertex};
    if (text == u"CACHED")
        return {.kind = Kind::StepCached, .vertex = vertex};
    if (text.startsWith(u"DONE "))
        return {.kind = Kind::StepEnded, .vertex = vertex};
    if (text.startsWith(u"ERROR: "))
        return {.kind = Kind::StepFailed, .text = text.sliced(7).toString(), .vertex = vertex};
    if (const QRegularExpressionMatch found = match(image, text); found.hasMatch())
        return {.kind = Kind::ImageNamed, .text = found.captured(1), .vertex = vertex};
    return {.vertex = vertex};
}

LogEvent dockerLine(QStringView line)
{
    static const QRegularExpression vertex(QStringLiteral(R"(^#(\d{1,9}) (.*)$)"));
    if (const QRegularExpressionMatch found = match(vertex, line); found.hasMatch())
        return vertexLine(found.captured(1).toInt(), found.capturedView(2));
    if (line.startsWith(u"ERROR: "))
        return {.kind = Kind::Problem, .text = line.sliced(7).toString()};
    return dockerClassicLine(line);
}

} // namespace

LogEvent parsedLine(EngineKind engine, QStringView line)
{
    return engine == EngineKind::Docker ? dockerLine(line) : buildahLine(line);
}

} // namespace slipway::run
