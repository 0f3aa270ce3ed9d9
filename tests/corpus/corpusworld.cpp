// SPDX-License-Identifier: MIT
#include "tests/corpus/corpusworld.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <utility>

namespace slipway::corpus {

namespace {

namespace fs = std::filesystem;

constexpr int patience = 120'000; // ms; a deadline, not an expectation

std::vector<fs::path> foldersIn(const fs::path &folder)
{
    std::vector<fs::path> folders;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder))
        folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

/// Only what programs need to run, so that no setting of the user's counts.
QProcessEnvironment environmentIn(const QString &root)
{
    QProcessEnvironment environment;
    for (const char *name : {"PATH", "LANG", "LC_ALL", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(name))
            environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
    environment.insert(QStringLiteral("HOME"), root + QStringLiteral("/home"));
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), root + QStringLiteral("/gitconfig"));
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    for (const char *who : {"AUTHOR", "COMMITTER"}) {
        environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1StringView(who)), QStringLiteral("a"));
        environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1StringView(who)), QStringLiteral("a@b"));
    }
    return environment;
}

} // namespace

CorpusWorld::CorpusWorld(const fs::path &corpus)
    : m_root(QDir(m_folder.path()).canonicalPath())
    , m_environment(environmentIn(m_root))
{
    QDir(m_root).mkpath(QStringLiteral("home"));
    QFile configuration(m_root + QStringLiteral("/gitconfig"));
    if (configuration.open(QIODevice::WriteOnly))
        configuration.write("[url \"file://" + m_root.toUtf8() + "/git/\"]\n\tinsteadOf = https://github.com/\n" +
                            "[safe]\n\tdirectory = *\n");
    std::error_code error;
    fs::copy(corpus / "projects", m_root.toStdString() + "/projects",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error)
        m_problem = QString::fromStdString(error.message());
    else
        makeRepositories(corpus);
}

void CorpusWorld::makeRepositories(const fs::path &corpus)
{
    for (const fs::path &owner : foldersIn(corpus / "git")) {
        for (const fs::path &repository : foldersIn(owner))
            makeRepository(repository, QString::fromStdString((owner.filename() / repository.filename()).string()));
    }
}

/// One branch for each ref, named by its folder.
void CorpusWorld::makeRepository(const fs::path &refs, const QString &repository)
{
    const QString place = m_root + QStringLiteral("/git/") + repository + QStringLiteral(".git");
    git({QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"), place});
    m_environment.insert(QStringLiteral("GIT_DIR"), place);
    bool isFirst = true;
    for (const fs::path &folder : foldersIn(refs)) {
        const QString name =
            QString::fromStdString(folder.filename().string()).replace(QLatin1String("%2F"), QLatin1String("/"));
        const QString branch = QStringLiteral("refs/heads/") + name;
        git({QStringLiteral("add"), QStringLiteral("-A"), QStringLiteral("-f"), QStringLiteral(".")},
            QString::fromStdString(folder.string()));
        const QString tree = git({QStringLiteral("write-tree")});
        const QString commit = git({QStringLiteral("commit-tree"), tree, QStringLiteral("-m"), name});
        git({QStringLiteral("update-ref"), branch, commit});
        if (std::exchange(isFirst, false))
            git({QStringLiteral("symbolic-ref"), QStringLiteral("HEAD"), branch});
    }
    m_environment.remove(QStringLiteral("GIT_DIR"));
}

QString CorpusWorld::git(const QStringList &arguments, const QString &workTree)
{
    QProcess process;
    QProcessEnvironment environment = m_environment;
    if (!workTree.isEmpty())
        environment.insert(QStringLiteral("GIT_WORK_TREE"), workTree);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(workTree.isEmpty() ? m_root : workTree);
    process.start(QStringLiteral("git"), arguments);
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        m_problem = QStringLiteral("git ") + arguments.join(u' ') + QStringLiteral(": ") +
                    QString::fromUtf8(process.readAllStandardError()) + process.errorString();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString CorpusWorld::projectFolder(const Case &one) const
{
    return m_root + QStringLiteral("/projects/") + one.project;
}

Ran CorpusWorld::run(const Case &one) const
{
    const QString directory = QDir::cleanPath(projectFolder(one) + u'/' + one.directory);
    const fs::path target = (directory + QStringLiteral("/target")).toStdString();
    std::error_code error;
    fs::remove_all(target, error);
    QDir().mkpath(directory); // a project without files has no folder
    QProcess process;
    process.setWorkingDirectory(directory);
    process.setProcessEnvironment(m_environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(QStringLiteral(SLIPWAY_CLI), QStringList(QStringLiteral("--no-artifacts")) + one.arguments);
    const bool isEnded = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    Ran ran{.exit = isEnded ? process.exitCode() : -1,
            .errors = QString::fromUtf8(process.readAllStandardError()),
            .files = decidedFiles(target)};
    fs::remove_all(target, error);
    return ran;
}

} // namespace slipway::corpus
