// SPDX-License-Identifier: MIT
#include "core/assist/planfields.h"

namespace slipway::assist {

namespace {

using plan::Field;

/// Visits until somebody has had enough.
class Visit
{
public:
    Visit(const plan::Stage &stage, const std::function<bool(const Field &, const plan::Stage &)> &visit)
        : m_stage(stage)
        , m_visit(visit)
    {
    }

    [[nodiscard]] bool goesOn() const { return m_goesOn; }

    void operator()(const Field &field) { m_goesOn = m_goesOn && m_visit(field, m_stage); }
    template <typename Value>
    void operator()(const std::optional<Value> &value)
    {
        if (value)
            (*this)(*value);
    }
    template <typename Value>
    void operator()(const std::vector<Value> &values)
    {
        for (const Value &value : values)
            (*this)(value);
    }
    void operator()(const plan::Variable &variable)
    {
        (*this)(variable.name);
        (*this)(variable.value);
        (*this)(variable.example);
    }
    void operator()(const plan::Artifact &artifact)
    {
        (*this)(artifact.name);
        (*this)(artifact.target);
        (*this)(artifact.dest);
    }
    void operator()(const plan::Port &port) { (*this)(port.value); }
    void operator()(const plan::Script &script)
    {
        (*this)(script.script);
        (*this)(script.user);
    }
    void operator()(const plan::PackageRepository &repository)
    {
        (*this)(repository.name);
        (*this)(repository.rpm);
        (*this)(repository.url);
        (*this)(repository.id);
    }
    void operator()(const plan::Run &run)
    {
        (*this)(run.user);
        (*this)(run.workdir);
        (*this)(run.entrypoint);
        (*this)(run.cmd);
    }
    void operator()(const plan::Block &block)
    {
        (*this)(block.name);
        (*this)(block.version);
        (*this)(block.artifacts);
        (*this)(block.args);
        (*this)(block.envs);
        (*this)(block.labels);
        (*this)(block.ports);
        (*this)(block.install);
        (*this)(block.reinstall);
        (*this)(block.remove);
        (*this)(block.scripts);
        (*this)(block.volumes);
    }

private:
    const plan::Stage &m_stage;
    const std::function<bool(const Field &, const plan::Stage &)> &m_visit;
    bool m_goesOn = true;
};

void visitStage(const plan::Stage &stage, Visit &visit)
{
    visit(stage.from);
    for (const plan::Block *block : blocksOf(stage))
        visit(*block);
    visit(stage.manager);
    visit(stage.managerFlags);
    visit(stage.repositories);
    visit(stage.run);
    visit(stage.description);
    visit(stage.help.templatePath);
    visit(stage.extraDir);
    visit(stage.extraDirTarget);
}

} // namespace

std::vector<const plan::Field *> keysOf(const plan::Stage &stage)
{
    std::vector<const Field *> keys{&stage.from, &stage.image.name, &stage.image.version, &stage.manager};
    for (const std::optional<Field> *each :
         {&stage.managerFlags, &stage.run.user, &stage.run.workdir, &stage.description, &stage.help.templatePath,
          &stage.extraDir, &stage.extraDirTarget}) {
        if (*each)
            keys.push_back(&**each);
    }
    return keys;
}

std::vector<const plan::Stage *> stagesOf(const plan::Plan &plan)
{
    std::vector<const plan::Stage *> stages;
    for (const plan::Stage &stage : plan.builders)
        stages.push_back(&stage);
    stages.push_back(&plan.target);
    return stages;
}

std::vector<const plan::Block *> blocksOf(const plan::Stage &stage)
{
    std::vector<const plan::Block *> blocks;
    for (const plan::Block &block : stage.modules)
        blocks.push_back(&block);
    blocks.push_back(&stage.image);
    return blocks;
}

void forEachField(const plan::Plan &plan, const std::function<bool(const plan::Field &, const plan::Stage &)> &visit)
{
    for (const plan::Stage *stage : stagesOf(plan)) {
        Visit visitor(*stage, visit);
        visitStage(*stage, visitor);
        if (!visitor.goesOn())
            return;
    }
}

} // namespace slipway::assist
