// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/cache.h"
#include "core/plan/pass.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace slipway::plan {

/// One module that was found in a repository.
struct RegisteredModule {
    std::string name;
    std::string version;
    std::filesystem::path folder; ///< where its files are: the folder of its module.yaml, absolute
    std::string targetFolder;     ///< where CEKit has its copy: absolute, below target/repo
    std::shared_ptr<const LoadedModule> loaded;

    /// The module's own map, which resolution changes; a copy made when it is first asked for.
    [[nodiscard]] const Value &document();

private:
    Value m_document;
};

/// All modules of all repositories, for all stages (SPEC 5.5).
class Registry
{
public:
    /// Refuses modules without version and those of a name and version that is there already.
    void add(RegisteredModule module, Pass &pass);
    /// The module that an install item asks for; a problem at `item` and nullptr when there is none.
    /// `warns`: also say when a default version was chosen among several.
    [[nodiscard]] RegisteredModule *find(const Value &item, bool warns, Pass &pass);
    /// Some modules could not be registered, and an error says so: that others are not found is not said any more.
    void setIncomplete() { m_isIncomplete = true; }
    /// The same without problems and warnings.
    [[nodiscard]] RegisteredModule *find(const Value &item);

private:
    struct Versions {
        std::vector<std::unique_ptr<RegisteredModule>> modules; ///< in order of registration
        std::size_t preferred = 0;                              ///< the default version
    };

    void chooseDefault(Versions &versions, const RegisteredModule &module, Pass &pass);
    void reportUnknownName(const Value &item, Pass &pass) const;
    static void reportUnknownVersion(const Value &item, const Versions &versions, Pass &pass);

    std::unordered_map<std::string, Versions> m_byName;
    std::vector<std::string> m_names; ///< in order of registration
    bool m_isIncomplete = false;
};

} // namespace slipway::plan
