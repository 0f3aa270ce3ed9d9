// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/artifactlist.h"
#include "ui/model/newestwins.h"
#include "ui/model/workspace.h"

#include <QFutureWatcher>
#include <QObject>

#include <stop_token>

namespace slipway::ui {

class ArtifactsView;
struct FetchPlaces;

/// The cache in the artifacts view: lists it beside the project's artifacts while the view can be seen, adds, removes,
/// clears, verifies.
class ArtifactsControl : public QObject
{
    Q_OBJECT

public:
    /// All outlive the control; `places` null: there is no cache.
    ArtifactsControl(Workspace &workspace, ArtifactsView &view, const FetchPlaces *places, QObject *parent);
    ~ArtifactsControl() override;

    /// Lists anew, as soon as the view can be seen.
    void refresh();
    /// Copies a file into the cache off the UI thread: for the selected artifact, whose checksums it must have, else
    /// under its own name.
    void add(const Path &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Added = std::expected<fetch::CacheEntry, Diagnostic>;

    void chooseFile();
    void takeAdded(const Added &added);
    void remove(const QStringList &uuids);
    void clear();
    void verify();
    void changed();

    Workspace &m_workspace;
    ArtifactsView &m_view;
    const FetchPlaces *m_places;
    std::shared_ptr<KnownChecksums> m_known = std::make_shared<KnownChecksums>();
    NewestWins<ArtifactQuestion, std::vector<ArtifactRow>> m_rows;
    QFutureWatcher<Added> m_adding;
    std::stop_source m_stop;
    bool m_isThorough = false;
    bool m_isStale = true;
};

} // namespace slipway::ui
