// SPDX-License-Identifier: MIT
#include "ui/mainwindow/statusline.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/workspace.h"

#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QStatusBar>

#include <algorithm>

namespace slipway::ui {

namespace {

QString encodingOf(const Document &document)
{
    QStringList parts{document.text().starts_with(byteOrderMark) ? StatusLine::tr("UTF-8 with byte order mark")
                                                                 : QStringLiteral("UTF-8")};
    if (!document.convertedFrom().isEmpty())
        parts = {StatusLine::tr("%1, UTF-8 when saved").arg(document.convertedFrom())};
    const std::string lineEnd = document.mirror().lineEndAt(document.text(), 0);
    parts.append(lineEnd == "\r\n" ? QStringLiteral("CRLF")
                 : lineEnd == "\r" ? QStringLiteral("CR")
                                   : QStringLiteral("LF"));
    return parts.join(QLatin1Char(' '));
}

/// A label of a fixed size changes its text without a new layout of the window, so it grows only where it must.
void show(QLabel &label, const QString &text)
{
    if (text == label.text())
        return;
    const QSize needed = label.fontMetrics().size(Qt::TextSingleLine, text) + QSize(4, 2);
    if (needed.width() > label.width() || 2 * needed.width() < label.width() || needed.height() != label.height())
        label.setFixedSize(needed);
    label.setText(text);
}

} // namespace

StatusLine::StatusLine(Workspace &workspace, EditorArea &editors, QMainWindow *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_editors(editors)
    , m_saving(new QLabel(window))
    , m_verdict(new QLabel(window))
    , m_amount(new QLabel(window))
    , m_caret(new QLabel(window))
    , m_encoding(new QLabel(window))
{
    m_saving->setObjectName(QStringLiteral("status.saving"));
    m_verdict->setObjectName(QStringLiteral("status.verdict"));
    m_caret->setObjectName(QStringLiteral("status.caret"));
    QStatusBar *bar = window->statusBar();
    bar->addWidget(m_saving);
    bar->addWidget(m_verdict);
    bar->addWidget(m_amount);
    bar->addPermanentWidget(m_caret);
    bar->addPermanentWidget(m_encoding);
    connect(&workspace, &Workspace::analysed, this, &StatusLine::showVerdict);
    connect(&workspace, &Workspace::contentsChanged, this, &StatusLine::showVerdict);
    connect(&workspace, &Workspace::contentsChanged, this, &StatusLine::showAmount);
    connect(&editors, &EditorArea::caretMoved, this, &StatusLine::showCaret);
    connect(&editors, &EditorArea::currentPageChanged, this, &StatusLine::showCaret);
    connect(&editors, &EditorArea::currentPageChanged, this, &StatusLine::showVerdict);
    connect(&workspace, &Workspace::rootChanged, this, &StatusLine::showVerdict);
    connect(&workspace, &Workspace::documentsChanged, this, &StatusLine::showSaving);
    connect(&workspace, &Workspace::readingChanged, this, &StatusLine::showSaving);
    connect(&workspace, &Workspace::documentsChanged, this, &StatusLine::showCaret);
    showVerdict();
    showCaret();
    showSaving();
}

void StatusLine::showSaving()
{
    QStringList names;
    for (const Document *document : m_workspace.documents()) {
        if (document->isSaving())
            names.append(document->displayName());
    }
    const QStringList &read = m_workspace.beingRead();
    show(*m_saving, names.isEmpty() ? tr("Opening %1…").arg(read.join(QStringLiteral(", ")))
                                    : tr("Saving %1…").arg(names.join(QStringLiteral(", "))));
    m_saving->setVisible(!names.isEmpty() || !read.isEmpty());
}

QString StatusLine::imageInMind() const
{
    const Path &root = m_workspace.root();
    EditorPage *page = m_editors.currentPage();
    if (root.empty() || page == nullptr || page->document().path() == root)
        return {};
    return QString::fromStdString((root.parent_path().filename() / root.filename()).string());
}

void StatusLine::showVerdict()
{
    const QString image = imageInMind();
    show(*m_verdict, image.isEmpty() ? verdict() : image + QStringLiteral(": ") + verdict());
    m_verdict->setToolTip(QString::fromStdString(m_workspace.root().string()));
}

QString StatusLine::verdict() const
{
    if (m_workspace.root().empty())
        return tr("Open a descriptor to begin");
    if (m_workspace.analysis()->root != m_workspace.root())
        return tr("Checking…");
    const int errors = m_workspace.count(Severity::Error);
    const int warnings = m_workspace.count(Severity::Warning);
    QString text = errors > 0 ? tr("✗ %n error(s)", nullptr, errors) : tr("✓ valid");
    if (warnings > 0)
        text += tr(", %n warning(s)", nullptr, warnings);
    return text;
}

void StatusLine::showAmount()
{
    const auto plan = m_workspace.lastGoodPlan();
    const auto preview = m_workspace.preview();
    if (!plan || !preview) {
        show(*m_amount, {});
        return;
    }
    const auto artifacts = static_cast<int>(plan->target.image.artifacts.size());
    show(*m_amount, tr("%n artifact(s)", nullptr, artifacts) + QStringLiteral(" · ") +
                        QLocale().formattedDataSize(static_cast<qint64>(preview->contents.totalSize)));
}

void StatusLine::showCaret()
{
    EditorPage *page = m_editors.currentPage();
    m_caret->setVisible(page != nullptr);
    m_encoding->setVisible(page != nullptr);
    if (page == nullptr)
        return;
    const Document &document = page->document();
    const Position place = document.mirror().lines().position(document.text(), page->editor().caretOffset());
    show(*m_caret, tr("Ln %1, Col %2").arg(place.line).arg(place.column));
    show(*m_encoding, encodingOf(document));
}

} // namespace slipway::ui
