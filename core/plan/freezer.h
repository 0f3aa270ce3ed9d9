// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"
#include "core/plan/plan.h"

#include <unordered_map>

namespace slipway::plan {

/// Makes Fields and items of blocks of a map's values.
class Freezer
{
public:
    /// `folders`: from CEKit's copy of a module's folder to the folder itself, for the sources of artifacts.
    Freezer(Pass &pass, std::vector<std::pair<std::string, std::filesystem::path>> folders);

    /// `None` for an absent key, as the template prints it.
    [[nodiscard]] Field field(const Map &map, std::string_view key);
    [[nodiscard]] std::optional<Field> ifPresent(const Map &map, std::string_view key);
    [[nodiscard]] std::optional<Field> ifTruthy(const Map &map, std::string_view key);
    [[nodiscard]] Field field(const Value &value);
    [[nodiscard]] std::vector<Field> fields(const Map &map, std::string_view listKey);

    [[nodiscard]] Artifact artifact(const Value &item);
    [[nodiscard]] Variable variable(const Value &item);
    [[nodiscard]] Port port(const Value &item);
    [[nodiscard]] Script script(const Value &item);
    [[nodiscard]] PackageRepository repository(const Value &item, bool isInjected);
    [[nodiscard]] Run run(const Value &section);

private:
    [[nodiscard]] std::string text(const Value &value);
    [[nodiscard]] std::size_t printedSize(const Value &value);
    void addSource(const Map &map, Artifact &artifact) const;
    [[nodiscard]] std::string sourceOnDisk(const std::string &path) const;

    Pass &m_pass;
    std::unordered_map<const void *, std::size_t> m_sizes;                ///< of lists and maps that were measured
    std::vector<std::pair<std::string, std::filesystem::path>> m_folders; ///< longest first
    std::size_t m_budget;                                                 ///< bytes that lists and maps may still print
};

} // namespace slipway::plan
