// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/engine.h"
#include "core/text/diagnostic.h"

#include <QStringView>

#include <optional>

namespace slipway::run {

/// What to do about a line of an engine's output that tells of a known obstacle: machines inside of containers, without
/// user name spaces or without a network. Nothing for any other line.
[[nodiscard]] std::optional<Diagnostic> adviceFor(EngineKind engine, QStringView line);

} // namespace slipway::run
