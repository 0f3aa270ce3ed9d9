// SPDX-License-Identifier: MIT
#include "app/cli/builders.h"
#include "app/cli/commands.h"
#include "app/cli/report.h"
#include "app/cli/target.h"

namespace slipway::cli {

int build(const Invocation &invocation)
{
    if (invocation.build.engine == QLatin1String("osbs") && !invocation.isDryRun && !invocation.isValidating) {
        printError("error: Slipway does not build in OSBS. With --dry-run it writes the files for OSBS; build them "
                   "with CEKit.\n");
        return 1;
    }
    Project project(invocation);
    load(project, invocation);
    const bool isValid = report(project.result.diagnostics, project, invocation.global.isJson);
    if (!isValid || !project.result.plan) {
        if (invocation.global.isJson)
            print(QJsonObject{{QStringLiteral("problems"), asJson(project.result.diagnostics, project.files)}});
        return 1;
    }
    if (invocation.isValidating)
        return 0;
    const bool isEmbedded = invocation.build.engine == QLatin1String("embedded");
    if (isEmbedded && !invocation.isDryRun)
        return buildEmbedded(project, invocation);
    if (!writeTarget(project, invocation))
        return 1;
    if (invocation.isDryRun) {
        printError("The target folder is written; nothing was built because of --dry-run.\n");
        return 0;
    }
    return buildWithEngine(project, invocation);
}

} // namespace slipway::cli
