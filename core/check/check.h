// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/plan/input.h"
#include "core/plan/plan.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace slipway::check {

/// The texts that checks look at, each read once.
class Texts
{
public:
    /// `files` has to outlive this.
    explicit Texts(const descriptor::Files &files)
        : m_files(files)
    {
    }

    /// nullptr when the file cannot be read. Stays where it is as long as this lives.
    [[nodiscard]] const std::string *of(const std::filesystem::path &file) const;

private:
    const descriptor::Files &m_files;
    mutable std::map<std::filesystem::path, std::optional<std::string>> m_texts;
};

/// What the checks look at. Checks never change the verdict that CEKit gives; an Error here means that the plan is
/// accepted but cannot be carried out, a Warning that the image will not be what the author seems to want.
struct Subject {
    const plan::Plan &plan;
    const descriptor::Files &files; ///< for sources of artifacts, scripts, and the texts that fixes are edits of
    plan::Engine engine = plan::Engine::Podman;
    Texts texts{files};
};

using Problems = std::vector<Diagnostic>;

/// One check: appends what it finds.
using Check = void (*)(const Subject &subject, Problems &problems);

/// All checks, in the order in which they run.
[[nodiscard]] std::span<const Check> allChecks();

/// Everything that all checks find. Pure but for reading through `files`.
[[nodiscard]] Problems check(const Subject &subject);

} // namespace slipway::check
