// SPDX-License-Identifier: MIT
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "core/sources/fetchedtexts.h"
#include "core/sources/fetchingartifacts.h"
#include "core/sources/gitmodules.h"

#include <map>
#include <utility>

namespace slipway::cli {

namespace {

using State = SourceNews::State;

SourceNews newsOf(const fetch::GitRequest &request, const fetch::GitCheckout &checkout)
{
    const State state = checkout.isNew ? State::New : checkout.movedFrom.empty() ? State::Unchanged : State::Changed;
    return {.url = fetch::shownUrl(request.url),
            .ref = request.ref,
            .state = state,
            .commit = checkout.commit,
            .from = checkout.movedFrom};
}

/// One line for each artifact that does not simply lie on this machine.
std::string endText(const sources::FetchProgress &progress)
{
    const std::string &name = progress.artifact.name.text;
    switch (progress.item.state) {
    case fetch::FetchState::FromCache:
        return "Took '" + name + "' from the artifact cache.\n";
    case fetch::FetchState::Downloaded:
        return "Fetched '" + name + "' from " + fetch::shownUrl(progress.artifact.source) +
               (progress.item.note.empty() ? ".\n" : " at " + progress.item.note + ".\n");
    default:
        return {};
    }
}

/// Says what is fetched, and every tenth of what is long.
class FetchReport
{
public:
    void operator()(const sources::FetchProgress &progress)
    {
        std::uint64_t &tenth = m_tenths[progress.artifact.name.text];
        if (progress.item.state != fetch::FetchState::Running) {
            tenth = 0;
            printError(endText(progress));
        } else if (progress.total > 0 && progress.received < progress.total &&
                   std::exchange(tenth, progress.received * 10 / progress.total) <
                       progress.received * 10 / progress.total) {
            printError("Fetching '" + progress.artifact.name.text + "': " + std::to_string(tenth * 10) + " % of " +
                       std::to_string(progress.total) + " bytes\n");
        }
        if (!progress.item.movedFrom.empty())
            printError("note: " + progress.artifact.ref + " of '" + progress.artifact.name.text + "' has moved from " +
                       progress.item.movedFrom + " to " + progress.item.note + ".\n");
    }

private:
    std::map<std::string, std::uint64_t> m_tenths; ///< told, by the artifact's name
};

} // namespace

std::unique_ptr<plan::RepositorySource> repositorySource(const Project &project, bool isOffline,
                                                         const std::stop_token &stop)
{
    sources::GitModules::Options options{.folder = project.settings.places.git,
                                         .access = isOffline ? fetch::GitAccess::Offline : fetch::GitAccess::WhenNeeded,
                                         .readsLocal = true,
                                         .stop = stop,
                                         .listener = [](const std::string &line) { printError(line + "\n"); }};
    if (project.onSource) {
        options.access = fetch::GitAccess::Refresh;
        options.onCheckout = [&project](const fetch::GitRequest &request, const fetch::GitCheckout &checkout) {
            project.onSource(newsOf(request, checkout));
        };
    }
    return std::make_unique<sources::GitModules>(std::move(options));
}

std::unique_ptr<plan::TextSource> textSource(const Project &project, bool isOffline, const std::stop_token &stop)
{
    sources::FetchedTexts::Options options{.settings = project.settings.network,
                                           .places = project.settings.places,
                                           .isOffline = isOffline,
                                           .stop = stop,
                                           .listener = [](const std::string &line) { printError(line + "\n"); }};
    if (project.onSource)
        options.onText = [&project](const std::string &url, const std::string &text, const auto &before) {
            const State state = !before ? State::New : before->text == text ? State::Unchanged : State::Changed;
            project.onSource({.url = fetch::shownUrl(url), .state = state});
        };
    return std::make_unique<sources::FetchedTexts>(std::move(options));
}

std::unique_ptr<generate::ArtifactSource> artifactSource(const Project &project)
{
    return std::make_unique<sources::FetchingArtifacts>(project.settings.places, project.settings.network,
                                                        FetchReport());
}

void goOnline()
{
    // It is.
}

} // namespace slipway::cli
