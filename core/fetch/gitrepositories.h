// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/gitnames.h"
#include "core/run/command.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>

namespace slipway::fetch {

enum class RefKind : std::uint8_t { Branch, Tag, Commit };

/// When a repository may be asked over the network.
enum class GitAccess : std::uint8_t {
    Offline,    ///< never: what is kept is all there is
    WhenNeeded, ///< to clone what is not kept, and when a ref is not known
    Refresh,    ///< always
};

struct GitRequest {
    std::string url; ///< a local path must be absolute
    std::string ref;
    GitAccess access = GitAccess::WhenNeeded;
};

/// A commit's files on disk.
struct GitCheckout {
    std::string commit; ///< full object name
    RefKind kind = RefKind::Branch;
    std::filesystem::path folder; ///< the files, without `.git`; kept, the same for all who ask for this commit
    std::filesystem::path mirror; ///< the bare repository that it comes from
    /// The commit that this branch or tag named when it was last checked out here; empty when it has not moved. To be
    /// told.
    std::string movedFrom = {};
    bool isNew = false; ///< this ref was never checked out here before

    bool operator==(const GitCheckout &) const = default;
};

/// Module repositories: a bare mirror for each URL, cloned once and fetched when asked for, and a folder of files for
/// each commit. Runs the user's own git, so that ssh keys and credential helpers work; git never prompts (there is no
/// terminal).
class GitRepositories : public QObject
{
    Q_OBJECT

public:
    using Result = std::expected<GitCheckout, Diagnostic>;
    using Done = std::function<void(const Result &)>;

    /// `folder` holds `mirrors` and `checkouts`; made when needed.
    explicit GitRepositories(std::filesystem::path folder, QObject *parent = nullptr);

    /// Calls `done` once, later, unless `context` or this dies before. Requests for one URL wait for each other.
    void checkOut(const GitRequest &request, QObject *context, Done done);
    /// Ends all that runs and waits, whoever asked for it; each `done` hears `cancelled`.
    void cancel();

    [[nodiscard]] std::filesystem::path mirrorOf(const std::string &url) const;
    [[nodiscard]] std::filesystem::path checkoutOf(const std::string &url, const std::string &commit) const;

Q_SIGNALS:
    /// What git says of a clone or a fetch: `Receiving objects:  42% (…)`.
    void progressed(const std::string &url, const QString &line);

private:
    struct Waiting {
        GitRequest request;
        QPointer<QObject> context;
        Done done;
    };

    void startNext(const QString &url);
    void ended(const QString &url, const Waiting &waiting, const Result &result);

    std::filesystem::path m_folder;
    QHash<QString, QList<Waiting>> m_waiting; ///< by URL; the first of each list runs
};

/// Git with these arguments: no prompts, no hooks, no background upkeep, only the usual transports.
[[nodiscard]] run::Command gitCommand(const std::vector<std::string> &arguments);

} // namespace slipway::fetch
