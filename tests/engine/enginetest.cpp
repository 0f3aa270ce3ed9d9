// SPDX-License-Identifier: MIT
#include "tests/engine/enginetest.h"

#include <QCryptographicHash>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

namespace slipway::test {

bool canRun(const QStringList &programs)
{
    QStringList missing;
    for (const QString &program : programs) {
        if (QStandardPaths::findExecutable(program).isEmpty() && !QFile::exists(program))
            missing << program + QStringLiteral(" is not installed");
    }
    if (::geteuid() != 0)
        missing << QStringLiteral("engines are tested as root only");
    if (missing.isEmpty())
        return true;
    std::printf("SKIPPED: %s\n", qPrintable(missing.join(QStringLiteral(", "))));
    return false;
}

EngineProject::EngineProject()
{
    write(QStringLiteral("../storage.conf"),
          QStringLiteral("[storage]\ndriver = \"overlay\"\ngraphroot = \"%1/../graph\"\nrunroot = \"%1/../run\"\n")
              .arg(path())
              .toUtf8());
    setEnvironment(QStringLiteral("CONTAINERS_STORAGE_CONF"), path(QStringLiteral("../storage.conf")));
    setEnvironment(QStringLiteral("PODMAN_IGNORE_CGROUPSV1_WARNING"), QStringLiteral("1"));
}

EngineProject::~EngineProject()
{
    (void)run(QStringLiteral("umount"), {QStringLiteral("-l"), path(QStringLiteral("../graph/overlay"))});
}

QStringList EngineProject::flags()
{
    QStringList flags;
    for (const char *flag :
         {"--isolation=chroot", "--pull=never", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024"})
        flags << QStringLiteral("--build-flag=") + QString::fromLatin1(flag);
    return flags;
}

std::expected<image::ReadImage, std::string> EngineProject::stored(const QString &tag, const QString &layout) const
{
    const Ended copied = run(QStringLiteral("skopeo"),
                             {QStringLiteral("copy"), QStringLiteral("-q"), QStringLiteral("containers-storage:") + tag,
                              QStringLiteral("oci:%1:image").arg(path(layout))});
    if (copied.exit != 0)
        return std::unexpected(copied.errors.toStdString());
    return image::readImage(path(layout).toStdString());
}

QString configured(const image::ReadImage &image)
{
    const Json *config = image.config.find("config");
    if (config == nullptr || config->asObject() == nullptr)
        return {};
    std::map<std::string, std::string> lines;
    for (const auto &[key, value] : *config->asObject()) {
        const JsonObject *object = value.asObject();
        if (object == nullptr)
            lines[key] = printJson(value);
        for (const auto &[name, member] : object != nullptr ? *object : JsonObject()) {
            if (name != "io.buildah.version")
                lines[key + " " + name] = printJson(member);
        }
    }
    std::string result;
    for (const auto &[key, value] : lines)
        result += key + ": " + value + "\n";
    return QString::fromStdString(result);
}

QString listed(const QString &folder)
{
    namespace fs = std::filesystem;
    std::vector<std::string> lines;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(folder.toStdString())) {
        struct stat status{};
        if (::lstat(entry.path().c_str(), &status) != 0)
            continue;
        QFile file(QString::fromStdString(entry.path().string()));
        std::string digest;
        if (entry.is_regular_file() && file.open(QIODevice::ReadOnly))
            digest =
                " sha256:" + QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex().toStdString();
        const QByteArray mode = QByteArray::number(status.st_mode & 07777, 8).rightJustified(4, '0');
        lines.push_back(entry.path().lexically_relative(folder.toStdString()).string() + " " + mode.toStdString() +
                        digest + "\n");
    }
    std::ranges::sort(lines);
    std::string text;
    for (const std::string &line : lines)
        text += line;
    return QString::fromStdString(text);
}

} // namespace slipway::test
