// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::fetch {

/// Why this is no URL to hand to git: empty, looks like an option, holds control characters, or names a transport
/// helper
/// (`ext::…` runs commands). Code `git-url`.
[[nodiscard]] std::optional<Diagnostic> refusedUrl(const std::string &url);
/// Why this is no branch, tag or commit: the rules of git-check-ref-format(1), so that nothing in it can mean an
/// option, a path or an expression. Code `git-ref`.
[[nodiscard]] std::optional<Diagnostic> refusedRef(const std::string &ref);

/// Full names to try for a ref, in the order in which `git checkout REF` in a fresh clone decides: the default branch,
/// a tag, any other branch, a commit.
[[nodiscard]] std::vector<std::string> refCandidates(const std::string &ref, std::string_view defaultBranch);

/// URL for messages, without a password.
[[nodiscard]] std::string shownUrl(const std::string &url);

} // namespace slipway::fetch
