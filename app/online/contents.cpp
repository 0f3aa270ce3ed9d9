// SPDX-License-Identifier: MIT
#include "core/image/contents.h"
#include "app/cli/online.h"
#include "app/cli/report.h"

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

Json originOf(const Origin &origin, const descriptor::Files &files)
{
    if (!origin.isWritten())
        return {};
    const Json place = asJson(Diagnostic{.origin = origin}, files);
    return origin.file.string() + ":" + printJson(*place.find("line"));
}

JsonObject objectOf(const image::Entry &entry, const descriptor::Files &files)
{
    JsonObject object{
        {"path", entry.path}, {"type", std::string(typeName(entry.type))}, {"origin", originOf(entry.origin, files)}};
    if (entry.type == image::EntryType::FromStage) {
        object.emplace_back("stage", entry.stage);
        object.emplace_back("source", entry.sourcePath);
        return object;
    }
    object.emplace_back("mode", std::format("{:04o}", entry.mode));
    object.emplace_back("uid", std::uint64_t(entry.uid));
    object.emplace_back("gid", std::uint64_t(entry.gid));
    object.emplace_back("size", std::uint64_t(entry.size));
    if (entry.type == image::EntryType::File)
        object.emplace_back("digest", entry.digest);
    if (entry.type == image::EntryType::Symlink)
        object.emplace_back("linkTarget", entry.linkTarget);
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
        JsonArray entries;
        for (const image::Entry &entry : contents.entries)
            entries.push_back(objectOf(entry, project.files));
        print(JsonObject{{"entries", entries},
                         {"totalSize", std::uint64_t(contents.totalSize)},
                         {"isScratch", project.result.plan && project.result.plan->target.isScratch()},
                         {"problems", asJson(problems, project.files)}});
    } else if (project.result.plan) {
        printText(contents, *project.result.plan);
    }
    return isFine ? 0 : 1;
}

} // namespace slipway::cli
