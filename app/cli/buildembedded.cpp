// SPDX-License-Identifier: MIT
#include "app/cli/builders.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "app/cli/target.h"
#include "core/generate/artifacts.h"
#include "core/image/builder.h"

#include <QTemporaryDir>

namespace slipway::cli {

namespace {

/// Says each step on standard error.
class Progress : public image::BuildObserver
{
public:
    void onStep(int step, int count, std::string_view text) override
    {
        printError("STEP " + std::to_string(step) + "/" + std::to_string(count) + ": " + std::string(text) + "\n");
    }
    void onBytes(std::uint64_t, std::uint64_t) override {}
    void onLine(std::string_view line) override { printError(std::string(line) + "\n"); }
};

image::Format formatOf(const Invocation &invocation)
{
    const QString &format = invocation.build.format;
    if (format == QLatin1String("docker-archive"))
        return image::Format::DockerArchive;
    const bool isArchive = format == QLatin1String("oci-archive") ||
                           (format.isEmpty() && invocation.build.output.endsWith(QLatin1String(".tar")));
    return isArchive ? image::Format::OciArchive : image::Format::OciLayout;
}

std::uint64_t sourceDateEpoch()
{
    return qEnvironmentVariable("SOURCE_DATE_EPOCH").toULongLong();
}

image::BuildRequest requestOf(const Project &project, const Invocation &invocation)
{
    image::BuildRequest request{
        .plan = *project.result.plan, .format = formatOf(invocation), .epoch = sourceDateEpoch()};
    for (const QString &tag : invocation.build.tags)
        request.tags.push_back(tag.toStdString());
    const bool isLayout = request.format == image::Format::OciLayout;
    request.output = invocation.build.output.isEmpty()
                         ? targetFolder(project, invocation) / (isLayout ? "oci" : "image.tar")
                         : project.workingDirectory / invocation.build.output.toStdString();
    return request;
}

QJsonObject objectOf(const image::BuildResult &result, const image::BuildRequest &request, const Project &project)
{
    QJsonArray tags;
    for (const std::string &tag : result.tags)
        tags.append(QString::fromStdString(tag));
    return {{QStringLiteral("output"), QString::fromStdString(request.output.string())},
            {QStringLiteral("digest"), QString::fromStdString(result.manifest.digest)},
            {QStringLiteral("tags"), tags},
            {QStringLiteral("entries"), static_cast<qint64>(result.entryCount)},
            {QStringLiteral("totalSize"), static_cast<qint64>(result.totalSize)},
            {QStringLiteral("problems"), asJson(result.warnings, project.files)}};
}

using Built = std::expected<image::BuildResult, std::vector<Diagnostic>>;

int conclude(const Built &built, const image::BuildRequest &request, const Project &project, bool isJson)
{
    if (!built) {
        report(built.error(), project, isJson);
        if (isJson)
            print(QJsonObject{{QStringLiteral("problems"), asJson(built.error(), project.files)}});
        return 1;
    }
    if (isJson) {
        print(objectOf(*built, request, project));
        return 0;
    }
    report(built->warnings, project, false);
    print("Built " + built->manifest.digest + "\n");
    for (const std::string &tag : built->tags)
        print("  " + tag + "\n");
    print("in " + request.output.string() + "\n");
    return 0;
}

/// Fetches beside the output what the builder cannot find on this machine, then builds. `fetched` outlives the build.
Built fetchAndBuild(image::BuildRequest &request, const QTemporaryDir &fetched,
                    std::optional<sources::FetchingArtifacts> source, const std::stop_token &stop)
{
    if (source && request.plan.target.isScratch() && request.plan.builders.empty()) {
        auto places = generate::fetchArtifacts(generate::artifactsToFetch(request.plan), fetched.path().toStdString(),
                                               *source, stop);
        if (!places)
            return std::unexpected(std::move(places.error()));
        request.fetched = std::move(*places);
    }
    Progress progress;
    return image::build(request, progress, stop);
}

} // namespace

int buildEmbedded(const Project &project, const Invocation &invocation)
{
    image::BuildRequest request = requestOf(project, invocation);
    std::error_code error;
    std::filesystem::create_directories(request.output.parent_path(), error);
    const QTemporaryDir fetched(QString::fromStdString((request.output.parent_path() / ".fetched-XXXXXX").string()));
    Built built;
    const bool isCancelled = runInterruptibly([&](const std::stop_token &stop) {
        built = fetchAndBuild(request, fetched,
                              invocation.global.hasNoArtifacts ? std::nullopt : std::optional(artifactSource(project)),
                              stop);
    });
    if (isCancelled && !built)
        built.error() = {{.code = "cancelled", .text = "Cancelled.", .advice = "Nothing was written."}};
    return conclude(built, request, project, invocation.global.isJson);
}

} // namespace slipway::cli
