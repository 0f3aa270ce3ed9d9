// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"
#include "ui/model/filestore.h"

#include <functional>
#include <memory>
#include <vector>

/// What is done with the file of a document off the UI thread, by value.
namespace slipway::ui {

/// A text that is shared with another thread.
using SharedText = std::shared_ptr<const std::string>;

/// A file that is to be written.
struct SaveJob {
    std::filesystem::path file;
    SharedText text;
    /// What the file holds unless somebody else wrote it: then it is left as it is. nullptr: it may hold anything.
    SharedText expected;
    std::function<void()> before; ///< comes before all else; may be empty
};

/// Writes it as saveTextFile() does.
[[nodiscard]] std::expected<Saved, SaveFailure> save(const SaveJob &job, FileSystem &files);

/// A file that is to be looked at.
struct LookJob {
    std::filesystem::path file;
    SharedText base; ///< what it was known to hold
    SharedText text; ///< what its document holds now
};

/// What was found there.
struct Look {
    std::optional<FileFacts> facts; ///< none: the file is gone
    SharedText bytes;               ///< when it holds another text than the base
    std::vector<TextEdit> edits;    ///< from the document's text to those bytes
};

[[nodiscard]] Look look(const LookJob &job, FileSystem &files);

} // namespace slipway::ui
