// SPDX-License-Identifier: MIT
// What cekit-cache does, on the same cache, with the same exit codes.
#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/cli/settings.h"
#include "core/fetch/artifactcache.h"
#include "core/fetch/artifactfetcher.h"
#include "core/sources/waiting.h"

#include <QUrl>

#include <iostream>

namespace slipway::cli {

namespace {

namespace fs = std::filesystem;

fetch::WantedChecksums wantedOf(const CacheOptions &options)
{
    fetch::WantedChecksums wanted;
    for (const auto &[algorithm, digits] : options.checksums)
        wanted.emplace_back(algorithm, digits);
    return wanted;
}

/// The part after the last slash, as CEKit names what has no name.
std::string baseName(const std::string &location)
{
    return location.substr(location.rfind('/') + 1);
}

/// Nothing for an address.
std::optional<fs::path> localFile(const std::string &location, const fs::path &workingDirectory)
{
    if (location.starts_with("file:"))
        return fs::path(QUrl(QString::fromStdString(location)).toLocalFile().toStdString());
    if (!location.contains("://"))
        return workingDirectory / location;
    return std::nullopt;
}

/// Downloads into the cache, in an event loop of this worker thread.
std::optional<Diagnostic> download(const std::string &url, const fetch::WantedChecksums &wanted,
                                   const Settings &settings, const std::stop_token &stop)
{
    QObject owner;
    QEventLoop loop;
    fetch::ArtifactFetcher fetcher({.network = fetch::makeNetwork(&owner),
                                    .settings = settings.network,
                                    .cacheFolder = settings.places.artifacts,
                                    .partFolder = settings.places.parts});
    QObject::connect(&fetcher, &fetch::ArtifactFetcher::finished, &loop, &QEventLoop::quit);
    fetcher.start({{.kind = fetch::ArtifactSource::Url, .name = baseName(url), .source = url, .wanted = wanted}}, {});
    const std::stop_callback onStop(stop, [&fetcher] {
        QMetaObject::invokeMethod(&fetcher, &fetch::ArtifactFetcher::cancel, Qt::QueuedConnection);
    });
    sources::wait(loop);
    const fetch::FetchedItem &result = fetcher.results().front();
    if (result.state == fetch::FetchState::Cancelled)
        return Diagnostic{.code = "cancelled", .text = "Cancelled."};
    return result.problem;
}

JsonObject asJson(const fetch::CacheEntry &entry)
{
    std::error_code error;
    JsonObject object{{"uuid", entry.uuid},
                      {"names", JsonArray(entry.names.begin(), entry.names.end())},
                      {"file", entry.file.string()},
                      {"present", fs::is_regular_file(entry.file, error)}};
    for (std::size_t i = 0; i < fetch::algorithms.size(); ++i) {
        if (!entry.checksums.values.at(i).empty())
            object.emplace_back(fetch::algorithms.at(i), entry.checksums.values.at(i));
    }
    return object;
}

std::string asText(const fetch::CacheEntry &entry)
{
    std::string text = "\n" + entry.uuid + ":\n";
    for (std::size_t i = 0; i < fetch::algorithms.size(); ++i) {
        if (!entry.checksums.values.at(i).empty())
            text += "  " + std::string(fetch::algorithms.at(i)) + ": " + entry.checksums.values.at(i) + "\n";
    }
    if (!entry.names.empty())
        text += "  names:\n";
    for (const std::string &name : entry.names)
        text += "    - " + name + "\n";
    return text;
}

int list(const fetch::ArtifactCache &cache, bool isJson)
{
    const std::vector<fetch::CacheEntry> entries = cache.listed();
    if (isJson) {
        JsonArray array;
        for (const fetch::CacheEntry &entry : entries)
            array.emplace_back(asJson(entry));
        print(JsonObject{{"artifacts", array}});
        return 0;
    }
    for (const fetch::CacheEntry &entry : entries)
        print(asText(entry));
    if (entries.empty())
        print("No artifacts cached!\n");
    return 0;
}

int add(fetch::ArtifactCache &cache, const CacheOptions &options, const Settings &settings, const fs::path &directory)
{
    const std::string location = options.argument;
    const fetch::WantedChecksums wanted = wantedOf(options);
    if (cache.find(wanted)) {
        print("Artifact " + location + " is already cached!\n");
        return 0;
    }
    std::optional<Diagnostic> problem;
    runInterruptibly([&](const std::stop_token &stop) {
        if (const std::optional<fs::path> file = localFile(location, directory)) {
            if (const auto added = cache.add(*file, baseName(location), wanted, stop); !added)
                problem = added.error();
        } else {
            problem = download(location, wanted, settings, stop);
        }
    });
    const std::optional<fetch::CacheEntry> entry = problem ? std::nullopt : cache.find(wanted);
    if (!entry) {
        printError("Cannot cache artifact " + location + ": " +
                   (problem ? message(*problem) : std::string("it is not in the cache now.")) + "\n");
        return 1;
    }
    print("Artifact " + location + " cached with UUID '" + entry->uuid + "'\n");
    return 0;
}

int remove(fetch::ArtifactCache &cache, const std::string &uuid)
{
    const std::expected<void, Diagnostic> removed = cache.remove(uuid);
    if (removed)
        print("Artifact with UUID '" + uuid + "' removed\n");
    else if (removed.error().code == "cache-unknown")
        printError("Artifact with UUID '" + uuid + "' doesn't exist in the cache\n");
    else
        printError("error: " + message(removed.error()) + "\n");
    return removed ? 0 : 1;
}

/// True for yes, false for no or nothing; absent when the input ends.
std::optional<bool> confirmed()
{
    std::string answer;
    while (true) {
        print("Are you sure to remove all artifacts from cache? [y/N]: ");
        if (!std::getline(std::cin, answer))
            return std::nullopt;
        const QString word = QString::fromStdString(answer).trimmed().toLower();
        if (word == u"y" || word == u"yes")
            return true;
        if (word.isEmpty() || word == u"n" || word == u"no")
            return false;
        print("Error: invalid input\n");
    }
}

int clear(fetch::ArtifactCache &cache, bool isConfirmed)
{
    const std::optional<bool> answer = isConfirmed ? std::optional(true) : confirmed();
    if (!answer) {
        printError("Aborted!\n");
        return 1;
    }
    if (!*answer)
        return 0;
    if (const std::expected<void, Diagnostic> cleared = cache.clear(); !cleared) {
        printError("error: " + message(cleared.error()) + "\n");
        return 1;
    }
    print("Artifact cache cleared!\n");
    return 0;
}

} // namespace

int cache(const Invocation &invocation)
{
    std::error_code error;
    const fs::path directory = fs::current_path(error);
    const std::expected<Settings, std::vector<Diagnostic>> settings = readSettings(invocation.global, directory);
    const descriptor::DiskFiles disk;
    const std::vector<Diagnostic> problems = settings ? settings->configuration.warnings : settings.error();
    for (const Diagnostic &problem : problems)
        printError(asText(problem, disk, {.directory = directory, .isColoured = false}));
    if (!settings)
        return 1;
    fetch::ArtifactCache cache(settings->places.artifacts);
    const CacheOptions &options = invocation.cache;
    if (options.command == "add")
        return add(cache, options, *settings, directory);
    if (options.command == "rm")
        return remove(cache, options.argument);
    if (options.command == "clear")
        return clear(cache, options.isConfirmed);
    return list(cache, invocation.global.isJson);
}

} // namespace slipway::cli
