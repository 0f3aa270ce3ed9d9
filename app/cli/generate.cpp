// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/report.h"
#include "app/cli/target.h"

namespace slipway::cli {

namespace {

JsonObject objectOf(const generate::WrittenTarget &written, const std::filesystem::path &target)
{
    JsonArray files;
    for (const std::filesystem::path &file : written.files)
        files.push_back(file.string());
    JsonArray missing;
    for (const plan::Artifact &artifact : written.missing)
        missing.push_back(artifact.target.text);
    return {{"target", target.string()}, {"files", files}, {"missing", missing}};
}

} // namespace

int generate(const Invocation &invocation)
{
    Project project(invocation);
    load(project, invocation);
    if (!invocation.isToStandardOutput)
        goOnlineToWrite(project, invocation);
    const bool isValid = report(project.result.diagnostics, project, invocation.global.isJson);
    if (!isValid || !project.result.plan) {
        if (invocation.global.isJson)
            print(JsonObject{{"problems", asJson(project.result.diagnostics, project.files)}});
        return 1;
    }
    if (invocation.isToStandardOutput) {
        print(generate::containerfile(*project.result.plan, {.noSquash = invocation.build.hasNoSquash}).text + "\n");
        return 0;
    }
    const auto written = writeTarget(project, invocation);
    if (!written)
        return 1;
    if (invocation.global.isJson) {
        print(objectOf(*written, targetFolder(project, invocation)));
        return 0;
    }
    for (const std::filesystem::path &file : written->files)
        print((std::filesystem::path(invocation.global.target) / file).string() + "\n");
    return 0;
}

} // namespace slipway::cli
