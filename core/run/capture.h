// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/process.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace slipway::run {

/// What a short command said.
struct Captured {
    Outcome outcome = {};
    QByteArray output = {}; ///< at most `captureLimit` bytes of stdout
    QByteArray error = {};  ///< at most `captureLimit` bytes of stderr

    bool operator==(const Captured &) const = default;
};

inline constexpr qsizetype captureLimit = 16 * 1024 * 1024;

/// Runs a command for its output and calls `done` once, later, in the thread of `context`. The run belongs to
/// `context`: when that dies, the command is killed and `done` is never called. The returned process may be cancelled;
/// it deletes itself after `done`.
Process *capture(const Command &command, QObject *context, std::function<void(const Captured &)> done);

/// The last line that is not blank, trimmed: what a program that failed said at the end.
[[nodiscard]] std::string lastLine(const QByteArray &text);

} // namespace slipway::run
