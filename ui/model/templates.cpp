// SPDX-License-Identifier: MIT
#include "ui/model/templates.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace slipway::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Templates", text);
}

QString rootOf(const Template &chosen)
{
    return QStringLiteral(":/templates/") + chosen.id;
}

QStringList filesOf(const Template &chosen)
{
    const QDir root(rootOf(chosen));
    QStringList files;
    QDirIterator it(root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(root.relativeFilePath(it.next()));
    files.sort();
    return files;
}

/// An empty string, or why it failed.
QString copyOut(const QString &from, const QString &to)
{
    if (!QDir().mkpath(QFileInfo(to).path()))
        return tr("The folder %1 could not be made.").arg(QFileInfo(to).path());
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return source.errorString();
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly) || target.write(source.readAll()) < 0)
        return tr("%1 could not be written: %2.").arg(to, target.errorString());
    if (to.endsWith(QLatin1String(".sh")))
        target.setPermissions(target.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    return {};
}

} // namespace

QList<Template> templates()
{
    const QString image = QStringLiteral("image.yaml");
    return {
        {QStringLiteral("scratch"), tr("Image from scratch"),
         tr("Files and metadata, no operating system. Slipway builds it by itself."), image},
        {QStringLiteral("multi-stage"), tr("Program in two stages"),
         tr("One stage compiles, the image from scratch holds the result. Needs an engine."), image},
        {QStringLiteral("distribution"), tr("Image on a distribution"),
         tr("Packages, a port, a user and a command on a base image. Needs an engine."), image},
        {QStringLiteral("module"), tr("Module"),
         tr("A part with settings and a script that several images can install."), QStringLiteral("module.yaml")},
    };
}

std::expected<std::filesystem::path, QString> instantiate(const Template &chosen, const QString &folder)
{
    const QDir target(folder);
    const QStringList files = filesOf(chosen);
    for (const QString &file : files) {
        if (QFileInfo::exists(target.filePath(file)))
            return std::unexpected(
                tr("%1 exists already. Choose another folder: nothing is overwritten.").arg(target.filePath(file)));
    }
    for (const QString &file : files) {
        const QString error = copyOut(rootOf(chosen) + QLatin1Char('/') + file, target.filePath(file));
        if (!error.isEmpty())
            return std::unexpected(error);
    }
    return std::filesystem::path(target.absoluteFilePath(chosen.mainFile).toStdString());
}

} // namespace slipway::ui
