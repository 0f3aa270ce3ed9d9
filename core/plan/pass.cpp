// SPDX-License-Identifier: MIT
#include "core/plan/pass.h"

#include <iterator>

namespace slipway::plan {

void Pass::report(std::vector<Diagnostic> more)
{
    problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace slipway::plan
