// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/gitrepositories.h"
#include "core/plan/input.h"

#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

namespace slipway::sources {

/// Module repositories from git, out of the mirrors that are kept. Call it from worker threads only: a call waits in an
/// event loop of its own thread.
class GitModules : public plan::RepositorySource
{
public:
    struct Options {
        std::filesystem::path folder; ///< Places::git
        fetch::GitAccess access = fetch::GitAccess::Offline;
        /// Offline, what git itself says is a folder of this machine (`url.<base>.insteadOf`, `file:`) is read too.
        bool readsLocal = false;
        std::stop_token stop = {};
        /// What git says of a clone or a fetch, and where a branch has moved to; in the planning thread.
        std::function<void(const std::string &line)> listener = {};
        /// Hears of each ref, once, in place of the line that says that it has moved; in the planning thread.
        std::function<void(const fetch::GitRequest &, const fetch::GitCheckout &)> onCheckout = {};
    };

    explicit GitModules(Options options);

    /// A commit that was found once stays the answer until forget(): a plan does not change because time passes.
    /// Offline, what is not kept is the error `repository-not-fetched` with URL and ref as arguments.
    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> checkout(const std::string &url,
                                                                            const std::string &ref) const override;
    [[nodiscard]] plan::RefKind kindOf(const std::string &url, const std::string &ref) const override;
    /// Something was fetched: look again.
    void forget();

private:
    struct Known {
        std::filesystem::path folder;
        plan::RefKind kind = plan::RefKind::Unknown;
    };

    [[nodiscard]] fetch::GitRepositories::Result ask(const std::string &url, const std::string &ref) const;
    [[nodiscard]] fetch::GitAccess accessOf(const std::string &url) const;

    Options m_options;
    mutable std::mutex m_mutex; ///< one at a time: two processes of git would meet in one mirror
    mutable std::map<std::pair<std::string, std::string>, Known> m_known;
};

} // namespace slipway::sources
