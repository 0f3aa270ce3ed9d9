// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/report.h"
#include "core/check/check.h"

namespace slipway::cli {

int validate(const Invocation &invocation)
{
    Project project(invocation);
    load(project, invocation);
    std::vector<Diagnostic> problems = project.result.diagnostics;
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
