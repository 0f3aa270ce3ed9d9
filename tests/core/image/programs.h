// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <cstdio>

/// Programs of other people that read and build images, with a private storage.
namespace slipway::image::test {

struct Outcome {
    int exit = -1;
    QString output; ///< stdout
    QString errors; ///< stderr
};

/// False, having said so, when a program is missing or containers cannot be made by this user.
inline bool canRun(const QStringList &programs)
{
    QStringList missing;
    for (const QString &program : programs)
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing << program + QStringLiteral(" is not installed");
    if (::geteuid() != 0)
        missing << QStringLiteral("engines are tested as root only");
    if (missing.isEmpty())
        return true;
    std::printf("SKIPPED: %s\n", qPrintable(missing.join(QStringLiteral(", "))));
    return false;
}

/// A storage of images in a temporary folder.
class Storage
{
public:
    Storage()
    {
        QFile file(m_folder.filePath(QStringLiteral("storage.conf")));
        if (file.open(QIODevice::WriteOnly))
            file.write(QStringLiteral("[storage]\ndriver = \"vfs\"\ngraphroot = \"%1/graph\"\nrunroot = \"%1/run\"\n")
                           .arg(m_folder.path())
                           .toUtf8());
    }

    [[nodiscard]] Outcome run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("CONTAINERS_STORAGE_CONF"),
                           m_folder.filePath(QStringLiteral("storage.conf")));
        environment.insert(QStringLiteral("PODMAN_IGNORE_CGROUPSV1_WARNING"), QStringLiteral("1"));
        for (const char *sanitizer : {"ASAN_OPTIONS", "LSAN_OPTIONS"})
            environment.remove(QString::fromLatin1(sanitizer));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        process.waitForFinished(60'000);
        return {.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .output = QString::fromUtf8(process.readAllStandardOutput()),
                .errors = QString::fromUtf8(process.readAllStandardError())};
    }

private:
    QTemporaryDir m_folder;
};

} // namespace slipway::image::test
