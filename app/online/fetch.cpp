// SPDX-License-Identifier: MIT
// What the window's Fetch does: module repositories and overrides anew, then what is missing in the artifact cache.
#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "core/generate/artifacts.h"
#include "core/sources/fetchingartifacts.h"

#include <algorithm>

namespace slipway::cli {

namespace {

/// As many digits of a commit as people write.
constexpr std::size_t shortLength = 12;

std::string_view stateName(SourceNews::State state)
{
    switch (state) {
    case SourceNews::State::Unchanged:
        return "unchanged";
    case SourceNews::State::New:
        return "new";
    case SourceNews::State::Changed:
        return "changed";
    }
    return {};
}

std::string asText(const SourceNews &news)
{
    const std::string commit = news.commit.substr(0, shortLength);
    if (news.ref.empty())
        return "overrides " + news.url + ": " + std::string(stateName(news.state)) + "\n";
    std::string text = "repository " + news.url + " (" + news.ref + "): ";
    if (news.state == SourceNews::State::Changed)
        text += "moved from " + news.from.substr(0, shortLength) + " to " + commit;
    else
        text += std::string(stateName(news.state)) + " at " + commit;
    return text + "\n";
}

JsonObject asJson(const SourceNews &news)
{
    JsonObject object{{"url", news.url}, {"state", std::string(stateName(news.state))}};
    if (!news.ref.empty()) {
        object.emplace_back("ref", news.ref);
        object.emplace_back("commit", news.commit);
        if (!news.from.empty())
            object.emplace_back("from", news.from);
    }
    return object;
}

bool hasNoChecksum(const fetch::FetchedItem &item)
{
    return item.problem && item.problem->code == "artifact-no-checksum";
}

std::string_view stateName(const fetch::FetchedItem &item)
{
    using enum fetch::FetchState;
    if (hasNoChecksum(item))
        return "not kept";
    switch (item.state) {
    case Downloaded:
    case Copied:
        return "fetched";
    case FromCache:
        return "cached";
    case Reused:
        return "local";
    case Failed:
        return "failed";
    case Waiting:
    case Running:
    case Cancelled:
        break;
    }
    return "cancelled";
}

/// Empty for what is told as a problem.
std::string asText(const plan::Artifact &artifact, const fetch::FetchedItem &item)
{
    const std::string name = "artifact " + artifact.name.text;
    if (!item.movedFrom.empty())
        return name + " (" + artifact.ref + "): moved from " + item.movedFrom.substr(0, shortLength) + " to " +
               item.note.substr(0, shortLength) + "\n";
    if (hasNoChecksum(item))
        return name + ": not kept, since it has no checksum; each build fetches it anew\n";
    switch (item.state) {
    case fetch::FetchState::Downloaded:
    case fetch::FetchState::Copied:
        return name + ": fetched" + (item.note.empty() ? "" : " at " + item.note.substr(0, shortLength)) + "\n";
    case fetch::FetchState::FromCache:
        return name + ": in the cache\n";
    case fetch::FetchState::Reused:
        return name + ": on this machine\n";
    default:
        return {};
    }
}

/// One run of the command: what was asked for, and what came of it.
class Fetch
{
public:
    explicit Fetch(const Invocation &invocation)
        : m_invocation(invocation)
        , m_project(invocation)
    {
        m_project.onSource = [this](const SourceNews &news) {
            m_sources.push_back(news);
            say(asText(news));
        };
    }

    int run()
    {
        load(m_project, m_invocation);
        tell(m_project.result.diagnostics);
        if (m_project.result.plan)
            keepArtifacts(generate::artifactsToKeep(*m_project.result.plan));
        else
            sayAside("The descriptor has errors, so its artifacts were not looked for.\n");
        if (m_invocation.global.isJson)
            printAll();
        return m_hasFailed ? 1 : 0;
    }

private:
    void say(const std::string &text) const
    {
        if (!m_invocation.global.isJson)
            print(text);
    }

    void sayAside(const std::string &text) const
    {
        if (!m_invocation.global.isJson)
            printError(text);
    }

    void tell(const std::vector<Diagnostic> &problems)
    {
        m_hasFailed |= !report(problems, m_project, m_invocation.global.isJson);
        m_problems.insert(m_problems.end(), problems.begin(), problems.end());
    }

    void keepArtifacts(const std::vector<plan::Artifact> &artifacts)
    {
        sources::FetchingArtifacts source(m_project.settings.places, m_project.settings.network,
                                          [this](const sources::FetchProgress &progress) {
                                              if (progress.item.state != fetch::FetchState::Running &&
                                                  progress.item.state != fetch::FetchState::Waiting)
                                                  say(asText(progress.artifact, progress.item));
                                          });
        std::vector<fetch::FetchedItem> items;
        const bool isCancelled =
            runInterruptibly([&](const std::stop_token &stop) { items = source.keep(artifacts, stop); });
        std::vector<Diagnostic> problems;
        for (std::size_t i = 0; i < items.size(); ++i) {
            m_artifacts.emplace_back(JsonObject{{"name", artifacts[i].name.text},
                                                {"source", artifacts[i].source},
                                                {"state", std::string(stateName(items[i]))}});
            if (!items[i].problem || hasNoChecksum(items[i]))
                continue;
            problems.push_back(*items[i].problem);
            if (!problems.back().origin.isWritten())
                problems.back().origin =
                    artifacts[i].sourceOrigin.isWritten() ? artifacts[i].sourceOrigin : artifacts[i].origin;
        }
        if (isCancelled)
            problems.push_back({.code = "cancelled", .text = "Cancelled."});
        tell(problems);
    }

    void printAll() const
    {
        JsonArray sources;
        std::ranges::transform(m_sources, std::back_inserter(sources),
                               [](const SourceNews &each) { return asJson(each); });
        print(JsonObject{
            {"sources", sources}, {"artifacts", m_artifacts}, {"problems", cli::asJson(m_problems, m_project.files)}});
    }

    const Invocation &m_invocation;
    Project m_project;
    std::vector<SourceNews> m_sources;
    JsonArray m_artifacts;
    std::vector<Diagnostic> m_problems;
    bool m_hasFailed = false;
};

} // namespace

int fetchProject(const Invocation &invocation)
{
    return Fetch(invocation).run();
}

} // namespace slipway::cli
