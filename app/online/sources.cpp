// SPDX-License-Identifier: MIT
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/sources/fetchedtexts.h"
#include "app/sources/fetchingartifacts.h"
#include "app/sources/gitmodules.h"

namespace slipway::cli {

namespace {

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
        if (progress.item.state != fetch::FetchState::Running) {
            m_tenth = 0;
            printError(endText(progress));
        } else if (progress.total > 0 && progress.received < progress.total &&
                   passes(progress.received * 10 / progress.total)) {
            printError("Fetching '" + progress.artifact.name.text + "': " + std::to_string(m_tenth * 10) + " % of " +
                       std::to_string(progress.total) + " bytes\n");
        }
        if (!progress.item.movedFrom.empty())
            printError("note: " + progress.artifact.ref + " of '" + progress.artifact.name.text + "' has moved from " +
                       progress.item.movedFrom + " to " + progress.item.note + ".\n");
    }

private:
    bool passes(std::uint64_t tenth) { return std::exchange(m_tenth, tenth) < tenth; }

    std::uint64_t m_tenth = 0;
};

} // namespace

std::unique_ptr<plan::RepositorySource> repositorySource(const Project &project, bool isOffline,
                                                         const std::stop_token &stop)
{
    return std::make_unique<sources::GitModules>(
        sources::GitModules::Options{.folder = project.settings.places.git,
                                     .access = isOffline ? fetch::GitAccess::Offline : fetch::GitAccess::WhenNeeded,
                                     .readsLocal = true,
                                     .stop = stop,
                                     .listener = [](const std::string &line) { printError(line + "\n"); }});
}

std::unique_ptr<plan::TextSource> textSource(const Project &project, bool isOffline, const std::stop_token &stop)
{
    return std::make_unique<sources::FetchedTexts>(
        sources::FetchedTexts::Options{.settings = project.settings.network,
                                       .parts = project.settings.places.parts,
                                       .isOffline = isOffline,
                                       .stop = stop});
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
