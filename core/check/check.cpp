// SPDX-License-Identifier: MIT
#include "core/check/check.h"

#include "core/check/checks.h"
#include "core/descriptor/build.h"

#include <array>
#include <map>

namespace slipway::check {

namespace {

constexpr std::array<Check, 25> checks{
    baseImageMissing,
    imageNameRefused,
    versionIsNumber,
    stageUnused,
    stageUnknown,
    sourceMissing,
    fileIsRenamed,
    destinationLooksLikeFile,
    artifactIsDeleted,
    gitArtifactWithoutDestination,
    targetOverwritten,
    targetOutside,
    checksumMalformed,
    scratchDropsUser,
    scratchPackages,
    scratchScripts,
    scratchArtifactInTemporary,
    scriptMissing,
    repositoriesInjected,
    extraDirectoryMissing,
    environmentDropped,
    valueNotEscaped,
    nameRepeated,
    argumentIsNone,
    portOutOfRange,
};

/// Reads each file once: several checks look at the same texts.
class RememberingFiles : public descriptor::Files
{
public:
    explicit RememberingFiles(const descriptor::Files &below)
        : m_below(below)
    {
    }

    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &path) const override
    {
        const auto known = m_texts.find(path);
        return known != m_texts.end() ? known->second : m_texts.emplace(path, m_below.read(path)).first->second;
    }
    [[nodiscard]] bool exists(const std::filesystem::path &path) const override { return m_below.exists(path); }
    [[nodiscard]] bool isDirectory(const std::filesystem::path &path) const override
    {
        return m_below.isDirectory(path);
    }
    [[nodiscard]] std::vector<descriptor::DirectoryEntry> list(const std::filesystem::path &directory) const override
    {
        return m_below.list(directory);
    }
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override
    {
        return m_below.realPath(path);
    }

private:
    const descriptor::Files &m_below;
    mutable std::map<std::filesystem::path, std::expected<std::string, std::string>> m_texts;
};

} // namespace

std::span<const Check> allChecks()
{
    return checks;
}

Problems check(const Subject &subject)
{
    const RememberingFiles files(subject.files);
    const Subject remembering{subject.plan, files, subject.engine};
    Problems problems;
    for (const Check one : checks)
        one(remembering, problems);
    // A module that two stages install is looked at twice.
    return descriptor::withoutRepeats(std::move(problems));
}

} // namespace slipway::check
