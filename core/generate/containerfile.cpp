// SPDX-License-Identifier: MIT
#include "core/generate/containerfile.h"

#include "core/generate/containerfileblock.h"

#include <algorithm>
#include <format>

namespace slipway::generate {
namespace {

/// SPEC 6.1, CLEAN?: whether anything in the target image changes packages.
bool changesPackages(const plan::Stage &target)
{
    const bool countsReinstalled = packageManager(target).isRpmBased();
    const auto changes = [countsReinstalled](const plan::Block &block) {
        return !block.install.empty() || !block.remove.empty() || (countsReinstalled && !block.reinstall.empty());
    };
    return changes(target.image) || std::ranges::any_of(target.modules, changes);
}

/// A JSON-like array as CEKit writes it: quoted, but nothing escaped.
std::string arrayText(const std::vector<plan::Field> &items)
{
    std::string text;
    for (const plan::Field &item : items)
        text += std::format("{}\"{}\"", text.empty() ? "" : ", ", item.text);
    return '[' + text + ']';
}

/// The origin of a list of fields: its first item's.
Origin originOf(const std::vector<plan::Field> &items, const Origin &otherwise)
{
    return items.empty() ? otherwise : items.front().origin;
}

/// Renders the whole file; builders are cleaned up by what the target does, as in CEKit (SPEC 10, Q16).
class FileRenderer
{
public:
    FileRenderer(const plan::Plan &plan, const ContainerfileOptions &options)
        : m_plan(plan)
        , m_isCleaned(changesPackages(plan.target))
        , m_noSquash(options.noSquash)
    {
    }

    Containerfile render()
    {
        const plan::Block &image = m_plan.target.image;
        m_out.add("\n");
        m_out.add(std::format("# This is a Dockerfile for the {}:{} image.\n", image.name.text, image.version.text),
                  image.name.origin);
        m_out.add("\n");
        for (const plan::Stage &builder : m_plan.builders)
            this->builder(builder);
        target();
        return {.text = m_out.text(), .origins = m_out.origins()};
    }

private:
    void builder(const plan::Stage &stage)
    {
        const plan::Block &image = stage.image;
        m_out.add(std::format("## START builder image {}:{}\n## \\\n", image.name.text, image.version.text),
                  image.origin);
        m_out.add(std::format("    FROM {} AS {}\n", stage.from.text, image.name.text), stage.from.origin);
        body(stage);
        m_out.add("\n");
        m_out.add("## /\n## END builder image\n", image.origin);
    }

    void target()
    {
        const plan::Stage &stage = m_plan.target;
        const plan::Block &image = stage.image;
        m_out.add("\n");
        m_out.add(std::format("## START target image {}:{}\n## \\\n", image.name.text, image.version.text),
                  image.origin);
        m_out.add(std::format("    FROM {}\n", stage.from.text), stage.from.origin);
        m_out.add("\n");
        if (stage.extraDirTarget)
            m_out.add(std::format("    COPY {} {}\n", stage.extraDir ? stage.extraDir->text : "None",
                                  stage.extraDirTarget->text),
                      stage.extraDirTarget->origin);
        m_out.add("\n");
        body(stage);
        m_out.add("\n\n");
        cleanUp(stage);
        run(stage);
        m_out.add("## /\n## END target image", image.origin);
    }

    void body(const plan::Stage &stage)
    {
        if (!stage.isScratch())
            m_out.add("    USER root\n");
        if (stage.remoteSource) {
            m_out.add("\n");
            m_out.add("    COPY $REMOTE_SOURCE $REMOTE_SOURCE_DIR\n    WORKDIR $REMOTE_SOURCE_DIR/app\n",
                      stage.remoteSource->origin);
        }
        const PackageHandling packages{.manager = packageManager(stage), .cleansEachRun = m_noSquash && m_isCleaned};
        repositories(stage, packages.manager);
        renderArgs(m_out, stage.image.args);
        m_out.add("\n");
        for (const plan::Block &module : stage.modules) {
            renderBlock(m_out, module, packages);
            m_out.add("\n");
        }
        renderBlock(m_out, stage.image, packages);
        m_out.add("\n");
        if (stage.remoteSource)
            m_out.add("    RUN rm -rf $REMOTE_SOURCE_DIR\n", stage.remoteSource->origin);
    }

    void repositories(const plan::Stage &stage, const PackageManager &manager)
    {
        const auto first = std::ranges::find_if(stage.repositories, &plan::PackageRepository::isInjected);
        if (first != stage.repositories.end()) {
            m_out.add("\n");
            m_out.add("    # Add custom repo files\n    COPY ", first->origin);
            for (const plan::PackageRepository &repository : stage.repositories)
                if (repository.isInjected)
                    m_out.add(std::format("repos/{} \\\n", repository.filename), repository.origin);
            m_out.add("    /etc/yum.repos.d/\n", first->origin);
        }
        for (const plan::PackageRepository &repository : stage.repositories) {
            if (!repository.rpm || !repository.rpm->isTruthy)
                continue;
            m_out.add("\n");
            m_out.add(std::format("    RUN {} {} install -y {}\n", manager.name, manager.flags, repository.rpm->text),
                      repository.rpm->origin);
        }
    }

    void cleanUp(const plan::Stage &stage)
    {
        if (!stage.isScratch())
            m_out.add("    # Switch to 'root' user and remove artifacts and modules\n    USER root\n"
                      "    RUN rm -rf \"/tmp/scripts\" \"/tmp/artifacts\"\n");
        if (!m_noSquash && m_isCleaned)
            m_out.add(std::format("    # Clear package manager metadata\n    RUN {} \\\n    && {}\n",
                                  packageManager(stage).clean, removeCaches));
        // CEKit names no files and ends no line here (SPEC 10, Q5).
        if (std::ranges::any_of(stage.repositories, &plan::PackageRepository::isInjected))
            m_out.add("    # Remove custom repo files\n    RUN rm");
    }

    void run(const plan::Stage &stage)
    {
        const plan::Run &run = stage.run;
        if (run.user && !stage.isScratch())
            m_out.add(std::format("    # Define the user\n    USER {}\n", run.user->text), run.user->origin);
        if (run.workdir)
            m_out.add(std::format("    # Define the working directory\n    WORKDIR {}\n", run.workdir->text),
                      run.workdir->origin);
        if (run.entrypoint)
            m_out.add(std::format("    # Define entrypoint\n    ENTRYPOINT {}\n", arrayText(*run.entrypoint)),
                      originOf(*run.entrypoint, run.origin));
        if (run.cmd)
            m_out.add(std::format("    # Define run cmd\n    CMD {}\n", arrayText(*run.cmd)),
                      originOf(*run.cmd, run.origin));
    }

    const plan::Plan &m_plan;
    bool m_isCleaned;
    bool m_noSquash;
    MappedText m_out;
};

} // namespace

Containerfile containerfile(const plan::Plan &plan, const ContainerfileOptions &options)
{
    return FileRenderer(plan, options).render();
}

} // namespace slipway::generate
