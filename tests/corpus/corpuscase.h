// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/input.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace slipway::corpus {

/// One run of CEKit that was recorded: its arguments and what it wrote (see the corpus's README).
struct Case {
    QString id;
    std::filesystem::path folder;  ///< of the case
    std::filesystem::path project; ///< absolute; `@PROJECT@` in the recorded files
    plan::Input input;
    bool isRejected = false;
    bool hasOutput = false; ///< a dry run that wrote its target folder
    bool noSquash = false;
    std::string containerFile; ///< name below target/image
};

/// Where the corpus is: beside the checkout, or where SLIPWAY_CORPUS says; or nothing.
[[nodiscard]] std::optional<std::filesystem::path> corpusFolder();

/// All cases that plan something, in order of their ids.
[[nodiscard]] std::vector<Case> readCases(const std::filesystem::path &corpus);

/// The recorded text of a file of the case's target folder; nothing when there is no such file.
[[nodiscard]] std::optional<std::string> recorded(const Case &recordedCase, const std::string &file);

/// The names of all recorded files, relative to the target folder.
[[nodiscard]] std::vector<std::string> recordedFiles(const Case &recordedCase);

/// The git repositories that the corpus holds, one folder for each ref.
class CorpusRepositories : public plan::RepositorySource
{
public:
    explicit CorpusRepositories(std::filesystem::path corpus)
        : m_corpus(std::move(corpus))
    {
    }
    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> checkout(const std::string &url,
                                                                            const std::string &ref) const override;

private:
    std::filesystem::path m_corpus;
};

/// What every address of an override answers in the corpus.
class EmptyTexts : public plan::TextSource
{
public:
    [[nodiscard]] std::expected<std::string, Diagnostic> text(const std::string &) const override
    {
        return std::string();
    }
};

} // namespace slipway::corpus
