// SPDX-License-Identifier: MIT
#pragma once

#include "tests/corpus/corpuscase.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace slipway::corpus {

/// How one run of slipway-cli ended.
struct Ran {
    int exit = -1; ///< -1: it crashed or took too long
    QString errors;
    Files files; ///< of the target folder
};

/// The projects in a folder of their own, their git repositories, and a home folder: everything that a case needs and
/// nothing of this user's.
class CorpusWorld
{
public:
    explicit CorpusWorld(const std::filesystem::path &corpus);

    /// Why it could not be made; empty when it could.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Absolute, as the recorded files name it.
    [[nodiscard]] QString projectFolder(const Case &one) const;
    /// Runs SLIPWAY_CLI with the case's arguments and --no-artifacts, into a target folder that is not there yet.
    [[nodiscard]] Ran run(const Case &one) const;

private:
    void makeRepositories(const std::filesystem::path &corpus);
    void makeRepository(const std::filesystem::path &refs, const QString &repository);
    QString git(const QStringList &arguments, const QString &workTree = {});

    QTemporaryDir m_folder{QStringLiteral("/var/tmp/slipway-corpus-XXXXXX")};
    QString m_root;
    QProcessEnvironment m_environment;
    QString m_problem;
};

} // namespace slipway::corpus
