// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"
#include "ui/model/analysis.h"

#include <cstdint>
#include <mutex>

namespace slipway::ui {

class Workspace;

/// What the newest project is made from, copied off the UI thread.
struct ProjectInput {
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const plan::Plan> plan;
    std::map<Path, FileState> open;        ///< trees as far as they are known
    std::vector<plan::Override> overrides; ///< those that are switched off, too
    Path root;
    Path texts; ///< overrides from addresses that were fetched
    /// What the analysis read; null: nothing yet.
    std::shared_ptr<const descriptor::Files> disk;
};

/// Which texts of open documents count: as they are now, or, where there are such, as the newest analysis has them,
/// whose trees are there already.
enum class Texts : std::uint8_t { Newest, Analysed };

[[nodiscard]] ProjectInput projectInput(const Workspace &workspace, Texts texts = Texts::Newest);

/// The files of the newest project with what they mention. Remembers each file's newest text, so that only what
/// changed is read again. Thread-safe.
class ProjectIndex
{
public:
    [[nodiscard]] std::shared_ptr<const assist::Project> project(const ProjectInput &input);

private:
    using Facts = std::shared_ptr<const assist::FileFacts>;

    [[nodiscard]] Facts descriptor(const Path &file, const ProjectInput &input, bool isReread);
    [[nodiscard]] Facts script(const Path &file, const ProjectInput &input, bool isReread);
    [[nodiscard]] std::shared_ptr<const std::string> text(const Path &file, const ProjectInput &input,
                                                          bool isReread) const;
    [[nodiscard]] const FileState *state(const Path &file, const ProjectInput &input) const;
    void addScripts(assist::Project &project, const ProjectInput &input, bool isReread);

    mutable std::mutex m_mutex;
    descriptor::DiskFiles m_disk;
    std::map<Path, Facts> m_facts;
    std::shared_ptr<const descriptor::Files> m_read; ///< that the closed files were read from
};

} // namespace slipway::ui
