// SPDX-License-Identifier: MIT
#include "core/check/checks.h"
#include "core/check/traverse.h"
#include "core/descriptor/build.h"
#include "core/descriptor/schema.h"
#include "core/descriptor/suggest.h"
#include "core/descriptor/validate.h"

#include <algorithm>
#include <map>

namespace slipway::check {

namespace {

namespace fs = std::filesystem;
using plan::Artifact;
using plan::ArtifactKind;

bool isBrought(const Artifact &artifact)
{
    return artifact.kind != ArtifactKind::Image && artifact.kind != ArtifactKind::Pnc;
}

/// The file in the folder of a missing one that was probably meant.
std::string nearbyFile(const Subject &subject, const fs::path &missing)
{
    const std::vector<descriptor::DirectoryEntry> entries = subject.files.list(missing.parent_path());
    std::vector<std::string_view> names;
    for (const descriptor::DirectoryEntry &entry : entries)
        names.push_back(entry.name);
    return std::string(descriptor::nearest(missing.filename().string(), names));
}

std::string extensionOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : std::string(name.substr(dot));
}

bool isFile(const Subject &subject, const Artifact &artifact)
{
    return artifact.kind != ArtifactKind::Path || !subject.files.isDirectory(artifact.source);
}

} // namespace

void sourceMissing(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        if (artifact.kind != ArtifactKind::Path || subject.files.exists(artifact.source))
            return;
        const bool mayBeCached = !artifact.checksums.empty();
        Diagnostic problem{mayBeCached ? Severity::Warning : Severity::Error,
                           "missing-source",
                           "The artifact '%1' does not exist: %2.",
                           {artifact.name.text, artifact.source},
                           mayBeCached ? "It is found only if the artifact cache has a file with its checksum."
                                       : "Correct the path, or create it.",
                           artifact.sourceOrigin.isWritten() ? artifact.sourceOrigin : artifact.origin};
        if (const std::string near = nearbyFile(subject, fs::path(artifact.source).lexically_normal()); !near.empty()) {
            problem.advice = "Did you mean '%3'?";
            problem.arguments.push_back(near);
        }
        problems.push_back(std::move(problem));
    });
}

void fileIsRenamed(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        const std::string base = fs::path(artifact.source).lexically_normal().filename().string();
        if (artifact.kind != ArtifactKind::Path || artifact.target.origin.isWritten() || !artifact.dest ||
            artifact.target.text == base || base.empty() || !isFile(subject, artifact) ||
            !artifact.dest->origin.isWritten())
            return;
        Diagnostic problem{Severity::Hint,
                           "file-renamed",
                           "'%1' becomes %2: without 'target' a file is called as its artifact.",
                           {base, artifact.dest->text + artifact.target.text},
                           "Write 'target: %1' to keep its name.",
                           placeOf(artifact.name, artifact.origin)};
        if (std::optional<QuickFix> fix = addingKey(subject, artifact.origin, artifact.name.origin, "target", base))
            problem.fixes.push_back(std::move(*fix));
        problems.push_back(std::move(problem));
    });
}

void destinationLooksLikeFile(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        if (!artifact.dest || !artifact.dest->origin.isWritten() || !isFile(subject, artifact))
            return;
        std::string_view dest = artifact.dest->text;
        while (dest.size() > 1 && dest.ends_with('/'))
            dest.remove_suffix(1);
        const std::string last = descriptor::baseName(dest);
        const std::string extension = extensionOf(last);
        const bool looksLikeFile =
            last == artifact.target.text || (!extension.empty() && extension == extensionOf(artifact.target.text));
        if (!looksLikeFile || writtenText(subject, artifact.dest->origin).ends_with('/'))
            return;
        problems.push_back({Severity::Warning,
                            "dest-is-directory",
                            "'dest' is a directory: the file becomes %1/%2.",
                            {std::string(dest), artifact.target.text},
                            "Write the directory in 'dest' and the file's name in 'target'.",
                            artifact.dest->origin});
    });
}

