// SPDX-License-Identifier: MIT
#include "ui/model/workspace.h"

#include "core/plan/cache.h"
#include "ui/model/filestore.h"
#include "ui/model/settings.h"

#include <algorithm>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;

/// Changes on disk come in bursts (a checkout, an editor's save): one analysis follows when they have calmed down.
constexpr auto calmAfter = 200ms;

Path normal(const Path &file)
{
    std::error_code error;
    return std::filesystem::absolute(file, error).lexically_normal();
}

QString shown(const Path &file)
{
    return QString::fromStdString(file.string());
}

} // namespace

Workspace::Workspace(Settings &settings, const plan::RepositorySource *repositories, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_repositories(repositories)
    , m_cache(std::make_unique<plan::ModuleCache>())
    , m_analysis(std::make_shared<const Analysis>())
    , m_analyses(analyse, [this](Analysis analysis) { takeAnalysis(std::move(analysis)); })
    , m_previews(ui::preview, [this](Preview preview) {
        m_preview = std::make_shared<const Preview>(std::move(preview));
        Q_EMIT contentsChanged();
    })
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(calmAfter);
    connect(&m_refreshTimer, &QTimer::timeout, this, &Workspace::refresh);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Workspace::onFileChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_refreshTimer.start(); });
}

Workspace::~Workspace() = default;

std::expected<Document *, QString> Workspace::open(const Path &file)
{
    const Path path = normal(file);
    if (Document *known = find(path))
        return known;
    auto bytes = readTextFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    rememberOnDisk(path, *bytes);
    adopt(std::make_unique<Document>(path, std::move(*bytes)));
    return m_documents.back().get();
}

void Workspace::adopt(std::unique_ptr<Document> document)
{
    Document *added = document.get();
    m_documents.push_back(std::move(document));
    connect(added, &Document::textChanged, this, &Workspace::refresh);
    connect(added, &Document::modifiedChanged, this, &Workspace::documentsChanged);
    if (m_root.empty())
        setRoot(added->path());
    refresh();
    Q_EMIT opened(added);
    Q_EMIT documentsChanged();
}

Document *Workspace::find(const Path &file) const
{
    const auto it = std::ranges::find_if(m_documents, [&](const auto &document) { return document->path() == file; });
    return it == m_documents.end() ? nullptr : it->get();
}

QList<Document *> Workspace::documents() const
{
    QList<Document *> documents;
    for (const auto &document : m_documents)
        documents.append(document.get());
    return documents;
}

void Workspace::close(Document *document)
{
    Q_EMIT aboutToClose(document);
    std::erase_if(m_documents, [&](const auto &each) { return each.get() == document; });
    if (m_documents.empty()) {
        m_root.clear();
        m_overrides.clear();
        m_plan.reset();
        m_preview.reset();
        Q_EMIT rootChanged();
        Q_EMIT contentsChanged();
    }
    refresh();
    Q_EMIT documentsChanged();
}

std::expected<void, QString> Workspace::save(Document &document)
{
    const auto saved = saveTextFile(document.path(), document.text());
    if (!saved)
        return saved;
    rememberOnDisk(document.path(), document.text());
    document.setSaved();
    Q_EMIT documentsChanged();
    return {};
}

std::expected<void, QString> Workspace::saveAs(Document &document, const Path &file)
{
    const Path path = normal(file);
    if (Document *other = find(path); other != nullptr && other != &document)
        return std::unexpected(
            tr("%1 is open in another tab. Close it first, or choose another name.").arg(shown(path)));
    const auto saved = saveTextFile(path, document.text());
    if (!saved)
        return saved;
    const bool wasRoot = document.path() == m_root;
    document.setPath(path);
    rememberOnDisk(path, document.text());
    document.setSaved();
    if (wasRoot)
        setRoot(path);
    refresh();
    Q_EMIT documentsChanged();
    return {};
}

void Workspace::setRoot(const Path &file)
{
    if (file == m_root)
        return;
    m_root = file;
    m_overrides.clear();
    m_plan.reset();
    m_preview.reset();
    Q_EMIT rootChanged();
    Q_EMIT overridesChanged();
    Q_EMIT contentsChanged();
    refresh();
}

