// SPDX-License-Identifier: MIT
#include "tests/corpus/corpuscase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace slipway::corpus {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> contentOf(const fs::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void replaceAll(std::string &text, const std::string &from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

plan::Engine engineOf(const std::string &name)
{
    if (name == "osbs")
        return plan::Engine::Osbs;
    if (name == "docker")
        return plan::Engine::Docker;
    return name == "buildah" ? plan::Engine::Buildah : plan::Engine::Podman;
}

/// Reads CEKit's command line; false for one that plans nothing (`--help`).
bool readArguments(const QJsonArray &arguments, const fs::path &folder, Case &result)
{
    std::string descriptor = "image.yaml";
    std::string engine;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const std::string argument = arguments[i].toString().toStdString();
        const std::string next = i + 1 < arguments.size() ? arguments[i + 1].toString().toStdString() : std::string();
        const bool takesNext =
            argument == "--descriptor" || argument.starts_with("--overrides") || argument == "--container-file";
        i += takesNext ? 1 : 0;
        if (argument == "--descriptor")
            descriptor = next;
        else if (argument == "--container-file")
            result.containerFile = next;
        else if (argument.starts_with("--overrides"))
            result.input.overrides.push_back(plan::overrideOf(next, folder));
        else if (argument == "--redhat")
            result.input.options.isRedHat = true;
        else if (argument == "--validate")
            result.input.options.stopsAfterValidation = true;
        else if (argument == "--no-squash")
            result.noSquash = true;
        else if (argument == "--help" || argument == "--version")
            return false;
        else if (!argument.starts_with("-") && argument != "build")
            engine = argument;
        result.hasOutput = result.hasOutput || argument == "--dry-run";
    }
    result.input.options.engine = engineOf(engine);
    result.input.descriptor = (folder / descriptor).lexically_normal();
    if (result.containerFile.empty())
        result.containerFile = engine == "podman" || engine == "buildah" ? "Containerfile" : "Dockerfile";
    return !engine.empty();
}

std::optional<Case> readCase(const fs::path &corpus, const fs::path &folder)
{
    QFile file(QString::fromStdString((folder / "case.json").string()));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    Case result;
    result.id = QString::fromStdString(folder.filename().string());
    result.folder = folder;
    result.project = corpus / "projects" / json[u"project"].toString().toStdString();
    result.isRejected = json[u"exit"].toInt() != 0;
    const fs::path working = (result.project / json[u"cwd"].toString().toStdString()).lexically_normal();
    result.input.workingDirectory = working.has_filename() ? working : working.parent_path();
    result.input.options.cekitVersion = "4.17.0.dev0";
    result.input.options.contentSetsUrl = "http://odcs.stub.invalid/composes/12345.repo";
    return readArguments(json[u"args"].toArray(), result.input.workingDirectory, result) ? std::optional(result)
                                                                                         : std::nullopt;
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
    for (const fs::path &folder : folders) {
        if (std::optional<Case> one = readCase(corpus, folder))
            cases.push_back(std::move(*one));
    }
    return cases;
}

std::optional<std::string> recorded(const Case &recordedCase, const std::string &file)
{
    std::optional<std::string> text = contentOf(recordedCase.folder / "target" / file);
    if (text)
        replaceAll(*text, "@PROJECT@", recordedCase.project.string());
    return text;
}

std::vector<std::string> recordedFiles(const Case &recordedCase)
{
    const fs::path target = recordedCase.folder / "target";
    std::vector<std::string> names;
    if (!fs::is_directory(target))
        return names;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(target)) {
        if (!entry.is_directory())
            names.push_back(entry.path().lexically_relative(target).string());
    }
    return names;
}

std::expected<fs::path, Diagnostic> CorpusRepositories::checkout(const std::string &url, const std::string &ref) const
{
    std::string name = url.substr(url.find("github.com") == std::string::npos ? 0 : url.find("github.com") + 11);
    if (name.ends_with(".git"))
        name.resize(name.size() - 4);
    std::string folder = ref;
    replaceAll(folder, "/", "%2F");
    const fs::path path = m_corpus / "git" / name / folder;
    if (fs::is_directory(path))
        return path;
    return std::unexpected(
        Diagnostic{Severity::Error, "repository-not-fetched", "%1 at %2 is not in the corpus.", {url, ref}, "", {}});
}

} // namespace slipway::corpus
