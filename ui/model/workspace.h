// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/analysis.h"
#include "ui/model/document.h"
#include "ui/model/newestwins.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <expected>
#include <memory>

namespace slipway::ui {

class Settings;

/// The open documents, the descriptor that is planned (the root) with its overrides, and what is derived from them.
///
/// Every change asks for a new analysis off the UI thread; views get the newest finished one. The contents of the
/// image, which need the disk, follow in a run of their own.
class Workspace : public QObject
{
    Q_OBJECT

public:
    struct OverrideChoice {
        Path file;
        bool isEnabled = true;
    };

    /// `settings` and `repositories` (may be null) outlive the workspace.
    Workspace(Settings &settings, const plan::RepositorySource *repositories, QObject *parent = nullptr);
    ~Workspace() override;

    /// The document of a file, opened when it is not yet; the error is a sentence.
    [[nodiscard]] std::expected<Document *, QString> open(const Path &file);
    [[nodiscard]] Document *find(const Path &file) const;
    [[nodiscard]] QList<Document *> documents() const;
    void close(Document *document);
    [[nodiscard]] std::expected<void, QString> save(Document &document);
    [[nodiscard]] std::expected<void, QString> saveAs(Document &document, const Path &file);

    [[nodiscard]] const Path &root() const { return m_root; }
    void setRoot(const Path &file);
    [[nodiscard]] const std::vector<OverrideChoice> &overrides() const { return m_overrides; }
    void addOverride(const Path &file);
    void removeOverride(const Path &file);
    void setOverrideEnabled(const Path &file, bool isEnabled);
    /// Those that apply, in order.
    [[nodiscard]] std::vector<plan::Override> enabledOverrides() const;

    /// Never null; empty before the first run has finished.
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_analysis; }
    /// The newest plan that was accepted; stale when the newest analysis has none. May be null.
    [[nodiscard]] std::shared_ptr<const plan::Plan> lastGoodPlan() const { return m_plan; }
    [[nodiscard]] bool isStale() const { return m_plan != nullptr && m_analysis->plan == nullptr; }
    [[nodiscard]] std::shared_ptr<const Preview> preview() const { return m_preview; }
    /// All that is wrong with the newest texts and with what they bring from disk, by file and place.
    [[nodiscard]] std::vector<Problem> problems() const;
    [[nodiscard]] int count(Severity severity) const;
    /// True while the newest texts are not analysed yet.
    [[nodiscard]] bool isAnalysing() const { return m_analyses.isBusy(); }

    /// Artifacts in this cache count as fetched; empty: none do.
    void setArtifactCache(const Path &folder);
    /// Files changed on disk or settings changed: derive everything anew.
    void refresh();

Q_SIGNALS:
    void opened(slipway::ui::Document *document);
    void aboutToClose(slipway::ui::Document *document);
    void documentsChanged(); ///< opened, closed, renamed, modified or saved
    void rootChanged();
    void overridesChanged();
    void analysed();
    void contentsChanged();
    /// A file of an open document is not on disk as it was read or saved.
    void changedOnDisk(slipway::ui::Document *document);

private:
    void adopt(std::unique_ptr<Document> document);
    void takeAnalysis(Analysis analysis);
    void rememberOnDisk(const Path &file, const std::string &bytes);
    void onFileChanged(const QString &file);
    [[nodiscard]] Snapshot snapshot() const;

    Settings &m_settings;
    const plan::RepositorySource *m_repositories;
    std::vector<std::unique_ptr<Document>> m_documents;
    std::map<Path, std::size_t> m_onDisk; ///< hash of what was last read from or written to disk
    Path m_artifactCache;
    Path m_root;
    std::vector<OverrideChoice> m_overrides;
    std::unique_ptr<plan::ModuleCache> m_cache;
    std::shared_ptr<const Analysis> m_analysis;
    std::shared_ptr<const plan::Plan> m_plan;
    std::shared_ptr<const Preview> m_preview;
    QFileSystemWatcher m_watcher;
    QTimer m_refreshTimer;
    NewestWins<Snapshot, Analysis> m_analyses;
    NewestWins<std::shared_ptr<const Analysis>, Preview> m_previews;
};

} // namespace slipway::ui
