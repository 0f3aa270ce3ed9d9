// SPDX-License-Identifier: MIT
#include "core/image/builder.h"

#include "core/image/context.h"
#include "core/image/layer.h"
#include "core/image/output.h"
#include "core/image/problem.h"

#include <algorithm>
#include <format>

namespace slipway::image {

namespace fs = std::filesystem;

namespace {

using Problems = std::vector<Diagnostic>;
constexpr int stepCount = 4;

/// Tag by the grammar that docker, podman and skopeo share: `[host[:port]/]name[/name…]:tag`, lower case but for the
/// tag.
bool isTag(std::string_view text)
{
    constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz0123456789";
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || text.size() > 383)
        return false;
    const std::string_view name = text.substr(0, colon);
    const std::string_view tag = text.substr(colon + 1);
    const auto isTagLetter = [&](char it) {
        return lower.contains(it) || (it >= 'A' && it <= 'Z') || it == '_' || it == '.' || it == '-';
    };
    if (tag.empty() || tag.size() > 128 || tag.front() == '.' || tag.front() == '-' ||
        !std::ranges::all_of(tag, isTagLetter))
        return false;
    const std::size_t host = name.find('/');
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        const bool mayHavePort = begin == 0 && host != std::string_view::npos;
        const auto isLetter = [&](char it) {
            return lower.contains(it) || it == '_' || it == '.' || it == '-' || (mayHavePort && it == ':');
        };
        if (part.empty() || !lower.contains(part.front()) || !lower.contains(part.back()) ||
            !std::ranges::all_of(part, isLetter))
            return false;
        begin = end + 1;
    }
    return true;
}

/// CEKit verifies every checksum that an artifact carries; folders have none.
void verifyChecksums(const BuildRequest &request, Problems &problems, const std::stop_token &stop)
{
    for (const auto &[target, item] : context(request.plan, request.fetched)) {
        std::error_code failure;
        if (item.path.empty() || !fs::is_regular_file(item.path, failure))
            continue;
        for (const auto &[algorithm, wanted] : item.artifact.checksums) {
            const auto got = hashOfFile(item.path, algorithm, stop);
            const auto isSame = [](char left, char right) {
                return left == (right >= 'A' && right <= 'F' ? right - 'A' + 'a' : right);
            };
            if (stop.stop_requested() || wanted.empty() || (got && std::ranges::equal(*got, wanted, isSame)))
                continue;
            problems.push_back(error("checksum-mismatch", "The %1 of the artifact '%2' is %3, not %4.",
                                     {algorithm, item.artifact.name.text, got ? *got : got.error(), wanted},
                                     "Check the file, then its checksum.", item.artifact.origin));
        }
    }
}

class Build
{
public:
    Build(BuildRequest request, BuildObserver &observer, std::stop_token stop)
        : m_request(std::move(request))
        , m_observer(observer)
        , m_stop(std::move(stop))
    {
    }

    std::expected<BuildResult, Problems> run()
    {
        prepare();
        if (hasErrors(m_problems))
            return std::unexpected(std::move(m_problems));
        auto written = write();
        if (!written)
            return std::unexpected(Problems{failure(written.error())});
        m_result.tags = m_request.tags;
        m_result.entryCount = m_contents.entries.size();
        m_result.totalSize = m_contents.totalSize;
        m_result.warnings = std::move(m_problems);
        return std::move(m_result);
    }

private:
    void step(int number, std::string_view text) { m_observer.onStep(number, stepCount, text); }

    [[nodiscard]] Diagnostic failure(const std::string &reason) const
    {
        if (m_stop.stop_requested())
            return error("cancelled", "Cancelled.", {});
        return error("build-failed", "The image cannot be written: %1.", {reason});
    }

    void add(Problems problems) { std::ranges::move(problems, std::back_inserter(m_problems)); }

    void prepare()
    {
        step(1, "Reading the artifacts");
        m_request.output = fs::absolute(m_request.output).lexically_normal();
        if (m_request.output.filename().empty())
            m_request.output = m_request.output.parent_path();
        if (m_request.tags.empty())
            m_request.tags = defaultTags(m_request.plan);
        for (const std::string &tag : m_request.tags)
            if (!isTag(tag))
                add({error("tag-invalid", "'%1' is no tag that container engines accept.", {tag},
                           "Write name:version in lower case, without spaces.",
                           m_request.plan.target.image.name.origin)});
        if (auto problem = outputProblem(m_request.output, m_request.format))
            add({*std::move(problem)});
        add(obstacles(m_request.plan, m_request.fetched));
        if (hasErrors(m_problems))
            return;
        m_contents = contents(m_request.plan, {.fetched = m_request.fetched}, m_stop);
        add(std::move(m_contents.problems));
        verifyChecksums(m_request, m_problems, m_stop);
    }

    Result write()
    {
        std::error_code failed;
        fs::create_directories(m_request.output.parent_path(), failed);
        const Temporary staging(unusedSibling(m_request.output));
        const auto store = BlobStore::open(staging.path());
        if (!store)
            return std::unexpected(store.error());
        step(2, "Writing the layer");
        auto layer = writeLayer(m_contents, layerOptions(), *store, m_stop);
        if (!layer)
            return std::unexpected(layer.error());
        step(3, "Writing the configuration and the manifest");
        if (auto documents = writeDocuments(*store, *layer); !documents)
            return documents;
        step(4, std::format("Writing {}", m_request.output.string()));
        const Parts parts{
            .manifest = m_result.manifest, .config = m_result.config, .layer = m_result.layer, .tags = m_request.tags};
        auto published = publish(parts, *store, staging.path(), m_request, m_stop);
        if (published)
            for (const std::string &tag : m_request.tags)
                m_observer.onLine(std::format("{} {}", tag, m_result.manifest.digest));
        return published;
    }

    [[nodiscard]] LayerOptions layerOptions()
    {
        return {.compression = m_request.compression,
                .epoch = m_request.epoch,
                .threads = m_request.threads,
                .onBytes = [this](std::uint64_t done) { m_observer.onBytes(done, m_contents.totalSize); }};
    }

    Result writeDocuments(const BlobStore &store, const Layer &layer)
    {
        const Recipe instructions = recipe(m_request.plan);
        auto config = store.put(configJson(instructions, m_request.platform, m_request.epoch, layer.diffId));
        if (!config)
            return std::unexpected(config.error());
        auto manifest = store.put(manifestJson(*config, layer.blob, m_request.compression));
        if (!manifest)
            return std::unexpected(manifest.error());
        m_result = {.tags = {},
                    .manifest = *manifest,
                    .config = *config,
                    .layer = layer.blob,
                    .diffId = layer.diffId,
                    .warnings = {}};
        return {};
    }

    BuildRequest m_request;
    BuildObserver &m_observer;
    std::stop_token m_stop;
    Problems m_problems;
    Contents m_contents;
    BuildResult m_result;
};

} // namespace

std::vector<std::string> defaultTags(const plan::Plan &plan)
{
    const std::string &name = plan.target.image.name.text;
    return {name + ':' + plan.target.image.version.text, name + ":latest"};
}

std::expected<BuildResult, std::vector<Diagnostic>> build(const BuildRequest &request, BuildObserver &observer,
                                                          std::stop_token stop)
{
    return Build(request, observer, std::move(stop)).run();
}

} // namespace slipway::image
