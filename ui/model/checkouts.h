// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/input.h"
#include "ui/model/analysis.h"

#include <mutex>
#include <optional>

namespace slipway::ui {

/// Hands every question on to another source and remembers the answers, each once.
class RecordedRepositories : public plan::RepositorySource
{
public:
    /// `source` outlives this.
    explicit RecordedRepositories(const plan::RepositorySource &source)
        : m_source(source)
    {
    }

    [[nodiscard]] std::expected<Path, Diagnostic> checkout(const std::string &url,
                                                           const std::string &ref) const override;
    /// In the order of the questions; places are those of a mapping with this URL and ref in the texts that are open.
    [[nodiscard]] std::vector<Checkout> checkouts(const std::map<Path, FileState> &open) const;

private:
    const plan::RepositorySource &m_source;
    mutable std::mutex m_mutex;
    mutable std::vector<Checkout> m_checkouts;
};

/// The checkout that a file lies in; nullptr for files of the user's own.
[[nodiscard]] const Checkout *checkoutOf(const std::vector<Checkout> &checkouts, const Path &file);
/// A commit as people write it: its first twelve digits.
[[nodiscard]] std::string shortCommit(const std::string &commit);

} // namespace slipway::ui
