// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/gitrepositories.h"
#include "core/run/capture.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <string>
#include <vector>

namespace slipway::fetch {

/// One checkout, step by step: mirror, ref to commit, files. `finished` comes once after `start`.
class GitJob : public QObject
{
    Q_OBJECT

public:
    struct Places {
        std::filesystem::path mirror;
        std::function<std::filesystem::path(const std::string &commit)> checkout;
    };

    GitJob(GitRequest request, Places places, QObject *parent);

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(const QString &line);
    void finished(const std::expected<slipway::fetch::GitCheckout, slipway::Diagnostic> &result);

private:
    using Step = std::function<void(const run::Captured &)>;

    void git(const std::vector<std::string> &arguments, const Step &next);
    [[nodiscard]] std::string gitDirectory() const { return "--git-dir=" + m_places.mirror.string(); }
    void clone();
    void fetch();
    void mirrorReady(const run::Captured &captured);
    void resolve();
    void tryCandidate(std::size_t index);
    void resolved(const std::string &commit, const std::string &name);
    void compareWithLastUse();
    void readTree();
    void writeFiles(const std::filesystem::path &fresh);
    void keepFiles(const std::filesystem::path &fresh);
    void finish(const GitRepositories::Result &result);
    void fail(const char *code, const char *text, const run::Captured &captured);

    GitRequest m_request;
    Places m_places;
    GitCheckout m_checkout;
    std::vector<std::string> m_candidates;
    QPointer<run::Process> m_process;
    std::filesystem::path m_fresh; ///< what is being made and not yet in its place
    bool m_isFetched = false;      ///< the mirror is as new as it gets in this job
    bool m_isCancelled = false;
};

} // namespace slipway::fetch
