// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/report.h"
#include "app/cli/target.h"

namespace slipway::cli {

namespace {

QJsonObject objectOf(const generate::WrittenTarget &written, const std::filesystem::path &target)
{
    QJsonArray files;
    for (const std::filesystem::path &file : written.files)
        files.append(QString::fromStdString(file.string()));
    QJsonArray missing;
    for (const plan::Artifact &artifact : written.missing)
        missing.append(QString::fromStdString(artifact.target.text));
    return {{QStringLiteral("target"), QString::fromStdString(target.string())},
            {QStringLiteral("files"), files},
            {QStringLiteral("missing"), missing}};
}

} // namespace

int generate(const Invocation &invocation)
{
    Project project(invocation);
    load(project, invocation);
    const bool isValid = report(project.result.diagnostics, project, invocation.global.isJson);
    if (!isValid || !project.result.plan) {
        if (invocation.global.isJson)
            print(QJsonObject{{QStringLiteral("problems"), asJson(project.result.diagnostics, project.files)}});
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
        print((std::filesystem::path(invocation.global.target.toStdString()) / file).string() + "\n");
    return 0;
}

} // namespace slipway::cli
