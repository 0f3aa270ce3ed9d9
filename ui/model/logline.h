// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace slipway::ui {

enum class LogKind : std::uint8_t {
    Output,      ///< of a RUN, and whatever else a program says
    ErrorOutput, ///< the same from standard error: often progress, not trouble
    Step,        ///< a step of the build begins
    Note,        ///< what Slipway adds
    Failure,     ///< why the build failed
};

/// One line of a log, without its line end.
struct LogLine {
    QString text;
    LogKind kind = LogKind::Output;
    std::shared_ptr<const Origin> place = nullptr; ///< of a step: what it was made from; nullptr: unknown
};

} // namespace slipway::ui
