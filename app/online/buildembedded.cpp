// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/cli/target.h"
#include "core/generate/artifacts.h"
#include "core/image/builder.h"

#include <charconv>
#include <cstdlib>
#include <cstring>

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
    const std::string &format = invocation.build.format;
    if (format == "docker-archive")
        return image::Format::DockerArchive;
    const bool isArchive = format == "oci-archive" || (format.empty() && invocation.build.output.ends_with(".tar"));
    return isArchive ? image::Format::OciArchive : image::Format::OciLayout;
}

std::uint64_t sourceDateEpoch()
{
    const char *text = std::getenv("SOURCE_DATE_EPOCH");
    std::uint64_t seconds = 0;
    if (text)
        std::from_chars(text, text + std::strlen(text), seconds);
    return seconds;
}

image::BuildRequest requestOf(const Project &project, const Invocation &invocation)
{
    image::BuildRequest request{
        .plan = *project.result.plan, .format = formatOf(invocation), .epoch = sourceDateEpoch()};
    for (const std::string &tag : invocation.build.tags)
        request.tags.push_back(tag);
    const bool isLayout = request.format == image::Format::OciLayout;
    request.output = invocation.build.output.empty()
                         ? targetFolder(project, invocation) / (isLayout ? "oci" : "image.tar")
                         : project.workingDirectory / invocation.build.output;
    return request;
}

JsonObject objectOf(const image::BuildResult &result, const image::BuildRequest &request, const Project &project)
{
    JsonArray tags;
    for (const std::string &tag : result.tags)
        tags.push_back(tag);
    return {{"output", request.output.string()},
            {"digest", result.manifest.digest},
            {"tags", tags},
            {"entries", std::uint64_t(result.entryCount)},
            {"totalSize", std::uint64_t(result.totalSize)},
            {"problems", asJson(result.warnings, project.files)}};
}

using Built = std::expected<image::BuildResult, std::vector<Diagnostic>>;

int conclude(const Built &built, const image::BuildRequest &request, const Project &project, bool isJson)
{
    if (!built) {
        report(built.error(), project, isJson);
        if (isJson)
            print(JsonObject{{"problems", asJson(built.error(), project.files)}});
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

/// A folder of a name that is new, with everything in it until this ends; no path when it could not be made.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(const std::filesystem::path &beginning)
    {
        std::string pattern = beginning.string() + "XXXXXX";
        if (mkdtemp(pattern.data()))
            m_path = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code error;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, error);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Fetches beside the output what the builder cannot find on this machine, then builds. `fetched` outlives the build.
Built fetchAndBuild(image::BuildRequest &request, const TemporaryFolder &fetched, generate::ArtifactSource *source,
                    const std::stop_token &stop)
{
    if (source && request.plan.target.isScratch() && request.plan.builders.empty()) {
        auto places = generate::fetchArtifacts(generate::artifactsToFetch(request.plan), fetched.path(), *source, stop);
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
    const TemporaryFolder fetched(request.output.parent_path() / ".fetched-");
    const auto source = invocation.global.hasNoArtifacts ? nullptr : artifactSource(project);
    Built built;
    const bool isCancelled = runInterruptibly(
        [&](const std::stop_token &stop) { built = fetchAndBuild(request, fetched, source.get(), stop); });
    if (isCancelled && !built)
        built.error() = {{.code = "cancelled", .text = "Cancelled.", .advice = "Nothing was written."}};
    return conclude(built, request, project, invocation.global.isJson);
}

} // namespace slipway::cli