/// An image's own artifacts are copied after its modules have run, and the temporary directory is removed at the end.
void artifactIsDeleted(const Subject &subject, Problems &problems)
{
    const plan::Stage &target = subject.plan.target;
    if (target.isScratch())
        return;
    for (const Artifact &artifact : target.image.artifacts) {
        const bool isTemporary = artifact.dest && artifact.dest->text == descriptor::defaultArtifactDestination;
        const bool isUsedByModule = std::ranges::any_of(target.modules, [&](const plan::Block &module) {
            return std::ranges::any_of(module.artifacts,
                                       [&](const Artifact &other) { return other.name.text == artifact.name.text; });
        });
        if (!isTemporary || isUsedByModule)
            continue;
        Diagnostic problem{Severity::Warning,
                           "artifact-deleted",
                           "The artifact '%1' is deleted again: nothing runs between its copy to %2 and the end.",
                           {artifact.name.text, std::string(descriptor::defaultArtifactDestination)},
                           "Write a 'dest', or declare it in the module that needs it.",
                           placeOf(artifact.name, artifact.origin)};
        if (std::optional<QuickFix> fix = addingKey(subject, artifact.origin, artifact.name.origin, "dest", "/opt/");
            fix && !artifact.dest->origin.isWritten())
            problem.fixes.push_back(std::move(*fix));
        problems.push_back(std::move(problem));
    }
}

void gitArtifactWithoutDestination(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        if (!artifact.dest)
            problems.push_back({Severity::Warning,
                                "no-destination",
                                "The artifact '%1' has no destination: it is copied to a directory called 'None'.",
                                {artifact.name.text},
                                "Artifacts from git cannot have one; use a path or a URL.",
                                artifact.origin});
    });
}

void targetOverwritten(const Subject &subject, Problems &problems)
{
    std::map<std::string, const Artifact *> byTarget;
    for (const plan::Stage *stage : stages(subject.plan)) {
        for (const Artifact &artifact : stage->fetches) {
            const auto [known, isNew] = byTarget.emplace(artifact.target.text, &artifact);
            if (isNew || !isBrought(artifact) || !isBrought(*known->second) ||
                known->second->origin == artifact.origin || known->second->source == artifact.source)
                continue;
            problems.push_back({Severity::Warning,
                                "target-overwritten",
                                "The artifacts '%1' and '%2' are both called '%3': the second replaces the first.",
                                {known->second->name.text, artifact.name.text, artifact.target.text},
                                "Give one of them another 'target'.",
                                placeOf(artifact.target, placeOf(artifact.name, artifact.origin))});
        }
    }
}

void targetOutside(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        if (isBrought(artifact) && artifact.target.text.contains('/') &&
            !artifact.target.text.starts_with("artifacts/"))
            problems.push_back({Severity::Error,
                                "target-with-folder",
                                "The target of '%1' is not a file name: '%2'.",
                                {artifact.name.text, artifact.target.text},
                                "Write the folder in 'dest'.",
                                placeOf(artifact.target, artifact.origin)});
    });
}

void checksumMalformed(const Subject &subject, Problems &problems)
{
    static const std::map<std::string_view, std::size_t> lengths{
        {"md5", 32}, {"sha1", 40}, {"sha256", 64}, {"sha512", 128}};
    forEachArtifact(subject.plan, [&](const plan::Stage &, const plan::Block &, const Artifact &artifact) {
        for (const auto &[algorithm, text] : artifact.checksums) {
            const bool isHex = text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
            if (isHex && text.size() == lengths.at(algorithm))
                continue;
            problems.push_back({Severity::Warning,
                                "checksum-malformed",
                                "The %2 checksum of '%1' can match no file: it needs %3 hex digits.",
                                {artifact.name.text, algorithm, std::to_string(lengths.at(algorithm))},
                                "Copy it again from where the file comes from.",
                                artifact.origin});
        }
    });
}

} // namespace slipway::check
