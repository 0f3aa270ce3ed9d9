// SPDX-License-Identifier: MIT
#include "core/check/check.h"

#include "core/check/checks.h"
#include "core/descriptor/build.h"

#include <array>

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

} // namespace

const std::string *Texts::of(const std::filesystem::path &file) const
{
    auto known = m_texts.find(file);
    if (known == m_texts.end()) {
        auto text = m_files.read(file);
        known = m_texts.emplace(file, text ? std::optional(std::move(*text)) : std::nullopt).first;
    }
    return known->second ? &*known->second : nullptr;
}

std::span<const Check> allChecks()
{
    return checks;
}

Problems check(const Subject &subject)
{
    Problems problems;
    for (const Check one : checks)
        one(subject, problems);
    // A module that two stages install is looked at twice.
    return descriptor::withoutRepeats(std::move(problems));
}

} // namespace slipway::check
