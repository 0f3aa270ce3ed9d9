// SPDX-License-Identifier: MIT
#include "core/image/contents.h"

#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/report.h"

#include <QLocale>

#include <format>

namespace slipway::cli {

namespace {

std::string_view typeName(image::EntryType type)
{
    switch (type) {
    case image::EntryType::File:
        return "file";
    case image::EntryType::Directory:
        return "directory";
    case image::EntryType::Symlink:
        return "symlink";
    case image::EntryType::FromStage:
        return "from-stage";
    }
    return {};
}

/// As `ls -l` prints it: `drwxr-xr-x`.
std::string modeText(const image::Entry &entry)
{
    std::string text(1, entry.type == image::EntryType::Directory ? 'd'
                        : entry.type == image::EntryType::Symlink ? 'l'
                                                                  : '-');
    for (int bit = 8; bit >= 0; --bit)
        text += (entry.mode >> bit & 1) != 0 ? "xwr"[bit % 3] : '-';
    if ((entry.mode & 04000) != 0)
        text[3] = text[3] == 'x' ? 's' : 'S';
    if ((entry.mode & 02000) != 0)
        text[6] = text[6] == 'x' ? 's' : 'S';
    if ((entry.mode & 01000) != 0)
        text[9] = text[9] == 'x' ? 't' : 'T';
    return text;
}

std::string lineOf(const image::Entry &entry)
{
    if (entry.type == image::EntryType::FromStage)
        return std::format("{:10} {:>10}  /{}  from stage {}, known after its build\n", "?", "?", entry.path,
                           entry.stage);
    std::string path = "/" + entry.path + (entry.type == image::EntryType::Directory ? "/" : "");
    if (entry.type == image::EntryType::Symlink)
        path += " -> " + entry.linkTarget;
    return std::format("{} {:>10}  {}\n", modeText(entry),
                       entry.type == image::EntryType::File ? std::to_string(entry.size) : "-", path);
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonValue originOf(const Origin &origin, const descriptor::Files &files)
{
    if (!origin.isWritten())
        return QJsonValue();
    const QJsonObject place = asJson(Diagnostic{.origin = origin}, files);
    return shown(origin.file.string()) + QLatin1Char(':') +
           QString::number(place.value(QLatin1String("line")).toInteger());
}

QJsonObject objectOf(const image::Entry &entry, const descriptor::Files &files)
{
    QJsonObject object{{QStringLiteral("path"), shown(entry.path)},
                       {QStringLiteral("type"), shown(std::string(typeName(entry.type)))},
                       {QStringLiteral("origin"), originOf(entry.origin, files)}};
    if (entry.type == image::EntryType::FromStage) {
        object.insert(QStringLiteral("stage"), shown(entry.stage));
        object.insert(QStringLiteral("source"), shown(entry.sourcePath));
        return object;
    }
    object.insert(QStringLiteral("mode"), shown(std::format("{:04o}", entry.mode)));
    object.insert(QStringLiteral("uid"), static_cast<qint64>(entry.uid));
    object.insert(QStringLiteral("gid"), static_cast<qint64>(entry.gid));
    object.insert(QStringLiteral("size"), static_cast<qint64>(entry.size));
    if (entry.type == image::EntryType::File)
        object.insert(QStringLiteral("digest"), shown(entry.digest));
    if (entry.type == image::EntryType::Symlink)
        object.insert(QStringLiteral("linkTarget"), shown(entry.linkTarget));
    return object;
}

void printText(const image::Contents &contents, const plan::Plan &plan)
{
    for (const image::Entry &entry : contents.entries)
        print(lineOf(entry));
    if (!plan.target.isScratch())
        printError("note: the image is not FROM scratch; this is only what its artifacts add to " +
                   plan.target.from.text + ".\n");
}

} // namespace

int contents(const Invocation &invocation)
{
    Project project(invocation);
    load(project, invocation);
    std::vector<Diagnostic> problems = project.result.diagnostics;
    image::Contents contents;
    if (project.result.plan) {
        contents = image::contents(*project.result.plan, {.withDigests = invocation.global.isJson});
        problems.insert(problems.end(), contents.problems.begin(), contents.problems.end());
    }
    const bool isFine = report(problems, project, invocation.global.isJson);
    if (invocation.global.isJson) {
        QJsonArray entries;
        for (const image::Entry &entry : contents.entries)
            entries.append(objectOf(entry, project.files));
        print(QJsonObject{{QStringLiteral("entries"), entries},
                          {QStringLiteral("totalSize"), static_cast<qint64>(contents.totalSize)},
                          {QStringLiteral("isScratch"), project.result.plan && project.result.plan->target.isScratch()},
                          {QStringLiteral("problems"), asJson(problems, project.files)}});
    } else if (project.result.plan) {
        printText(contents, *project.result.plan);
    }
    return isFine ? 0 : 1;
}

} // namespace slipway::cli
