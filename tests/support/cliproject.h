// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace slipway::test {

/// How a program ended, and what it said.
struct Ended {
    int exit = -1; ///< -1: it crashed or took too long
    QString output;
    QString errors;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output.toUtf8()).object(); }
};

/// A folder with a descriptor, in which slipway-cli (SLIPWAY_CLI) and other programs are run.
class CliProject
{
public:
    CliProject() { m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("cache"))); }

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? root() : root() + QLatin1Char('/') + name;
    }
    void setEnvironment(const QString &name, const QString &value) { m_environment.insert(name, value); }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Copies a folder of the source tree into the project.
    void copy(const QString &folder) const
    {
        const QDir source(QStringLiteral(SLIPWAY_SOURCE_DIR "/") + folder);
        QDirIterator files(source.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                write(source.relativeFilePath(file.fileName()), file.readAll());
            QFile::setPermissions(path(source.relativeFilePath(file.fileName())),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup |
                                      QFileDevice::ReadOther);
        }
    }

    [[nodiscard]] Ended run(const QString &program, const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, program, arguments);
        process.write(input);
        process.closeWriteChannel();
        return end(process);
    }
    [[nodiscard]] Ended cli(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(QStringLiteral(SLIPWAY_CLI), arguments, input);
    }
    void start(QProcess &process, const QString &program, const QStringList &arguments) const
    {
        process.setWorkingDirectory(path());
        process.setProcessEnvironment(m_environment);
        process.start(program, arguments);
    }
    [[nodiscard]] static Ended end(QProcess &process)
    {
        constexpr int patience = 540'000; // ms; a deadline, not an expectation
        const bool isEnded = process.state() == QProcess::NotRunning || process.waitForFinished(patience);
        return {.exit = isEnded && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .output = QString::fromUtf8(process.readAllStandardOutput()),
                .errors = QString::fromUtf8(process.readAllStandardError())};
    }

private:
    [[nodiscard]] QString root() const { return QDir(m_folder.path()).canonicalPath() + QStringLiteral("/project"); }

    /// Below /var/tmp: images need room, and a real file system.
    QTemporaryDir m_folder{QStringLiteral("/var/tmp/slipway-test-XXXXXX")};
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    bool m_isMade = QDir(m_folder.path()).mkdir(QStringLiteral("project"));
};

} // namespace slipway::test
