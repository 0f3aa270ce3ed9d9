// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/engine.h"
#include "core/run/linedecoder.h"
#include "core/text/diagnostic.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <chrono>
#include <cstdint>
#include <optional>

namespace slipway::run {

/// What one line of an engine's output means.
struct LogEvent {
    enum class Kind : std::uint8_t {
        Output,      ///< of a RUN instruction, or the engine's talk
        StepStarted, ///< an instruction begins
        StepCached,  ///< … was taken from the cache
        StepEnded,   ///< … is done
        StepFailed,  ///< … has failed; `text` says how
        StageEnded,  ///< the stage is complete (COMMIT)
        ImageNamed,  ///< `text` is the finished image's ID or tag
        Problem,     ///< `text` is what the engine says went wrong with the build
    };

    Kind kind = Kind::Output;
    QString text = {};   ///< StepStarted: the instruction
    QString stage = {};  ///< BuildKit: its name; buildah: its number; empty with a single stage
    int stageNumber = 0; ///< 1-based; 0: not told
    int stageCount = 0;  ///< 0: not told
    int number = 0;      ///< 1-based, in its stage
    int total = 0;       ///< of its stage
    int vertex = 0;      ///< BuildKit's #N; 0 with other engines

    bool operator==(const LogEvent &) const = default;
};

/// The meaning of a line without escapes. Never fails: what is not understood is Output.
[[nodiscard]] LogEvent parsedLine(EngineKind engine, QStringView line);

enum class StepState : std::uint8_t { Running, Done, Cached, Failed, Stopped };

/// One instruction of the build.
struct BuildStep {
    QString stage = {};
    int stageNumber = 0; ///< 1-based; 0: the engine does not number them
    int number = 0;
    int total = 0;
    QString instruction = {};
    StepState state = StepState::Running;
    std::chrono::milliseconds begin{0}; ///< since the build's start
    std::chrono::milliseconds end{0};   ///< meaningless while it runs
    qsizetype line = 0;                 ///< 0-based number of the line that announced it
    int vertex = 0;

    bool operator==(const BuildStep &) const = default;
};

/// What is known of a build from its output so far. A value; `advance` makes it go on line by line.
struct BuildLog {
    EngineKind engine = EngineKind::Podman;
    int stageCount = 0; ///< as far as known; may be set beforehand, since BuildKit tells of a stage when it begins
    QList<BuildStep> steps = {};
    double fraction = 0;                   ///< 0 … 1, never falls
    QString error = {};                    ///< the engine's own words for what went wrong; empty: none yet
    QString image = {};                    ///< ID of the finished image
    std::optional<Diagnostic> advice = {}; ///< a known obstacle of this machine, and the way round it
    qsizetype lineCount = 0;
    QString lastErrorLine = {}; ///< the last line on stderr that is not blank

    bool operator==(const BuildLog &) const = default;
};

/// Takes the next line, which arrived `at` after the build's start.
void advance(BuildLog &log, const Line &line, std::chrono::milliseconds at);
/// Settles what is still running when the build has ended; a failed build has an error afterwards if it said anything.
void conclude(BuildLog &log, StepState outcome, std::chrono::milliseconds at);

} // namespace slipway::run
