// SPDX-License-Identifier: MIT
#include "core/image/contents.h"

#include "core/image/context.h"
#include "core/image/digest.h"
#include "core/image/problem.h"
#include "core/image/recipe.h"
#include "core/image/tree.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace slipway::image {

namespace {

namespace fs = std::filesystem;
using plan::Artifact;
using plan::ArtifactKind;

/// Copies one artifact's file or folder into the tree.
class Copier
{
public:
    Copier(Tree &tree, const Artifact &artifact, std::stop_token stop)
        : m_tree(tree)
        , m_artifact(artifact)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] static bool isFolder(const fs::path &source)
    {
        std::error_code ignored;
        return fs::is_directory(source, ignored);
    }

    /// `path`: where it goes in the image; the root of a folder gives its contents only.
    void copy(const fs::path &source, const std::string &path, int depth = 0)
    {
        struct stat info{};
        if (m_stop.stop_requested() || m_isEnded)
            return;
        const bool followsLinks = m_artifact.kind != ArtifactKind::Git || depth == 0; // a clone keeps its links
        if ((followsLinks ? ::stat(source.c_str(), &info) : ::lstat(source.c_str(), &info)) != 0)
            return fail("artifact-unreadable", "'%1' of the artifact '%2' cannot be read: %3.", source,
                        std::generic_category().message(errno));
        if (m_tree.isFull() || depth > maximumDepth) {
            m_isEnded = true;
            return fail("artifact-too-large", "The artifact '%2' has too many files or levels, at '%1'.%3", source, "");
        }
        if (S_ISDIR(info.st_mode))
            folder(source, path, info, depth);
        else if (S_ISREG(info.st_mode))
            file(source, path, info);
        else if (S_ISLNK(info.st_mode))
            link(source, path);
        else
            fail("artifact-special-file",
                 "'%1' of the artifact '%2' is neither file nor folder, and cannot be copied.%3", source, "");
    }

private:
    static constexpr int maximumDepth = 256;

    void fail(std::string code, std::string text, const fs::path &source, std::string reason)
    {
        m_tree.report(error(std::move(code), std::move(text),
                            {source.string(), m_artifact.name.text, std::move(reason)}, "", m_artifact.origin));
    }

    /// Files that were downloaded have no permissions of their own: CEKit writes them with the usual umask.
    [[nodiscard]] std::uint32_t modeOf(const struct stat &info) const
    {
        const bool isDownload = m_artifact.kind == ArtifactKind::Url || m_artifact.kind == ArtifactKind::Plain ||
                                m_artifact.kind == ArtifactKind::Pnc;
        return isDownload && S_ISREG(info.st_mode) ? 0644U : info.st_mode & 01777U;
    }

    void warnOfSpecialBits(const fs::path &source, const struct stat &info)
    {
        if ((info.st_mode & (S_ISUID | S_ISGID)) == 0 || S_ISDIR(info.st_mode))
            return;
        m_tree.report(
            warning("special-bits-dropped", "'%1' of the artifact '%2' is setuid or setgid; in the image it is not.",
                    {source.string(), m_artifact.name.text},
                    "podman and buildah drop these bits, and so does Slipway; docker keeps them.", m_artifact.origin));
    }

    void file(const fs::path &source, const std::string &path, const struct stat &info)
    {
        warnOfSpecialBits(source, info);
        m_tree.put({.path = path,
                    .type = EntryType::File,
                    .mode = modeOf(info),
                    .size = static_cast<std::uint64_t>(info.st_size),
                    .source = source,
                    .origin = m_artifact.origin});
    }

    void link(const fs::path &source, const std::string &path)
    {
        std::error_code failure;
        const fs::path target = fs::read_symlink(source, failure);
        if (failure)
            return fail("artifact-unreadable", "'%1' of the artifact '%2' cannot be read: %3.", source,
                        failure.message());
        m_tree.put({.path = path,
                    .type = EntryType::Symlink,
                    .mode = 0777,
                    .linkTarget = target.string(),
                    .source = source,
                    .origin = m_artifact.origin});
    }

    void folder(const fs::path &source, const std::string &path, const struct stat &info, int depth)
    {
        const std::pair identity{info.st_dev, info.st_ino};
        if (std::ranges::find(m_ancestors, identity) != m_ancestors.end())
            return fail("artifact-endless", "'%1' of the artifact '%2' is a link to a folder that it is in.%3", source,
                        "");
        if (depth == 0 && !m_tree.makeFolder(path, m_artifact.origin))
            return;
        if (depth > 0)
            m_tree.put({.path = path,
                        .type = EntryType::Directory,
                        .mode = modeOf(info),
                        .source = source,
                        .origin = m_artifact.origin});
        std::error_code failure;
        std::vector<std::string> names;
        for (fs::directory_iterator it(source, failure); !failure && it != fs::directory_iterator();
             it.increment(failure))
            names.push_back(it->path().filename().string());
        if (failure)
            return fail("artifact-unreadable", "'%1' of the artifact '%2' cannot be read: %3.", source,
                        failure.message());
        std::ranges::sort(names);
        m_ancestors.push_back(identity);
        for (const std::string &name : names)
            copy(source / name, path == "/" ? "/" + name : path + '/' + name, depth + 1);
        m_ancestors.pop_back();
    }

