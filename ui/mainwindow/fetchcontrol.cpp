// SPDX-License-Identifier: MIT
#include "ui/mainwindow/fetchcontrol.h"

#include "core/generate/artifacts.h"
#include "ui/mainwindow/actions.h"
#include "ui/panels/artifactsview.h"
#include "ui/panels/diagnostictext.h"

#include <algorithm>

namespace slipway::ui {

namespace {

bool isNotFetched(const Diagnostic &diagnostic)
{
    return diagnostic.code == "repository-not-fetched" || diagnostic.code == "override-not-fetched" ||
           diagnostic.code == "artifact-not-fetched";
}

QuickFix fetchFix()
{
    return {.code = "fetch", .text = "Fetch", .arguments = {}, .edits = {}};
}

bool isSame(const Checkout &one, const Checkout &other)
{
    return one.url == other.url && one.ref == other.ref;
}

} // namespace

FetchControl::FetchControl(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_here(surroundings)
{
    connect(m_here.actions["fetch.start"], &QAction::triggered, this, &FetchControl::start);
    connect(m_here.actions["fetch.cancel"], &QAction::triggered, this, &FetchControl::cancel);
    connect(&m_here.workspace, &Workspace::analysed, this, &FetchControl::adoptAnalysis);
    connect(&m_here.workspace, &Workspace::rootChanged, this, [this] {
        m_found.clear();
        updateActions();
    });
    updateActions();
}

FetchControl::~FetchControl() = default;

void FetchControl::start()
{
    if (m_isRunning || m_here.setup == nullptr || m_here.workspace.root().empty())
        return;
    m_isRunning = true;
    m_tried = {};
    m_found.clear();
    m_ending = {};
    m_here.view.startProgress(tr("Looking at what the project asks for…"));
    updateActions();
    Q_EMIT started();
    m_isPlanning = m_here.workspace.isAnalysing();
    if (!m_isPlanning)
        next();
}

void FetchControl::cancel()
{
    m_ending.isCancelled = m_isRunning;
    if (m_job)
        m_job->cancel();
    else if (m_isRunning)
        finish();
}

FetchOrder FetchControl::untried() const
{
    FetchOrder order;
    for (const Checkout &each : m_here.workspace.analysis()->checkouts) {
        if (std::ranges::none_of(m_tried.repositories, [&](const Checkout &tried) { return isSame(each, tried); }))
            order.repositories.push_back(each);
    }
    for (const plan::Override &each : m_here.workspace.enabledOverrides()) {
        if (each.kind == plan::Override::Kind::Url && !std::ranges::contains(m_tried.texts, each.file))
            order.texts.push_back(each.file);
    }
    return order;
}

void FetchControl::next()
{
    FetchOrder order = untried();
    std::ranges::copy(order.repositories, std::back_inserter(m_tried.repositories));
    std::ranges::copy(order.texts, std::back_inserter(m_tried.texts));
    const auto plan = m_here.workspace.analysis()->plan;
    if (!order.repositories.empty() || !order.texts.empty()) {
        run(std::move(order), false);
    } else if (plan) {
        order.artifacts = generate::artifactsToKeep(*plan);
        run(std::move(order), true);
    } else {
        finish();
    }
}

void FetchControl::run(FetchOrder order, bool isLast)
{
    m_job = std::make_unique<FetchJob>(std::move(order), m_here.setup->places);
    connect(m_job.get(), &FetchJob::progressed, &m_here.view, &ArtifactsView::setProgress);
    connect(m_job.get(), &FetchJob::linesArrived, &m_here.view, &ArtifactsView::appendLines);
    connect(m_job.get(), &FetchJob::ended, this,
            [this, isLast](const FetchEnding &ending) { takeEnding(ending, isLast); });
    m_job->start();
}

void FetchControl::takeEnding(const FetchEnding &ending, bool isLast)
{
    m_job.release()->deleteLater();
    m_ending.fetched += ending.fetched;
    m_ending.present += ending.present;
    m_ending.unkept += ending.unkept;
    m_ending.failed += ending.failed;
    m_ending.isCancelled = m_ending.isCancelled || ending.isCancelled;
    for (const Diagnostic &each : ending.problems) {
        m_ending.problems.push_back(each);
        const Document *document = m_here.workspace.find(each.origin.file);
        const Position position = document == nullptr
                                      ? Position{}
                                      : document->mirror().lines().position(document->text(), each.origin.span.begin);
        m_found.push_back({.problem = {.diagnostic = each, .position = position},
                           .revision = document == nullptr ? 0 : document->revision()});
    }
    m_here.setup->forget();
    m_here.workspace.checkFiles();
    m_here.workspace.refresh();
    if (isLast || m_ending.isCancelled)
        finish();
    else
        m_isPlanning = true;
}

void FetchControl::adoptAnalysis()
{
    if (!m_isRunning)
        updateActions();
    if (!m_isPlanning || m_here.workspace.isAnalysing())
        return;
    m_isPlanning = false;
    next();
}

void FetchControl::finish()
{
    m_isRunning = false;
    m_isPlanning = false;
    m_here.view.finishProgress();
    showEnding();
    updateActions();
    Q_EMIT finished(m_ending);
}

void FetchControl::showEnding()
{
    const auto moved = std::ranges::find(m_ending.problems, "branch-moved", &Diagnostic::code);
    QStringList parts;
    if (m_ending.failed > 0)
        parts.append(tr("%n could not be fetched: see the problems.", nullptr, m_ending.failed));
    if (m_ending.isCancelled)
        parts.append(tr("The fetch was cancelled."));
    if (moved != m_ending.problems.end())
        parts.append(problemText(*moved));
    if (!m_here.workspace.analysis()->plan && m_ending.failed == 0 && !m_ending.isCancelled)
        parts.append(tr("The descriptor has errors, so its artifacts were not looked for."));
    parts.append(tr("%n fetched,", "followed by: 4 already there.", m_ending.fetched) + QLatin1Char(' ') +
                 tr("%n already there.", nullptr, m_ending.present));
    const InlineBar::Kind kind = m_ending.failed > 0         ? InlineBar::Kind::Error
                                 : m_ending.problems.empty() ? InlineBar::Kind::Note
                                                             : InlineBar::Kind::Warning;
    m_here.view.setMessage(kind, parts.join(QLatin1Char(' ')));
}

std::vector<Problem> FetchControl::withFetched(std::vector<Problem> problems) const
{
    std::vector<Problem> found;
    for (const Found &each : m_found) {
        const Document *document = m_here.workspace.find(each.problem.diagnostic.origin.file);
        if ((document == nullptr ? 0 : document->revision()) == each.revision)
            found.push_back(each.problem);
    }
    std::erase_if(problems, [&](const Problem &problem) { // the reason says more
        return isNotFetched(problem.diagnostic) && std::ranges::any_of(found, [&](const Problem &each) {
                   return each.diagnostic.severity == Severity::Error &&
                          each.diagnostic.origin == problem.diagnostic.origin;
               });
    });
    problems.insert(problems.end(), found.begin(), found.end());
    for (Problem &problem : problems) {
        if (m_here.setup != nullptr &&
            (isNotFetched(problem.diagnostic) || problem.diagnostic.code.starts_with("git-")))
            problem.diagnostic.fixes.push_back(fetchFix());
    }
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) {
        return std::tuple(problem.diagnostic.origin.file, problem.diagnostic.origin.span.begin);
    });
    return problems;
}

void FetchControl::updateActions()
{
    const bool isOpen = !m_here.workspace.root().empty();
    const QString reason = m_here.setup == nullptr ? tr("Nothing can be fetched here.")
                           : !isOpen               ? tr("No descriptor is open.")
                                                   : tr("A fetch is running.");
    m_here.actions.setEnabled("fetch.start", m_here.setup != nullptr && isOpen && !m_isRunning, reason);
    m_here.actions.setEnabled("fetch.cancel", m_isRunning, tr("No fetch is running."));
}

} // namespace slipway::ui
