// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/registry.h"

namespace slipway::plan {

/// Searches one module repository from the top down, folders in ascending order of name, and registers what it finds.
class ModuleWalk
{
public:
    ModuleWalk(Registry &registry, Pass &pass, const Value &repository);

    /// `directory`: where the files are; `folder`: where CEKit walks its copy, relative to the working directory unless
    /// the target is absolute.
    void search(const std::filesystem::path &directory, const std::string &folder);

private:
    struct Place {
        std::filesystem::path directory;
        std::string folder;
        std::vector<std::filesystem::path> realAncestors; ///< of the links on the way
        std::size_t depth = 0;
    };

    void visit(const Place &place);
    void visitChild(const Place &place, const descriptor::DirectoryEntry &entry);
    void registerModule(const Place &place);
    [[nodiscard]] std::shared_ptr<const LoadedModule> load(const Place &place, const std::string &absoluteFolder);
    void refuse(const std::string &code, const std::string &text, const std::filesystem::path &path);

    Registry &m_registry;
    Pass &m_pass;
    const Value &m_repository;
    std::size_t m_visited = 0;
    bool m_isRefused = false;
};

} // namespace slipway::plan
