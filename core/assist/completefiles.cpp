// SPDX-License-Identifier: MIT
// Files and folders on disk.
#include "core/assist/completer.h"
#include "core/descriptor/build.h"

namespace slipway::assist {

using descriptor::ObjectKind;

namespace {

/// More than anybody reads; a folder of thousands of files is narrowed by typing on.
constexpr std::size_t maximumEntries = 2000;

} // namespace

bool Completer::addPaths(const Meaning &meaning)
{
    const std::string_view key = meaning.key->name;
    const Part &map = m_sketch.at(meaning.map);
    const bool isRepository = map.parent != noPart && m_sketch.at(map.parent).key == "repositories";
    if (key == "path" && isRepository)
        addFiles(true);
    else if ((key == "path" &&
              (meaning.holder == ObjectKind::PathArtifact || meaning.holder == ObjectKind::Artifact)) ||
             (key == "template" && meaning.holder == ObjectKind::Help) || key == "script" ||
             key == "content_sets_file" || key == "container_file" || key == "gating_file")
        addFiles(false);
    else if (key == "extra_dir")
        addFiles(true);
    else
        return false;
    return true;
}

void Completer::addFiles(bool onlyFolders)
{
    if (m_project().disk == nullptr)
        return;
    const std::string typed = m_sketch.spot.typed;
    const std::size_t slash = typed.rfind('/');
    const std::string folder = slash == std::string::npos ? std::string() : typed.substr(0, slash + 1);
    const std::string directory =
        descriptor::normalPath(descriptor::joinedPath(m_request.file.parent_path().string(), folder));
    const bool wantsHidden = typed.substr(folder.size()).starts_with('.');
    std::size_t count = 0;
    for (const descriptor::DirectoryEntry &entry : m_project().disk->list(directory)) {
        const bool isHidden = entry.name.starts_with('.') && !wantsHidden;
        const bool isItself = folder.empty() && entry.name == m_request.file.filename().string();
        if (isHidden || isItself || (onlyFolders && !entry.isDirectory) || ++count > maximumEntries)
            continue;
        addValue({.label = folder + entry.name + (entry.isDirectory ? "/" : ""),
                  .kind = entry.isDirectory ? CompletionKind::Folder : CompletionKind::File,
                  .detail = entry.isDangling ? "leads nowhere" : "",
                  .goesOn = entry.isDirectory,
                  .score = entry.isDirectory ? 1 : 0},
                 nullptr);
    }
}

} // namespace slipway::assist