    Tree &m_tree;
    const Artifact &m_artifact;
    std::stop_token m_stop;
    std::vector<std::pair<dev_t, ino_t>> m_ancestors;
    bool m_isEnded = false;
};

class Assembler
{
public:
    Assembler(const plan::Plan &plan, const ContentsOptions &options, std::stop_token stop)
        : m_context(context(plan, options.fetched))
        , m_stop(std::move(stop))
    {
    }

    void run(const CopyStep &step)
    {
        std::string dest = absolutePath(step.dest);
        const bool isFolder =
            step.dest.ends_with('/') || step.dest.ends_with("/.") || step.dest == "." || m_tree.isFolder(dest);
        if (step.artifacts.size() > 1 && !isFolder) {
            m_tree.report(error(
                "dest-not-a-folder", "Several artifacts go to '%1', which is no folder.", {step.dest},
                "Write a slash at the end of dest: podman would take it as a folder, docker refuses it.", step.origin));
            return;
        }
        for (const Artifact &artifact : step.artifacts)
            copy(artifact, dest, isFolder);
    }

    void run(const StageCopyStep &step)
    {
        const bool isFolder = step.path.ends_with('/');
        const std::string path = absolutePath(step.path);
        Entry entry{.path = path,
                    .type = EntryType::FromStage,
                    .mode = 0644,
                    .stage = step.artifact.image,
                    .sourcePath = step.artifact.source,
                    .origin = step.artifact.origin};
        if (isFolder && m_tree.makeFolder(path, entry.origin))
            entry.path = absolutePath(fs::path(step.artifact.source).filename().string(), path);
        if (!m_tree.isFolder(entry.path))
            m_tree.put(std::move(entry));
    }

    void run(const FolderStep &step) { m_tree.makeFolder(step.path, step.origin); }

    [[nodiscard]] Tree &tree() { return m_tree; }

private:
    void copy(const Artifact &artifact, const std::string &dest, bool isFolder)
    {
        if (auto problem = targetProblem(artifact)) {
            m_tree.report(*std::move(problem));
            return;
        }
        const auto found = m_context.find(artifact.target.text);
        if (found == m_context.end()) {
            m_tree.report(error(
                "artifact-overridden", "Nothing provides the target '%1': another artifact is also named '%2'.",
                {artifact.target.text, artifact.name.text}, "Give the artifacts different names.", artifact.origin));
            return;
        }
        const ContextItem &item = found->second;
        const std::string below = absolutePath(targetName(artifact), dest);
        if (item.path.empty())
            return unfetched(artifact, isFolder && artifact.kind != ArtifactKind::Git ? below : dest);
        std::error_code failure;
        if (!fs::exists(item.path, failure)) {
            m_tree.report(error("artifact-missing", "The artifact '%1' is missing: there is no '%2'.",
                                {artifact.name.text, item.path.string()}, "Check its path.", artifact.origin));
            return;
        }
        if (item.isShared && Copier::isFolder(item.path)) {
            m_tree.report(error("target-shared", "Several artifacts have the target '%1', and one is a folder.",
                                {artifact.target.text}, "Give them different targets.", artifact.origin));
            return;
        }
        Copier(m_tree, artifact, m_stop).copy(item.path, isFolder && !Copier::isFolder(item.path) ? below : dest);
    }

    void unfetched(const Artifact &artifact, const std::string &path)
    {
        m_tree.report(warning("artifact-not-fetched",
                              "The artifact '%1' is not fetched yet, so its contents are unknown.",
                              {artifact.name.text}, "", artifact.origin));
        if (artifact.kind == ArtifactKind::Git) {
            m_tree.makeFolder(path, artifact.origin);
            return;
        }
        m_tree.put({.path = path, .type = EntryType::File, .mode = 0644, .origin = artifact.origin});
    }

    Context m_context;
    Tree m_tree;
    std::stop_token m_stop;
};

void fillDigests(Contents &contents, const std::stop_token &stop)
{
    for (Entry &entry : contents.entries) {
        if (entry.type != EntryType::File || entry.source.empty() || stop.stop_requested())
            continue;
        auto hash = hashOfFile(entry.source, "sha256", stop);
        if (hash)
            entry.digest = "sha256:" + *hash;
        else if (!stop.stop_requested())
            contents.problems.push_back(error("artifact-unreadable", "A file of the artifact cannot be read: %1.",
                                              {hash.error()}, "", entry.origin));
    }
}

} // namespace

Contents contents(const plan::Plan &plan, const ContentsOptions &options, std::stop_token stop)
{
    Recipe instructions = recipe(plan);
    Assembler assembler(plan, options, stop);
    for (const Step &step : instructions.steps) {
        if (stop.stop_requested())
            break;
        std::visit([&assembler](const auto &it) { assembler.run(it); }, step);
    }
    Contents result = assembler.tree().take();
    result.problems.insert(result.problems.begin(), instructions.problems.begin(), instructions.problems.end());
    if (options.withDigests)
        fillDigests(result, stop);
    if (stop.stop_requested())
        result.problems.push_back(error("cancelled", "Cancelled.", {}));
    return result;
}

} // namespace slipway::image
