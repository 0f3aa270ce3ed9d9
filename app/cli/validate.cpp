// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/report.h"
#include "core/check/check.h"
#include "core/check/fixes.h"

#include <algorithm>
#include <set>

namespace slipway::cli {

namespace {

/// Keys that are written twice in the descriptors that the plan is made of; CEKit takes the last one without a word.
std::vector<Diagnostic> duplicateKeys(const Project &project)
{
    std::set<std::filesystem::path> files{project.input.descriptor};
    for (const plan::Override &each : project.input.overrides) {
        if (each.kind == plan::Override::Kind::File)
            files.insert(each.file);
    }
    const auto addModules = [&](const plan::Stage &stage) {
        for (const plan::Block &module : stage.modules)
            files.insert(module.origin.file);
    };
    if (project.result.plan) {
        addModules(project.result.plan->target);
        std::ranges::for_each(project.result.plan->builders, addModules);
    }
    std::vector<Diagnostic> problems;
    for (const std::filesystem::path &file : files) {
        const auto text = project.files.read(file);
        const yaml::Tree tree = yaml::Tree::parse(text.value_or(std::string()));
        if (tree.isValid())
            check::duplicateKeys(tree, file, problems);
    }
    return problems;
}

} // namespace

int validate(const Invocation &invocation)
{
    Project project(invocation);
    load(project, invocation);
    std::vector<Diagnostic> problems = project.result.diagnostics;
    std::ranges::move(duplicateKeys(project), std::back_inserter(problems));
    const bool isValid = report(problems, project, invocation.global.isJson);
    bool isBuildable = isValid;
    if (project.result.plan) {
        const std::vector<Diagnostic> found = check::check({.plan = *project.result.plan, .files = project.files});
        isBuildable = report(found, project, invocation.global.isJson);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    if (invocation.global.isJson)
        print(JsonObject{{"valid", isValid}, {"problems", asJson(problems, project.files)}});
    else if (isValid)
        print(isBuildable ? "The descriptor is valid.\n"
                          : "The descriptor is valid, but it cannot be built as it is.\n");
    return isValid ? 0 : 1;
}

} // namespace slipway::cli
