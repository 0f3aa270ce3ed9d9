// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/value.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace slipway::plan {

/// A module.yaml as CEKit's constructor leaves it. Shared between plans and never changed: whoever works on it copies
/// it.
struct LoadedModule {
    yaml::Value document; ///< a map; without a text `name` when the file is not usable at all
    std::vector<Diagnostic> problems;
    std::vector<std::filesystem::path> files; ///< read for it, besides its own
};

/// Remembers the newest content of each module.yaml. Thread-safe.
class ModuleCache
{
public:
    /// What decides a loaded module: its place, its text, and the folder that CEKit would see it in.
    struct Key {
        std::filesystem::path file;
        std::string folder;
        std::string content;

        bool operator==(const Key &) const = default;
    };

    /// nullptr when the file is not known with this content.
    [[nodiscard]] std::shared_ptr<const LoadedModule> find(const Key &key) const;
    void insert(Key key, std::shared_ptr<const LoadedModule> module);

    /// Grows whenever something is inserted.
    [[nodiscard]] std::uint64_t revision() const;

    /// A module that was read, with name and version as they are printed.
    struct Known {
        std::filesystem::path file;
        std::string name;
        std::string version;

        auto operator<=>(const Known &) const = default;
    };
    /// Every module that was ever read and has a name, in order of file; whoever asks knows which files still count.
    [[nodiscard]] std::vector<Known> known() const;

private:
    struct Entry {
        Key key;
        std::shared_ptr<const LoadedModule> module;
    };
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Entry> m_entries; ///< by file and folder
    std::uint64_t m_revision = 0;
};

} // namespace slipway::plan
