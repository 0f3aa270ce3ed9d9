// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QList>

#include <functional>

namespace slipway::ui {

/// What a view does with origins that are a whole file when the current place lies somewhere in it.
enum class WholeFiles : std::uint8_t { Ignore, Match };

/// Which of `count` origins show the current place: those written within it; if there are none, the narrowest that it
/// lies in. A whole file as place means that file's own origins only, not everything in it.
[[nodiscard]] QList<int> showing(const Origin &place, int count, const std::function<const Origin &(int)> &originOf,
                                 WholeFiles wholeFiles = WholeFiles::Ignore);

} // namespace slipway::ui
