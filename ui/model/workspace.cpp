// SPDX-License-Identifier: MIT
#include "ui/model/workspace.h"

#include "ui/model/journal.h"
#include "ui/model/kepttexts.h"
#include "ui/model/openfiles.h"
#include "ui/model/settings.h"
#include "ui/model/workspacepaths.h"

#include <algorithm>
#include <set>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;

/// Changes on disk come in bursts (a checkout, an editor's save): one analysis follows when they have calmed down.
constexpr auto calmAfter = 200ms;
/// For so long the disk is taken as it was found, unless a change is heard of: reading hundreds of modules anew at each
/// keystroke would take longer than all else.
constexpr auto freshFor = 5s;
/// Bytes that are read without being waited for.
constexpr std::size_t soonRead = 64U * 1024;

} // namespace

Workspace::Workspace(Settings &settings, const plan::RepositorySource *repositories, FileSystem &files)
    : m_settings(settings)
    , m_repositories(repositories)
    , m_files(files)
    , m_cache(std::make_unique<plan::ModuleCache>())
    , m_analysis(std::make_shared<const Analysis>())
    , m_analyses(analyse, [this](Analysis analysis) { takeAnalysis(std::move(analysis)); })
    , m_previews(ui::preview,
                 [this](Preview preview) {
                     if (!m_plan) // of a project that was closed meanwhile
                         return;
                     m_preview = sharedAside(std::move(preview));
                     collectProblems();
                     Q_EMIT contentsChanged();
                 })
    , m_mendings(mended,
                 [this](std::vector<Problem> problems) {
                     m_mended = std::move(problems);
                     collectProblems();
                     Q_EMIT problemsMended();
                 })
    , m_scans(projectFiles, [this](std::vector<ProjectFile> found) {
        m_folderFiles = std::move(found);
        Q_EMIT folderChanged();
    })
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(calmAfter);
    connect(&m_refreshTimer, &QTimer::timeout, this, &Workspace::onCalm);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString &file) {
        m_stirred.insert(file.toStdString());
        m_watched.clear(); // what was replaced is not watched any more
        m_refreshTimer.start();
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_refreshTimer.start(); });
}

Workspace::~Workspace() = default;

void Workspace::setFolder(const Path &folder)
{
    m_folder = folder.empty() ? Path() : normal(folder);
    m_folderFiles.clear();
    if (!m_folder.empty()) {
        m_watcher.addPath(shown(m_folder));
        m_scans.request(m_folder);
    }
    Q_EMIT folderChanged();
}

void Workspace::setRoot(const Path &file)
{
    if (file == m_root)
        return;
    if (!m_root.empty())
        m_otherOverrides[m_root] = std::move(m_overrides);
    m_root = file;
    m_overrides = m_otherOverrides[file];
    forgetPlan();
    Q_EMIT rootChanged();
    Q_EMIT overridesChanged();
    Q_EMIT contentsChanged();
    refresh();
}

void Workspace::follow(const Document &document)
{
    const Path &file = document.path();
    const auto isOverride = [&](const std::vector<OverrideChoice> &overrides) {
        return std::ranges::contains(overrides, file, &OverrideChoice::file);
    };
    if (file == m_root || isOverride(m_overrides) ||
        std::ranges::any_of(m_otherOverrides, [&](const auto &each) { return isOverride(each.second); }))
        return;
    const auto known = m_analysis->open.find(file);
    const bool isRead = known != m_analysis->open.end() && known->second.tree;
    if (!isRead && document.text().size() > soonRead)
        return; // the analysis that reads it asks again
    const auto kind =
        isRead ? kindOfFile(file, *known->second.tree) : kindOfFile(file, yaml::Tree::parse(document.text()));
    if (kind == descriptor::ObjectKind::Image)
        setRoot(file);
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
            overrides.push_back(overrideOf(each.file));
    }
    return overrides;
}

void Workspace::collectProblems()
{
    m_problems = m_mended.empty() ? m_analysis->problems : m_mended;
    if (m_preview && m_analysis->plan && !m_preview->problems.empty()) {
        m_problems.insert(m_problems.end(), m_preview->problems.begin(), m_preview->problems.end());
        std::ranges::stable_sort(m_problems, {}, [](const Problem &problem) {
            return std::tie(problem.diagnostic.origin.file, problem.diagnostic.origin.span.begin);
        });
    }
    std::map<Path, bool> others;
    m_problemsOfImage.clear();
    m_counts.clear();
    for (const Problem &problem : m_problems) {
        const Path &file = problem.diagnostic.origin.file;
        Counts &counts = m_counts[file.native()];
        counts.errors += problem.diagnostic.severity == Severity::Error ? 1 : 0;
        counts.warnings += problem.diagnostic.severity == Severity::Warning ? 1 : 0;
        const auto known = others.find(file);
        if (!(known != others.end() ? known->second : others.emplace(file, isOtherImage(file)).first->second))
            m_problemsOfImage.push_back(problem);
    }
}

bool Workspace::isOtherImage(const Path &file) const
{
    const auto open = m_analysis->open.find(file);
    return file != m_analysis->root && open != m_analysis->open.end() && open->second.tree &&
           !std::ranges::contains(m_analysis->files, file) &&
           kindOfFile(file, *open->second.tree) == descriptor::ObjectKind::Image;
}

