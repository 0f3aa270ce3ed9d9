// SPDX-License-Identifier: MIT
#include "tests/corpus/corpuscase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace slipway::corpus {

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

Case readCase(const fs::path &folder)
{
    QFile file(QString::fromStdString((folder / "case.json").string()));
    const QJsonObject json =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    Case result{.id = QString::fromStdString(folder.filename().string()),
                .folder = folder,
                .project = json[u"project"].toString(),
                .directory = json[u"cwd"].toString(),
                .arguments = {},
                .exit = json[u"exit"].toInt(-1)};
    const QJsonArray arguments = json[u"args"].toArray();
    for (const QJsonValue &argument : arguments)
        result.arguments.append(argument.toString());
    return result;
}

/// `image/modules/NAME/module.yaml`, but not that of a module inside of a module.
bool isModule(const fs::path &name)
{
    return std::distance(name.begin(), name.end()) == 4 && *name.begin() == "image" &&
           *std::next(name.begin()) == "modules" && name.filename() == "module.yaml";
}

} // namespace

std::optional<fs::path> corpusFolder()
{
    const fs::path beside = (fs::path(SLIPWAY_SOURCE_DIR) / "../shared/corpus").lexically_normal();
    const fs::path folder =
        qEnvironmentVariable("SLIPWAY_CORPUS", QString::fromStdString(beside.string())).toStdString();
    return fs::is_directory(folder / "cases") ? std::optional(folder) : std::nullopt;
}

std::vector<Case> readCases(const fs::path &corpus)
{
    std::vector<fs::path> folders;
    for (const fs::directory_entry &entry : fs::directory_iterator(corpus / "cases"))
        folders.push_back(entry.path());
    std::ranges::sort(folders);
    std::vector<Case> cases;
    std::ranges::transform(folders, std::back_inserter(cases), readCase);
    return cases;
}

Files recordedFiles(const Case &one, const std::string &project)
{
    Files files;
    const fs::path target = one.folder / "target";
    if (!fs::is_directory(target))
        return files;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(target)) {
        if (entry.is_directory())
            continue;
        std::string text = contentOf(entry.path());
        replaceAll(text, "@PROJECT@", project);
        replaceAll(text, "4.17.0.dev0", "4.16.0");
        files.emplace(entry.path().lexically_relative(target).string(), std::move(text));
    }
    return files;
}

Files decidedFiles(const fs::path &target)
{
    static constexpr std::array known{"image.yaml",
                                      "image/Dockerfile",
                                      "image/Containerfile",
                                      "image/help.md",
                                      "image/container.yaml",
                                      "image/content_sets.yml",
                                      "image/gating.yaml",
                                      "image/fetch-artifacts-url.yaml",
                                      "image/fetch-artifacts-pnc.yaml"};
    Files files;
    if (!fs::is_directory(target))
        return files;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(target)) {
        const fs::path name = entry.path().lexically_relative(target);
        if (!entry.is_directory() && (isModule(name) || std::ranges::contains(known, name.string())))
            files.emplace(name.string(), contentOf(entry.path()));
    }
    return files;
}

} // namespace slipway::corpus
