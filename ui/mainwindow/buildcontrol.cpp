// SPDX-License-Identifier: MIT
#include "ui/mainwindow/buildcontrol.h"

#include "ui/dialogs/buildoptionsdialog.h"
#include "ui/mainwindow/actions.h"
#include "ui/model/settings.h"
#include "ui/panels/buildpanel.h"
#include "ui/panels/diagnostictext.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

namespace slipway::ui {

namespace {

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

image::Format formatOf(const QString &name)
{
    if (name == QLatin1String("oci-archive"))
        return image::Format::OciArchive;
    return name == QLatin1String("docker-archive") ? image::Format::DockerArchive : image::Format::OciLayout;
}

/// Where the image goes unless the user chose a place: below the target folder next to the descriptor.
Path outputOf(const Settings &settings, const plan::Plan &plan)
{
    const QString folder = settings.value(Settings::Key::OutputFolder).toString();
    const Path parent = folder.isEmpty() ? plan.descriptor.parent_path() / "target" : Path(folder.toStdString());
    std::string name = plan.target.image.name.text + "-" + plan.target.image.version.text;
    std::ranges::replace(name, '/', '-');
    const bool isLayout = formatOf(settings.value(Settings::Key::OutputFormat).toString()) == image::Format::OciLayout;
    return parent / (name + (isLayout ? ".oci" : ".tar"));
}

} // namespace

BuildControl::BuildControl(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
    , m_panel(new BuildPanel(window))
    , m_engineBox(new QComboBox(window))
{
    m_engineBox->setObjectName(QStringLiteral("engine"));
    m_engineBox->setAccessibleName(tr("Engine"));
    m_engineBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillEngines();
    connect(m_engineBox, &QComboBox::activated, this, [this] {
        m_here.settings.setValue(Settings::Key::Engine, m_engineBox->currentData());
        updateActions();
    });
    connect(m_here.actions["build.start"], &QAction::triggered, this, &BuildControl::start);
    connect(m_here.actions["build.options"], &QAction::triggered, this, &BuildControl::chooseOptions);
    connect(m_here.actions["build.cancel"], &QAction::triggered, m_panel, &BuildPanel::cancel);
    connect(m_panel, &BuildPanel::cancelRequested, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_panel, &BuildPanel::placeActivated, this, &BuildControl::placeActivated);
    connect(m_panel, &BuildPanel::folderRequested, this,
            [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
    connect(&m_here.workspace, &Workspace::analysed, this, [this] {
        updateActions();
        if (m_isWaiting)
            startNow();
    });
    connect(&m_here.workspace, &Workspace::rootChanged, this, &BuildControl::updateActions);
    probe();
    updateActions();
}

BuildControl::~BuildControl() = default;

void BuildControl::probe()
{
    for (const run::EngineKind kind : run::engineKinds) {
        run::probeEngine(kind, this, [this, kind](const run::Engine &engine) {
            m_engines[kind] = engine;
            fillEngines();
            updateActions();
            if (m_engines.size() == run::engineKinds.size())
                Q_EMIT enginesProbed();
        });
    }
}

void BuildControl::fillEngines()
{
    const QString wanted = m_here.settings.value(Settings::Key::Engine).toString();
    m_engineBox->clear();
    m_engineBox->addItem(tr("embedded"), QStringLiteral("embedded"));
    m_engineBox->setItemData(0, tr("Slipway's own builder: images from scratch, without daemon, root or network."),
                             Qt::ToolTipRole);
    for (const run::EngineKind kind : run::engineKinds)
        addEngine(kind);
    m_engineBox->setCurrentIndex(std::max(0, m_engineBox->findData(wanted)));
}

void BuildControl::addEngine(run::EngineKind kind)
{
    const QString name = shown(run::engineName(kind));
    const auto found = m_engines.find(kind);
    const bool isKnown = found != m_engines.end();
    const bool canBuild = isKnown && found->second.canBuild;
    m_engineBox->addItem(canBuild  ? tr("%1 %2").arg(name, shown(found->second.version))
                         : isKnown ? tr("%1 (not usable)").arg(name)
                                   : tr("%1 (being asked…)").arg(name),
                         name);
    const int row = m_engineBox->count() - 1;
    if (isKnown && !canBuild && found->second.problem) {
        const Diagnostic &problem = *found->second.problem;
        m_engineBox->setItemData(row, (problemText(problem) + QLatin1Char(' ') + adviceText(problem)).trimmed(),
                                 Qt::ToolTipRole);
    }
    qobject_cast<QStandardItemModel *>(m_engineBox->model())->item(row)->setEnabled(canBuild);
}

void BuildControl::fillToolBar(QToolBar &bar)
{
    auto *label = new QLabel(tr("Engine:"), &bar);
    label->setContentsMargins(0, 0, 4, 0);
    bar.addWidget(label);
    bar.addWidget(m_engineBox);
    bar.addSeparator();
    bar.addAction(m_here.actions["build.options"]);
    for (const char *id : {"build.start", "build.cancel"}) {
        bar.addAction(m_here.actions[id]);
        if (auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(m_here.actions[id])))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
}

const run::Engine *BuildControl::chosenEngine() const
{
    const auto kind = run::engineOfName(m_engineBox->currentData().toString().toStdString());
    const auto it = kind ? m_engines.find(*kind) : m_engines.end();
    return it == m_engines.end() ? nullptr : &it->second;
}

QString BuildControl::obstacle() const
{
    if (m_here.workspace.root().empty())
        return tr("No descriptor is open.");
    const auto kind = run::engineOfName(m_engineBox->currentData().toString().toStdString());
    if (kind && !m_engines.contains(*kind))
        return tr("%1 has not answered yet.").arg(shown(run::engineName(*kind)));
    const auto analysis = m_here.workspace.analysis();
    if (!analysis->plan)
        return tr("The descriptor has errors: see the Problems panel.");
    if (const run::Engine *engine = chosenEngine())
        return engine->canBuild ? QString() : problemText(*engine->problem);
    std::vector<Diagnostic> obstacles = analysis->obstacles;
    if (m_here.artifacts != nullptr) // the build fetches them
        std::erase_if(obstacles, [](const Diagnostic &each) { return each.code == "artifact-not-fetched"; });
    return obstacles.empty() ? QString()
                             : problemText(obstacles.front()) + QLatin1Char(' ') + adviceText(obstacles.front());
}

void BuildControl::updateActions()
{
    const QString reason = obstacle();
    m_here.actions.setEnabled("build.start", !isRunning() && reason.isEmpty(),
                              isRunning() ? tr("A build is running.") : reason);
    m_here.actions.setEnabled("build.cancel", isRunning(), tr("No build is running."));
    m_here.actions.setEnabled("build.options", !m_here.workspace.root().empty(), tr("No descriptor is open."));
}

BuildChoice BuildControl::choice() const
{
    const Settings &settings = m_here.settings;
    const auto plan = m_here.workspace.analysis()->plan;
    BuildChoice choice{.plan = plan,
                       .target = plan->descriptor.parent_path() / "target",
                       .output = outputOf(settings, *plan),
                       .format = formatOf(settings.value(Settings::Key::OutputFormat).toString()),
                       .tags = image::defaultTags(*plan),
                       .isSquashed = !settings.value(Settings::Key::NoSquash).toBool(),
                       .isPulling = settings.value(Settings::Key::Pull).toBool()};
    for (const QString &flag : settings.value(Settings::Key::BuildFlags).toStringList())
        choice.flags.push_back(flag.toStdString());
    if (const auto other = m_tags.find(plan->descriptor); other != m_tags.end()) {
        choice.tags.clear();
        for (const QString &tag : other->second)
            choice.tags.push_back(tag.toStdString());
    }
    if (const run::Engine *engine = chosenEngine())
        choice.engine = *engine;
    return choice;
}

void BuildControl::start()
{
    if (isRunning())
        return;
    Q_EMIT aboutToStart();
    m_isWaiting = m_here.workspace.isAnalysing();
    if (!m_isWaiting)
        startNow();
}

void BuildControl::startNow()
{
    m_isWaiting = false;
    if (isRunning() || !obstacle().isEmpty())
        return;
    m_job = std::make_unique<BuildJob>(choice(), m_here.artifacts);
    connect(m_job.get(), &BuildJob::progressed, m_panel, &BuildPanel::setProgress);
    connect(m_job.get(), &BuildJob::linesArrived, m_panel, &BuildPanel::appendLines);
    connect(m_job.get(), &BuildJob::ended, this, &BuildControl::takeEnding);
    m_panel->start(shown(m_job->choice().tags.front()), m_job->commandText());
    updateActions();
    Q_EMIT started();
    m_job->start();
}

void BuildControl::takeEnding(const BuildEnding &ending)
{
    const BuildState state = ending.end == BuildEnding::End::Succeeded ? BuildState::Succeeded
                             : ending.end == BuildEnding::End::Failed  ? BuildState::Failed
                                                                       : BuildState::Cancelled;
    QList<LogLine> lines;
    for (const Diagnostic &problem : ending.problems) {
        lines.append({.text = shown(message(problem)),
                      .kind = problem.severity == Severity::Error ? LogKind::Failure : LogKind::Note,
                      .place = problem.origin.isWritten() ? std::make_shared<const Origin>(problem.origin) : nullptr});
    }
    m_panel->appendLines(lines);
    const bool isHeldByEngine = m_job->choice().engine && state == BuildState::Succeeded;
    m_panel->finish({.state = state,
                     .text = ending.text,
                     .path = ending.path,
                     .imageName = isHeldByEngine ? shown(m_job->choice().tags.front()) : QString()});
    m_job.release()->deleteLater();
    updateActions();
    Q_EMIT finished(ending);
}

void BuildControl::chooseOptions()
{
    const Path image = m_here.workspace.root();
    const auto known = m_tags.find(image);
    BuildOptionsDialog dialog(m_here.settings, image.parent_path(), m_window);
    dialog.setTags(known == m_tags.end() ? QStringList() : known->second, defaultTags());
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const QStringList tags = dialog.tags(); tags.isEmpty())
        m_tags.erase(image);
    else
        m_tags.insert_or_assign(image, tags);
    m_here.workspace.refresh();
}

QStringList BuildControl::defaultTags() const
{
    QStringList tags;
    if (const auto plan = m_here.workspace.analysis()->plan) {
        for (const std::string &tag : image::defaultTags(*plan))
            tags.append(shown(tag));
    }
    return tags;
}

bool BuildControl::mayLeave()
{
    if (!isRunning())
        return true;
    QMessageBox box(QMessageBox::Question, tr("A build is running"), tr("Cancel the build and close the window?"),
                    QMessageBox::NoButton, m_window);
    box.setObjectName(QStringLiteral("leaveBuild"));
    QPushButton *leave = box.addButton(tr("Cancel Build and Close"), QMessageBox::AcceptRole);
    box.addButton(tr("Keep Building"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == static_cast<QAbstractButton *>(leave);
}

} // namespace slipway::ui
