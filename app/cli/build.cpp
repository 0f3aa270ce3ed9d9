// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/cli/target.h"

namespace slipway::cli {

int build(const Invocation &invocation)
{
    if (invocation.build.engine == "osbs" && !invocation.isDryRun && !invocation.isValidating) {
        printError("error: Slipway does not build in OSBS. With --dry-run it writes the files for OSBS; build them "
                   "with CEKit.\n");
        return 1;
    }
    const bool isEmbedded = invocation.build.engine == "embedded";
    const bool isRun = !invocation.isDryRun && !invocation.isValidating; // else nothing is built
    if (isRun)
        goOnline();
    Project project(invocation);
    load(project, invocation);
    if (!invocation.isValidating)
        goOnlineToWrite(project, invocation);
    const bool isValid = report(project.result.diagnostics, project, invocation.global.isJson);
    if (!isValid || !project.result.plan) {
        if (invocation.global.isJson)
            print(JsonObject{{"problems", asJson(project.result.diagnostics, project.files)}});
        return 1;
    }
    if (invocation.isValidating)
        return 0;
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
