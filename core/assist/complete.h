// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"
#include "core/text/textedit.h"

#include <functional>

namespace slipway::assist {

enum class CompletionKind : std::uint8_t {
    Key,
    Choice, ///< one of the few values that are allowed
    Module,
    Version,
    Stage,
    Artifact,
    File,
    Folder,
    Known, ///< in common use: labels, ports, users
    Seen,  ///< written elsewhere in the project
};

/// One thing that can be written at the cursor.
struct CompletionItem {
    std::string label;
    CompletionKind kind = CompletionKind::Key;
    std::string detail;        ///< a few words for the end of the row: a type, a version, where it is known from
    std::string documentation; ///< one paragraph, English; may be empty
    TextEdit edit;
    std::size_t caret = 0;   ///< where the caret goes: bytes of the edit's replacement
    bool isRequired = false; ///< a key that has to be there
    bool goesOn = false;     ///< there is more to complete behind it: ask again
    int score = 0;
};

struct Completion {
    Span word;                         ///< what is being typed: typing on within it narrows the list
    std::vector<CompletionItem> items; ///< best first, at most maximumCompletions
};

inline constexpr std::size_t maximumCompletions = 200;

/// A text that is being typed, and where.
struct CompletionRequest {
    std::string_view text;
    std::size_t cursor = 0;
    std::filesystem::path file; ///< absolute: paths on disk are relative to its folder
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;
};

/// Gives the project, which lives as long as the completion is looked for; asked only where the project matters, which
/// is in few of the places where somebody types.
using ProjectOnDemand = std::function<const Project &()>;

/// What can be written at the cursor. The text may be broken. The project may be of an older text; files are listed
/// through its `disk`, when it has one.
[[nodiscard]] Completion complete(const CompletionRequest &request, const ProjectOnDemand &project);

/// How well `typed` fits `label`: higher is better, 0 for an empty `typed`, negative for not at all. Prefixes come
/// before starts of words (`fc` → `follow_tag` is none, `ft` is), those before letters somewhere in order; case counts
/// little.
[[nodiscard]] int completionScore(std::string_view typed, std::string_view label);

} // namespace slipway::assist