Workspace::Counts Workspace::counts(const Path &file) const
{
    const auto found = m_counts.find(file.native());
    return found == m_counts.end() ? Counts{} : found->second;
}

void Workspace::collectModules()
{
    const auto isModule = [](const Path &file) { return file.filename() == "module.yaml"; };
    if (!m_analysis->plan && m_analysis->checkouts.empty() && std::ranges::none_of(m_analysis->files, isModule))
        return;
    m_checkouts = m_analysis->checkouts;
    const std::uint64_t revision = m_cache->revision();
    if (m_moduleFiles == m_analysis->files && m_moduleRevision == revision)
        return;
    m_moduleFiles = m_analysis->files;
    m_moduleRevision = revision;
    const std::set<Path> files(m_moduleFiles.begin(), m_moduleFiles.end());
    m_modules = m_cache->known();
    std::erase_if(m_modules, [&](const plan::ModuleCache::Known &each) { return !files.contains(each.file); });
    m_versions.clear();
    for (const plan::ModuleCache::Known &known : m_modules) {
        std::vector<std::string> &versions = m_versions[known.name];
        if (!std::ranges::contains(versions, known.version))
            versions.push_back(known.version);
    }
}

void Workspace::forgetPlan()
{
    m_plan.reset();
    m_preview.reset();
    m_moduleFiles.clear();
    m_modules.clear();
    m_versions.clear();
    m_checkouts.clear();
    collectProblems();
}

std::expected<void, QString> Workspace::create(const Path &file, std::string_view text, bool isExecutable)
{
    const auto created = createTextFile(normal(file), text, isExecutable);
    if (created)
        refresh();
    return created;
}

int Workspace::count(Severity severity) const
{
    return static_cast<int>(std::ranges::count(m_problemsOfImage, severity,
                                               [](const Problem &problem) { return problem.diagnostic.severity; }));
}

Snapshot Workspace::snapshot() const
{
    Snapshot snapshot{.root = m_root,
                      .overrides = enabledOverrides(),
                      .noSquash = m_settings.value(Settings::Key::NoSquash).toBool(),
                      .repositories = m_repositories,
                      .cache = m_cache.get(),
                      .artifactCache = m_kept.artifacts,
                      .texts = m_kept.texts,
                      .disk = m_remembered};
    for (const auto &document : m_documents) {
        const auto known = m_analysis->open.find(document->path());
        const bool isKnown = known != m_analysis->open.end() && known->second.revision == document->revision() &&
                             *known->second.text == document->text();
        snapshot.open.emplace(document->path(),
                              isKnown ? known->second
                                      : FileState{.text = std::make_shared<const std::string>(document->text()),
                                                  .revision = document->revision(),
                                                  .isReadOnly = document->isReadOnly()});
    }
    return snapshot;
}

void Workspace::setKept(const Kept &kept)
{
    m_kept = kept;
    refresh();
}

/// The file that holds what is shown as `file`.
Path Workspace::onDisk(const Path &file) const
{
    return isAddress(file) ? fetch::TextStore(m_kept.texts).fileOf(file.string()) : file;
}

bool Workspace::isKept(const Path &file) const
{
    const bool isInGit = !m_kept.git.empty() && std::ranges::mismatch(m_kept.git, file).in1 == m_kept.git.end();
    return isInGit || isAddress(file);
}

std::optional<std::chrono::system_clock::time_point> Workspace::fetchTime(const Path &address) const
{
    const auto kept = fetch::TextStore(m_kept.texts).find(address.string());
    return kept ? std::optional(kept->fetched) : std::nullopt;
}

void Workspace::refresh()
{
    m_remembered.reset();
    derive();
}

/// After a keystroke the files that are not open are taken as they were a moment ago.
void Workspace::derive()
{
    static const descriptor::DiskFiles disk;
    const auto now = std::chrono::steady_clock::now();
    if (!m_remembered || now - m_lookedAt > freshFor) {
        m_remembered = std::make_shared<const descriptor::RememberedFiles>(disk);
        m_lookedAt = now;
    }
    m_analyses.request(snapshot());
}

void Workspace::takeAnalysis(Analysis analysis)
{
    m_analysis = sharedAside(std::move(analysis));
    m_mended.clear();
    m_mendings.cancel();
    if (!m_analysis->isMended)
        m_mendings.request(m_analysis);
    if (m_analysis->plan) {
        m_plan = {m_analysis, m_analysis->plan.get()}; // the plan goes with its analysis
        m_previews.request(m_analysis);
    }
    collectModules();
    collectProblems();
    watch(m_analysis->files);
    Q_EMIT analysed();
}

/// Adding a path asks the disk, so the same ones are not added again and again.
void Workspace::watch(const std::vector<Path> &files)
{
    QStringList paths;
    for (const Path &file : files) {
        if (m_watched.insert(file.native()).second)
            paths.append(shown(file));
    }
    const QStringList absent = paths.isEmpty() ? QStringList() : m_watcher.addPaths(paths);
    for (const QString &path : absent) // they may come
        m_watched.erase(path.toStdString());
}

} // namespace slipway::ui
