// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/input.h"

#include <filesystem>
#include <string>

namespace slipway::bench {

/// A valid image descriptor of about `lines` lines: environment, labels, ports, artifacts, packages and modules.
[[nodiscard]] std::string syntheticDescriptor(int lines);

/// Descriptors with one list of `rows` items, a blank line between every ten.
[[nodiscard]] std::string environmentOf(int rows);
[[nodiscard]] std::string artifactsOf(int rows);

/// The module repositories of the corpus, as they lie there.
class CorpusRepositories : public plan::RepositorySource
{
public:
    explicit CorpusRepositories(std::filesystem::path corpus);

    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> checkout(const std::string &url,
                                                                            const std::string &ref) const override;

private:
    std::filesystem::path m_git;
};

} // namespace slipway::bench
