// SPDX-License-Identifier: MIT
#include "ui/editor/hovertip.h"

#include "ui/editor/colors.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/model/assistant.h"
#include "ui/model/workspace.h"

#include <QHelpEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

using Kind = assist::HoverFact::Kind;

constexpr int widest = 600;
constexpr int padding = 8;

QString wordsOf(Kind kind)
{
    switch (kind) {
    case Kind::Default:
        return HoverTip::tr("Default");
    case Kind::Effective:
        return HoverTip::tr("Read as");
    case Kind::ReplacedBy:
        return HoverTip::tr("Replaced by");
    case Kind::Replaces:
        return HoverTip::tr("Replaces");
    case Kind::Version:
        return HoverTip::tr("Version");
    case Kind::Folder:
        return HoverTip::tr("Folder");
    case Kind::InstalledAs:
        return HoverTip::tr("In the image");
    case Kind::Source:
        return HoverTip::tr("Source");
    case Kind::Checksum:
        return HoverTip::tr("Checksum");
    case Kind::Stage:
        return HoverTip::tr("Stage");
    case Kind::UsedBy:
        return HoverTip::tr("Other mentions");
    }
    return {};
}

QString factRow(const assist::HoverFact &fact, std::size_t number, const QString &quiet)
{
    QString value = QString::fromStdString(fact.value).toHtmlEscaped();
    if (fact.origin.isWritten()) {
        const std::filesystem::path &file = fact.origin.file;
        const std::string name = file.filename() == "module.yaml"
                                     ? (file.parent_path().filename() / file.filename()).string()
                                     : file.filename().string();
        value += QStringLiteral(" &nbsp;<a href='%1'>%2</a>")
                     .arg(QString::number(number), QString::fromStdString(name).toHtmlEscaped());
    }
    return QStringLiteral("<tr><td style='color:%1; padding-right:12px; white-space:nowrap'>%2</td><td>%3</td></tr>")
        .arg(quiet, wordsOf(fact.kind), value);
}

} // namespace

QString hoverText(const assist::Hover &hover, const QPalette &palette)
{
    const QString quiet = quietTextColor(palette).name();
    QString text;
    for (const Diagnostic &problem : hover.problems)
        text += QStringLiteral("<p style='margin:0 0 6px 0; color:%1'>%2</p>")
                    .arg(severityColor(palette, problem.severity).name(),
                         QString::fromStdString(message(problem)).toHtmlEscaped());
    if (!hover.path.empty())
        text += QStringLiteral("<p style='margin:0'><b>%1</b> <span style='color:%2'>%3%4</span></p>")
                    .arg(QString::fromStdString(hover.path).toHtmlEscaped(), quiet,
                         QString::fromStdString(hover.type).toHtmlEscaped(),
                         hover.isRequired ? HoverTip::tr(", required") : QString());
    if (!hover.documentation.empty())
        text += QStringLiteral("<p style='margin:6px 0 0 0'>%1</p>")
                    .arg(QString::fromStdString(hover.documentation).toHtmlEscaped());
    if (hover.facts.empty())
        return text;
    text += QStringLiteral("<table style='margin-top:6px' cellspacing='0' cellpadding='0'>");
    for (std::size_t i = 0; i < hover.facts.size(); ++i)
        text += factRow(hover.facts[i], i, quiet);
    return text + QStringLiteral("</table>");
}

HoverTip::HoverTip(DescriptorEditor &editor, Document &document, Assistant &assistant)
    : QFrame(&editor, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_editor(editor)
    , m_document(document)
    , m_assistant(assistant)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("hoverTip"));
    setAccessibleName(tr("About this place"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setMargin(padding);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_text);
    connect(m_text, &QLabel::linkActivated, this, [this](const QString &link) {
        const auto index = link.toUInt();
        hide();
        if (index < m_links.size())
            Q_EMIT placeActivated(m_links[index]);
    });
    connect(editor.verticalScrollBar(), &QScrollBar::valueChanged, this, &QWidget::hide);
    editor.installEventFilter(this);
    editor.viewport()->installEventFilter(this);
    editor.viewport()->setMouseTracking(true);
    installEventFilter(this);
    hide();
}

QString HoverTip::text() const
{
    return m_text->text();
}

void HoverTip::showAtCaret()
{
    ask(m_editor.caretOffset(), true);
}

void HoverTip::ask(std::size_t offset, bool isByKey)
{
    const Path file = m_document.path();
    const quint64 revision = m_document.revision();
    m_assistant.ask(
        Assistant::Channel::Hover, this,
        [file, offset](const std::shared_ptr<const assist::Project> &project) {
            return assist::hover(*project, file, offset);
        },
        [this, isByKey, revision, number = ++m_asked](const std::optional<assist::Hover> &hover) {
            if (number != m_asked || revision != m_document.revision())
                return;
            if (hover)
                tell(*hover, isByKey);
            else
                hide();
        });
}

QRect HoverTip::boxOf(Span span) const
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(m_document.position(span.begin));
    const QRect begin = m_editor.cursorRect(cursor);
    cursor.setPosition(m_document.position(span.end));
    const QRect end = m_editor.cursorRect(cursor);
    const QRect box = begin.top() == end.top() ? begin.united(end) : begin.adjusted(0, 0, 200, 0);
    return {m_editor.viewport()->mapToGlobal(box.topLeft()), box.size()};
}

void HoverTip::tell(const assist::Hover &hover, bool isByKey)
{
    m_links.clear();
    for (const assist::HoverFact &fact : hover.facts)
        m_links.push_back(fact.origin);
    m_text->setText(hoverText(hover, palette()));
    m_text->setFixedWidth(std::min(
        widest,
        std::max(240, m_text->fontMetrics().horizontalAdvance(QString::fromStdString(hover.documentation)) + 40)));
    adjustSize();
    m_about = boxOf(hover.span);
    const QRect window(m_editor.window()->mapToGlobal(QPoint()), m_editor.window()->size());
    const bool fitsBelow = m_about.bottom() + 4 + height() <= window.bottom();
    const int x = std::clamp(m_about.left(), window.left(), std::max(window.left(), window.right() - width()));
    move(x, fitsBelow ? m_about.bottom() + 4 : std::max(window.top(), m_about.top() - 4 - height()));
    if (isByKey)
        m_about = {};
    show();
}

void HoverTip::leaveWhenFar(const QPoint &globalPosition)
{
    constexpr int near = 8;
    const QRect around = m_about.adjusted(-near, -near, near, near);
    const bool isOnWay = around.united(geometry()).contains(globalPosition) &&
                         geometry().adjusted(-near, -near, near, near).contains(globalPosition);
    if (isVisible() && !m_about.isNull() && !around.contains(globalPosition) && !isOnWay)
        hide();
}

bool HoverTip::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip:
        if (watched == m_editor.viewport()) {
            const QPoint position = static_cast<QHelpEvent *>(event)->pos();
            const QTextCursor cursor = m_editor.cursorForPosition(position);
            const QRect caret = m_editor.cursorRect(cursor);
            if (position.x() <= caret.right() + caret.height() && position.y() <= caret.bottom())
                ask(m_document.offset(cursor.position()), false);
            return true;
        }
        break;
    case QEvent::MouseMove:
        if (watched == m_editor.viewport())
            leaveWhenFar(static_cast<QMouseEvent *>(event)->globalPosition().toPoint());
        break;
    case QEvent::KeyPress:
    case QEvent::FocusOut:
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
        if (watched != this) {
            ++m_asked;
            hide();
        }
        break;
    case QEvent::Leave:
        if (watched == this)
            hide();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace slipway::ui
