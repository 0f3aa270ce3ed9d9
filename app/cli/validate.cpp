// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/report.h"

namespace slipway::cli {

int validate(const Invocation &invocation)
{
    Project project;
    load(project, invocation);
    const bool isValid = report(project.result.diagnostics, project, invocation.global.isJson);
    if (invocation.global.isJson)
        print(QJsonObject{{QStringLiteral("valid"), isValid},
                          {QStringLiteral("problems"), asJson(project.result.diagnostics, project.files)}});
    else if (isValid)
        print("The descriptor is valid.\n");
    return isValid ? 0 : 1;
}

} // namespace slipway::cli
