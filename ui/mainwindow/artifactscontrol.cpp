// SPDX-License-Identifier: MIT
#include "ui/mainwindow/artifactscontrol.h"

#include "ui/model/fetchjob.h"
#include "ui/panels/artifactsview.h"
#include "ui/panels/diagnostictext.h"

#include <QEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace slipway::ui {

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

ArtifactsControl::ArtifactsControl(Workspace &workspace, ArtifactsView &view, const FetchPlaces *places,
                                   QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_view(view)
    , m_places(places)
    , m_rows(artifactRows, [this](std::vector<ArtifactRow> rows) { m_view.setRows(std::move(rows)); })
{
    connect(&workspace, &Workspace::analysed, this, &ArtifactsControl::refresh);
    connect(&view, &ArtifactsView::addRequested, this, &ArtifactsControl::chooseFile);
    connect(&view, &ArtifactsView::removeRequested, this, &ArtifactsControl::remove);
    connect(&view, &ArtifactsView::clearRequested, this, &ArtifactsControl::clear);
    connect(&view, &ArtifactsView::verifyRequested, this, &ArtifactsControl::verify);
    connect(&m_adding, &QFutureWatcherBase::finished, this, [this] { takeAdded(m_adding.result()); });
    view.installEventFilter(this);
}

ArtifactsControl::~ArtifactsControl()
{
    m_stop.request_stop();
    m_adding.disconnect();
    m_adding.waitForFinished();
}

bool ArtifactsControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && m_isStale)
        refresh();
    return QObject::eventFilter(watched, event);
}

void ArtifactsControl::refresh()
{
    m_isStale = !m_view.isVisible() || m_places == nullptr;
    if (!m_isStale)
        m_rows.request({.plan = m_workspace.lastGoodPlan(),
                        .cache = m_places->artifacts,
                        .git = m_places->git,
                        .isThorough = m_isThorough,
                        .known = m_known});
}

/// What is in the cache counts for the preview, too.
void ArtifactsControl::changed()
{
    m_workspace.refresh();
    refresh();
}

void ArtifactsControl::chooseFile()
{
    if (m_places == nullptr)
        return;
    const QString folder = shown(m_workspace.root().parent_path().string());
    const QString file = QFileDialog::getOpenFileName(&m_view, tr("Add a file to the cache"), folder);
    if (!file.isEmpty())
        add(file.toStdString());
}

void ArtifactsControl::add(const Path &file)
{
    if (m_places == nullptr || m_adding.isRunning())
        return;
    std::string name = file.filename().string();
    fetch::WantedChecksums wanted;
    if (const std::vector<ArtifactRow> rows = m_view.selected(); rows.size() == 1 && !rows.front().artifact.empty()) {
        name = rows.front().artifact;
        wanted = rows.front().checksums;
    }
    m_view.setMessage(InlineBar::Kind::Note, tr("Adding %1…").arg(shown(file.filename().string())));
    m_adding.setFuture(QtConcurrent::run([cache = m_places->artifacts, file, name, wanted, stop = m_stop.get_token()] {
        return fetch::ArtifactCache(cache).add(file, name, wanted, stop);
    }));
}

void ArtifactsControl::takeAdded(const Added &added)
{
    if (added)
        m_view.setMessage(InlineBar::Kind::Note,
                          tr("%1 is in the cache as %2.").arg(shown(added->names.front()), shown(added->uuid)));
    else
        m_view.setMessage(InlineBar::Kind::Error,
                          problemText(added.error()) + QLatin1Char(' ') + adviceText(added.error()));
    changed();
}

void ArtifactsControl::remove(const QStringList &uuids)
{
    if (m_places == nullptr)
        return;
    m_view.setMessage(InlineBar::Kind::Note, tr("%n removed from the cache.", nullptr, static_cast<int>(uuids.size())));
    for (const QString &uuid : uuids) {
        const auto removed = fetch::ArtifactCache(m_places->artifacts).remove(uuid.toStdString());
        if (!removed)
            m_view.setMessage(InlineBar::Kind::Error, problemText(removed.error()));
    }
    changed();
}

void ArtifactsControl::clear()
{
    if (m_places == nullptr)
        return;
    QMessageBox box(QMessageBox::Question, tr("Clear the cache"),
                    tr("Remove all artifacts of all projects from the cache?"), QMessageBox::NoButton, &m_view);
    box.setObjectName(QStringLiteral("clearCache"));
    box.setInformativeText(tr("CEKit uses the same cache, %1. Files that were added by hand are not fetched again.")
                               .arg(shown(m_places->artifacts.string())));
    const QAbstractButton *clear = box.addButton(tr("Clear the Cache"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    if (box.clickedButton() != clear)
        return;
    const auto cleared = fetch::ArtifactCache(m_places->artifacts).clear();
    m_view.setMessage(cleared ? InlineBar::Kind::Note : InlineBar::Kind::Error,
                      cleared ? tr("The cache is empty.") : problemText(cleared.error()));
    changed();
}

void ArtifactsControl::verify()
{
    m_isThorough = true;
    m_known->sums.clear();
    refresh();
}

} // namespace slipway::ui