void Workspace::addOverride(const Path &file)
{
    const Path path = normal(file);
    if (std::ranges::contains(m_overrides, path, &OverrideChoice::file))
        return;
    m_overrides.push_back({.file = path});
    Q_EMIT overridesChanged();
    refresh();
}

void Workspace::removeOverride(const Path &file)
{
    std::erase_if(m_overrides, [&](const OverrideChoice &each) { return each.file == file; });
    Q_EMIT overridesChanged();
    refresh();
}

void Workspace::setOverrideEnabled(const Path &file, bool isEnabled)
{
    for (OverrideChoice &each : m_overrides) {
        if (each.file == file)
            each.isEnabled = isEnabled;
    }
    Q_EMIT overridesChanged();
    refresh();
}

std::vector<plan::Override> Workspace::enabledOverrides() const
{
    std::vector<plan::Override> overrides;
    for (const OverrideChoice &each : m_overrides) {
        if (each.isEnabled)
            overrides.push_back({.kind = plan::Override::Kind::File, .file = each.file});
    }
    return overrides;
}

std::vector<Problem> Workspace::problems() const
{
    std::vector<Problem> problems = m_analysis->problems;
    if (m_preview && m_analysis->plan)
        problems.insert(problems.end(), m_preview->problems.begin(), m_preview->problems.end());
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) {
        return std::tuple(problem.diagnostic.origin.file, problem.diagnostic.origin.span.begin);
    });
    return problems;
}

int Workspace::count(Severity severity) const
{
    return static_cast<int>(
        std::ranges::count(problems(), severity, [](const Problem &problem) { return problem.diagnostic.severity; }));
}

Snapshot Workspace::snapshot() const
{
    Snapshot snapshot{.root = m_root,
                      .overrides = enabledOverrides(),
                      .noSquash = m_settings.value(Settings::Key::NoSquash).toBool(),
                      .repositories = m_repositories,
                      .cache = m_cache.get(),
                      .artifactCache = m_artifactCache};
    for (const auto &document : m_documents) {
        const auto known = m_analysis->open.find(document->path());
        const bool isKnown = known != m_analysis->open.end() && known->second.revision == document->revision() &&
                             *known->second.text == document->text();
        snapshot.open.emplace(document->path(),
                              isKnown ? known->second
                                      : FileState{.text = std::make_shared<const std::string>(document->text()),
                                                  .revision = document->revision()});
    }
    return snapshot;
}

void Workspace::setArtifactCache(const Path &folder)
{
    m_artifactCache = folder;
    refresh();
}

void Workspace::refresh()
{
    m_analyses.request(snapshot());
}

void Workspace::takeAnalysis(Analysis analysis)
{
    m_analysis = std::make_shared<const Analysis>(std::move(analysis));
    if (m_analysis->plan) {
        m_plan = m_analysis->plan;
        m_previews.request(m_analysis);
    }
    QStringList files;
    for (const Path &file : m_analysis->files)
        files.append(shown(file));
    if (!files.isEmpty())
        m_watcher.addPaths(files);
    Q_EMIT analysed();
}

void Workspace::rememberOnDisk(const Path &file, const std::string &bytes)
{
    m_onDisk[file] = std::hash<std::string>()(bytes);
    m_watcher.addPath(shown(file));
}

void Workspace::onFileChanged(const QString &name)
{
    const Path file = name.toStdString();
    m_watcher.addPath(name); // a file that was replaced by renaming is no longer watched
    m_refreshTimer.start();
    Document *document = find(file);
    if (document == nullptr)
        return;
    const auto bytes = readTextFile(file);
    if (!bytes || std::hash<std::string>()(*bytes) == m_onDisk[file] || *bytes == document->text())
        return;
    rememberOnDisk(file, *bytes);
    if (document->isModified()) {
        Q_EMIT changedOnDisk(document);
        return;
    }
    const TextEdit whole{.span = {.begin = 0, .end = document->text().size()}, .replacement = *bytes};
    document->apply(std::span(&whole, 1), tr("Reload"));
    document->setSaved();
}

} // namespace slipway::ui
