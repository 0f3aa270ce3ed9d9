// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/cache.h"
#include "ui/model/analysis.h"
#include "ui/model/background.h"
#include "ui/model/document.h"
#include "ui/model/newestwins.h"
#include "ui/model/projectfiles.h"
#include "ui/model/savejob.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace slipway::ui {

class Journal;
class OpenFiles;
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
        Path file; ///< or an address (see isAddress())
        bool isEnabled = true;
    };

    /// Where what was fetched is kept, to be read and never to be edited; empty: nothing is.
    struct Kept {
        Path artifacts; ///< what is in this cache counts as fetched
        Path git;       ///< mirrors and checkouts
        Path texts;     ///< overrides from addresses
    };

    /// `settings`, `repositories` (may be null) and `files` outlive the workspace.
    Workspace(Settings &settings, const plan::RepositorySource *repositories, FileSystem &files = diskFileSystem());
    ~Workspace() override;

    /// Keeps unsaved changes in a folder from now on; before anything is opened.
    void keepJournal(const Path &folder);
    /// Tells other windows, and hears from them, which files are open; before anything is opened.
    void keepOpenFiles(const Path &folder);
    [[nodiscard]] bool isShared(const Document &document) const;
    /// May be null.
    [[nodiscard]] Journal *journal() const { return m_journal.get(); }

    /// The document of a file, opened when it is not yet. One that was closed comes back with its undo steps when the
    /// file is as it was.
    [[nodiscard]] std::expected<Document *, Unreadable> open(const Path &file);
    using Opened = std::expected<Document *, Unreadable>;
    /// The same for a file that may take a while: read off the UI thread. `then` is called in any case but the end of
    /// the workspace.
    void openAside(const Path &file, std::function<void(const Opened &)> then);
    /// The names of the files that are being read.
    [[nodiscard]] const QStringList &beingRead() const { return m_beingRead; }
    /// A text that is on no disk: untitled, or of a file that is gone.
    Document &openText(const Path &file, std::string text, bool isUntitled);
    /// A file in another encoding as UTF-8 text; the file changes only when that is saved.
    Document &openConverted(const Path &file, const Unreadable &reason, std::string text);
    /// An empty untitled document in a folder.
    Document &openNew(const Path &folder);
    [[nodiscard]] Document *find(const Path &file) const;
    [[nodiscard]] QList<Document *> documents() const;
    /// Unsaved changes are discarded.
    void close(Document *document);
    enum class Overwrite { No, Yes };
    /// Writes the present text off the UI thread; saved() or saveFailed() follows. What is typed meanwhile is unsaved
    /// afterwards. What another program wrote since is overwritten only when that is wanted.
    void save(Document &document, Overwrite overwrite = Overwrite::No);
    void saveAs(Document &document, const Path &file);
    [[nodiscard]] bool isSaving() const { return std::ranges::any_of(documents(), &Document::isSaving); }

    /// Looks at all files that are open, and reloads or tells of those that changed.
    void checkFiles();
    /// Looks at the file of one document.
    void checkFile(Document &document);
    /// The bytes that a document's text was made from: as last read, saved or merged.
    [[nodiscard]] const std::string &base(const Document &document) const { return *m_bases.at(&document); }
    /// A document's text was made from `base`, but its file holds `theirs`.
    void setForeign(Document &document, const std::string &base, const std::string &theirs);
    /// The document becomes what was merged from its text and `theirs`, as one undo step.
    void merge(Document &document, const std::string &merged, const std::string &theirs);

    /// A folder whose descriptors all belong to the project; empty: none.
    [[nodiscard]] const Path &folder() const { return m_folder; }
    void setFolder(const Path &folder);
    /// The descriptors in the folder with what is wrong with them, as found last.
    [[nodiscard]] std::vector<ProjectFile> folderFiles() const { return withProblems(m_folderFiles, *m_analysis); }
    [[nodiscard]] bool isScanning() const { return m_scans.isBusy(); }

    [[nodiscard]] const Path &root() const { return m_root; }
    /// Another root brings its own overrides: those that it had when it was the root before.
    void setRoot(const Path &file);
    /// The user looks at a document: an image of its own becomes the root; a module, overrides and any other text leave
    /// the root as it is.
    void follow(const Document &document);
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
    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }
    /// The same without those of other images that are open.
    [[nodiscard]] const std::vector<Problem> &problemsOfImage() const { return m_problemsOfImage; }
    [[nodiscard]] int count(Severity severity) const; ///< of the image
    /// Errors and warnings of one file.
    struct Counts {
        int errors = 0;
        int warnings = 0;
    };
    [[nodiscard]] Counts counts(const Path &file) const;
    /// The modules of all repositories that the newest analysis looked at, with all their versions.
    using Versions = std::map<std::string, std::vector<std::string>>;
    [[nodiscard]] const Versions &modules() const { return m_versions; }
    /// True while the newest texts are not analysed yet.
    [[nodiscard]] bool isAnalysing() const { return m_analyses.isBusy(); }
    /// True while the contents of the newest plan are not known yet.
    [[nodiscard]] bool isPreviewing() const { return m_previews.isBusy(); }

    /// Makes a new file, folders included; refuses one that is there.
    [[nodiscard]] std::expected<void, QString> create(const Path &file, std::string_view text, bool isExecutable);

    /// Before anything is opened.
    void setKept(const Kept &kept);
    [[nodiscard]] const Kept &kept() const { return m_kept; }
    /// When the text of an address was fetched; nothing when it is not there.
    [[nodiscard]] std::optional<std::chrono::system_clock::time_point> fetchTime(const Path &address) const;
    /// The disk as the newest analysis finds it, to be asked again at no cost; null: nothing was analysed yet.
    [[nodiscard]] const std::shared_ptr<const descriptor::Files> &remembered() const { return m_remembered; }
    /// The modules of all repositories, and the repositories that come from git, as the newest analysis that came so
    /// far has them: a text that is broken for a moment makes none of them vanish.
    [[nodiscard]] const std::vector<plan::ModuleCache::Known> &knownModules() const { return m_modules; }
    [[nodiscard]] const std::vector<Checkout> &checkouts() const { return m_checkouts; }
    /// Files changed on disk or settings changed: derive everything anew.
    void refresh();

