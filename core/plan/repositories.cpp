// SPDX-License-Identifier: MIT
#include "core/plan/repositories.h"

#include "core/descriptor/build.h"
#include "core/descriptor/validate.h"
#include "core/plan/merge.h"
#include "core/plan/modulewalk.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace slipway::plan {

namespace {

bool isError(const Diagnostic &problem)
{
    return problem.severity == Severity::Error;
}

/// An error in the sections that say where modules come from.
bool losesModules(const Diagnostic &problem)
{
    const std::string &path = problem.origin.path;
    return isError(problem) &&
           (path.empty() || path == "modules" || path.ends_with(".modules") || path.contains("modules.repositories"));
}

namespace fs = std::filesystem;

/// Each repository once, by name: those of the target first.
std::vector<Value> repositoriesOf(const std::vector<ImageState *> &images, Pass &pass)
{
    std::vector<Value> repositories;
    std::set<std::string> names;
    for (const ImageState *image : images) {
        const Map *modules = mapAt(image->map(), "modules");
        for (const Value &repository : modules ? itemsAt(*modules, "repositories") : std::vector<Value>()) {
            if (names.insert(nameOf(repository)).second)
                repositories.push_back(repository);
            else
                pass.report({Severity::Warning,
                             "repository-repeated",
                             "The module repository '%1' was added before; this one is left out.",
                             {nameOf(repository)},
                             "Remove it, or give it another name.",
                             descriptor::headOf(repository)});
        }
    }
    return repositories;
}

bool isBelow(const fs::path &path, const fs::path &directory)
{
    return std::ranges::mismatch(directory, path).in1 == directory.end();
}

/// What Python's urlparse() calls the path of an address on this machine: one without a scheme, or with `file`.
std::optional<std::string> localPath(std::string_view url)
{
    static constexpr std::string_view ofSchemes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.";
    const std::size_t colon = url.find(':');
    const bool hasScheme = colon != std::string_view::npos && colon > 0 && ofSchemes.find(url[0]) < 52 &&
                           url.substr(0, colon).find_first_not_of(ofSchemes) == std::string_view::npos;
    const bool isFile = hasScheme && std::ranges::equal(url.substr(0, colon), std::string_view("file"), {},
                                                        [](char c) { return static_cast<char>(c | 0x20); });
    if (hasScheme && !isFile)
        return std::nullopt;
    std::string_view path = hasScheme ? url.substr(colon + 1) : url;
    if (path.starts_with("//"))
        path.remove_prefix(std::min(path.find_first_of("/?#", 2), path.size()));
    path = path.substr(0, path.find_first_of("?#"));
    const std::size_t parameters = path.find(';', path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
    return std::string(isFile ? path : path.substr(0, parameters));
}

class RepositoryOpener
{
public:
    explicit RepositoryOpener(Pass &pass)
        : m_pass(pass)
    {
    }

    /// The directory whose copy CEKit searches for modules; nothing when there is none to search.
    std::optional<fs::path> open(const Value &repository)
    {
        const Map &map = *repository.asMap();
        if (!claimFolder(repository))
            return std::nullopt;
        switch (descriptor::artifactKind(repository).value_or(descriptor::ObjectKind::Artifact)) {
        case descriptor::ObjectKind::PathArtifact:
            return openPath(repository, get(map, "path"), yaml::str(get(map, "path")));
        case descriptor::ObjectKind::UrlArtifact:
            if (const std::optional<std::string> path = localPath(yaml::str(get(map, "url"))))
                return openPath(repository, get(map, "url"), inWorkingDirectory(*path));
            return nothingIn(repository);
        case descriptor::ObjectKind::GitArtifact:
            return openGit(repository);
        case descriptor::ObjectKind::PlainArtifact:
            m_pass.report({Severity::Error,
                           "repository-unusable",
                           "A module repository needs a path or a git address.",
                           {},
                           "Add 'path: …' or 'git: …'.",
                           descriptor::headOf(repository)});
            return std::nullopt;
        default:
            return nothingIn(repository);
        }
    }

private:
    std::nullopt_t nothingIn(const Value &repository)
    {
        m_pass.report({Severity::Warning,
                       "repository-empty",
                       "No module can come from this kind of repository.",
                       {},
                       "Use 'path: …' or 'git: …'.",
                       descriptor::headOf(repository)});
        return std::nullopt;
    }

    /// Two repositories cannot be copied to one folder, nor one to target/repo itself.
    bool claimFolder(const Value &repository)
    {
        const std::string folder = descriptor::normalPath(yaml::str(get(*repository.asMap(), "target")));
        if (folder != "." && m_folders.insert(folder).second)
            return true;
        m_pass.report({Severity::Error,
                       "repository-folder",
                       "The module repository '%1' would be copied over another (%2).",
                       {nameOf(repository), folder},
                       "Give it another name.",
                       descriptor::headOf(repository)});
        return false;
    }

    /// An empty path is nowhere.
    [[nodiscard]] std::string inWorkingDirectory(const std::string &path) const
    {
        return path.empty() ? std::string() : (m_pass.input.workingDirectory / path).string();
    }

    /// `path` is where the directory is `written`.
    std::optional<fs::path> openPath(const Value &repository, const Value &path, const std::string &written)
    {
        const fs::path directory = descriptor::normalPath(written);
        const Diagnostic missing{Severity::Error,
                                 "missing-repository",
                                 "The module repository '%1' does not exist: %2.",
                                 {nameOf(repository), directory.string()},
                                 "Correct the path, or create the folder.",
                                 path.origin()};
        if (written.empty() || !m_pass.surroundings.files->exists(written) ||
            !m_pass.surroundings.files->exists(directory))
            m_pass.report(missing); // what is written before a `..` has to be there
        else if (isBelow(m_pass.target, directory))
            m_pass.report({Severity::Error,
                           "repository-holds-target",
                           "The module repository '%1' holds the target folder, so it cannot be copied there.",
                           {nameOf(repository)},
                           "Move the modules to a folder of their own.",
                           path.origin()});
        else if (!m_pass.surroundings.files->isDirectory(directory))
            m_pass.report({Severity::Warning,
                           "repository-empty",
                           "The module repository '%1' is a file, so it has no modules.",
                           {nameOf(repository)},
                           "Name the folder that holds the modules.",
                           path.origin()});
        else if (!refuseChecksum(repository))
            return directory;
        return std::nullopt;
    }

    /// CEKit fails on the checksum of a folder.
    bool refuseChecksum(const Value &repository)
    {
        const auto &entries = repository.asMap()->entries;
        const auto checksum = std::ranges::find_if(entries, [](const auto &entry) {
            const std::string *key = entry.first.asString();
            return key && isChecksum(*key);
        });
        if (checksum == entries.end())
            return false;
        m_pass.report({Severity::Error,
                       "repository-with-checksum",
                       "The module repository '%1' is a folder, which has no checksum.",
                       {nameOf(repository)},
                       "Remove the checksum.",
                       checksum->second.origin()});
        return true;
    }

    std::optional<fs::path> openGit(const Value &repository)
    {
        const Map *git = mapAt(*repository.asMap(), "git");
        const Value &url = get(*git, "url");
        const std::string reference = yaml::str(get(*git, "ref"));
        if (!m_pass.surroundings.repositories) {
            m_pass.report({Severity::Error,
                           "repository-not-fetched",
                           "The module repository '%1' has not been fetched yet.",
                           {nameOf(repository), yaml::str(url), reference},
                           "Fetch it from %2.",
                           url.origin()});
            return std::nullopt;
        }
        auto checkout = m_pass.surroundings.repositories->checkout(yaml::str(url), reference);
        if (checkout)
            return checkout->lexically_normal();
        if (!checkout.error().origin.isWritten())
            checkout.error().origin = url.origin();
        m_pass.report(std::move(checkout.error()));
        return std::nullopt;
    }

    Pass &m_pass;
    std::set<std::string> m_folders;
};

} // namespace

std::vector<ModuleFolder> registerModules(const std::vector<ImageState *> &images, Registry &registry, Pass &pass)
{
    const std::size_t before = pass.problems.size();
    const bool isWhole = std::ranges::none_of(pass.problems, losesModules);
    RepositoryOpener opener(pass);
    std::vector<ModuleFolder> folders;
    for (const Value &repository : repositoriesOf(images, pass)) {
        if (pass.isCancelled())
            break;
        const std::optional<fs::path> directory = opener.open(repository);
        if (!directory)
            continue;
        const std::string folder = yaml::str(get(*repository.asMap(), "target"));
        ModuleWalk(registry, pass, repository)
            .search(*directory,
                    descriptor::joinedPath(descriptor::joinedPath(pass.input.options.target, "repo"), folder));
        folders.push_back({.name = folder, .folder = *directory});
    }
    if (!isWhole || std::ranges::any_of(pass.problems | std::views::drop(before), isError))
        registry.setIncomplete();
    return folders;
}

} // namespace slipway::plan