Q_SIGNALS:
    void opened(slipway::ui::Document *document);
    void aboutToClose(slipway::ui::Document *document);
    void readingChanged();
    void documentsChanged(); ///< opened, closed, renamed, modified, being saved or saved
    void saved(slipway::ui::Document *document, const slipway::ui::Saved &saved);
    void saveFailed(slipway::ui::Document *document, const slipway::ui::SaveFailure &failure);
    void rootChanged();
    void folderChanged(); ///< another folder, or other files in it
    void overridesChanged();
    void analysed();
    void contentsChanged();
    void problemsMended(); ///< fixes that take long are there too
    /// The file of a document with unsaved changes is not on disk as it was read or saved.
    void changedOnDisk(slipway::ui::Document *document);
    /// The file of a document is gone, or is back with what it had.
    void vanished(slipway::ui::Document *document);
    void reappeared(slipway::ui::Document *document);
    /// A document without unsaved changes took what another program wrote.
    void reloaded(slipway::ui::Document *document);
    /// Another Slipway window opened or closed a file that is open here.
    void sharedChanged(slipway::ui::Document *document, bool isShared);

private:
    /// A text as a document takes it.
    struct Prepared {
        std::string bytes;
        TextMirror mirror;
    };
    [[nodiscard]] static std::expected<Prepared, Unreadable> readPrepared(const Path &file, const Path &texts);
    Document &adoptPrepared(const Path &file, Prepared &&read);
    Document &adopt(std::unique_ptr<Document> document, std::string base);
    [[nodiscard]] std::unique_ptr<Document> takeClosed(const Path &file, const std::string &bytes);
    void takeAnalysis(Analysis analysis);
    void rememberBase(const Document &document, SharedText bytes);
    void startSave(Document &document, const Path &file, SharedText expected);
    void finishSave(Document &document, const Path &file, const SharedText &text,
                    const std::expected<Saved, SaveFailure> &result);
    void moveTo(Document &document, const Path &file);
    void onCalm();
    void takeLook(Document &document, const LookJob &job, quint64 revision, const Look &found);
    void onForeignBytes(Document &document, const SharedText &bytes, std::span<const TextEdit> edits);
    [[nodiscard]] Path onDisk(const Path &file) const;
    [[nodiscard]] bool isKept(const Path &file) const;
    void collectProblems();
    [[nodiscard]] bool isOtherImage(const Path &file) const;
    void collectModules();
    void watch(const std::vector<Path> &files);
    void forgetPlan();
    [[nodiscard]] Snapshot snapshot() const;
    void derive();

    Settings &m_settings;
    const plan::RepositorySource *m_repositories;
    FileSystem &m_files;
    std::unique_ptr<OpenFiles> m_openFiles;
    std::unique_ptr<Journal> m_journal; ///< before the documents that it watches: lives longer
    std::vector<std::unique_ptr<Document>> m_documents;
    Kept m_kept;
    std::vector<std::unique_ptr<Document>> m_closed; ///< newest last, for their undo steps
    std::map<const Document *, SharedText> m_bases;
    std::map<const Document *, FileFacts> m_facts; ///< of the file when it was last looked at
    std::set<Path> m_stirred;                      ///< may have changed on disk since
    Path m_folder;
    std::vector<ProjectFile> m_folderFiles;
    Path m_root;
    std::vector<OverrideChoice> m_overrides;
    std::map<Path, std::vector<OverrideChoice>> m_otherOverrides; ///< of the roots before
    std::unique_ptr<plan::ModuleCache> m_cache;
    std::shared_ptr<const descriptor::Files>
        m_remembered; ///< the disk as found when m_lookedAt; null: to be looked at anew
    std::chrono::steady_clock::time_point m_lookedAt;
    std::shared_ptr<const Analysis> m_analysis;
    std::shared_ptr<const plan::Plan> m_plan;
    std::vector<Path> m_moduleFiles;    ///< that the modules were looked for in
    std::uint64_t m_moduleRevision = 0; ///< of the cache then
    std::vector<plan::ModuleCache::Known> m_modules;
    Versions m_versions;
    std::vector<Checkout> m_checkouts;
    std::shared_ptr<const Preview> m_preview;
    std::vector<Problem> m_mended;   ///< the analysis' problems with all fixes; empty: as the analysis has them
    std::vector<Problem> m_problems; ///< of analysis and preview
    std::vector<Problem> m_problemsOfImage;
    std::unordered_map<std::string, Counts> m_counts; ///< by file
    QFileSystemWatcher m_watcher;
    std::unordered_set<std::string> m_watched; ///< files that it was told of
    QTimer m_refreshTimer;
    NewestWins<Snapshot, Analysis> m_analyses;
    NewestWins<std::shared_ptr<const Analysis>, Preview> m_previews;
    NewestWins<std::shared_ptr<const Analysis>, std::vector<Problem>> m_mendings;
    NewestWins<Path, std::vector<ProjectFile>> m_scans;
    QStringList m_beingRead;
    Background m_reads; ///< of files that are being opened
    Background m_disk;  ///< saves and looks; waits for them before the journal goes
};

} // namespace slipway::ui
