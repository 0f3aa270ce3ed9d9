// SPDX-License-Identifier: MIT
#include "ui/editor/breadcrumbs.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/icons.h"
#include "ui/model/assistant.h"
#include "ui/model/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace slipway::ui {

namespace {

using assist::OutlineItem;
using descriptor::ObjectKind;

using namespace std::chrono_literals;

constexpr int longestName = 32;
/// While somebody types, the line may lag behind: reading a long text for it at each key would hold up the previews.
constexpr auto askAfter = 120ms;

QString shortened(const QString &name)
{
    return name.size() <= longestName ? name : name.left(longestName - 1) + QStringLiteral("…");
}

} // namespace

QString outlineIconName(const OutlineItem &item)
{
    if (!item.object)
        return QStringLiteral("form");
    switch (*item.object) {
    case ObjectKind::Image:
    case ObjectKind::Overrides:
        return QStringLiteral("stage");
    case ObjectKind::Module:
    case ObjectKind::Modules:
    case ObjectKind::Install:
        return QStringLiteral("module");
    case ObjectKind::Label:
        return QStringLiteral("label");
    case ObjectKind::Env:
    case ObjectKind::Arg:
        return QStringLiteral("environment");
    case ObjectKind::Port:
        return QStringLiteral("port");
    case ObjectKind::Run:
    case ObjectKind::Execute:
        return QStringLiteral("run");
    case ObjectKind::Volume:
        return QStringLiteral("volume");
    case ObjectKind::Packages:
    case ObjectKind::Repository:
        return QStringLiteral("package");
    case ObjectKind::Help:
        return QStringLiteral("help");
    default:
        return *item.object >= ObjectKind::PathArtifact && *item.object <= ObjectKind::Artifact
                   ? QStringLiteral("artifact")
                   : QStringLiteral("form");
    }
}

Breadcrumbs::Breadcrumbs(DescriptorEditor &editor, Document &document, Assistant &assistant)
    : m_editor(editor)
    , m_document(document)
    , m_assistant(assistant)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumbs"));
    setAccessibleName(tr("Place in the descriptor"));
    m_row->setContentsMargins(4, 0, 4, 0);
    m_row->setSpacing(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(askAfter);
    m_pause.callOnTimeout(this, &Breadcrumbs::ask);
    connect(&assistant.workspace(), &Workspace::analysed, &m_pause, qOverload<>(&QTimer::start));
    connect(&document, &Document::pathChanged, this, &Breadcrumbs::ask);
    connect(&editor, &CodeView::caretMoved, this, &Breadcrumbs::follow);
    follow();
    ask();
}

void Breadcrumbs::ask()
{
    if (m_revision == m_document.revision() && !m_outline.empty())
        return;
    const Workspace &workspace = m_assistant.workspace();
    const descriptor::ObjectKind kind = kindOf(m_document.path(), workspace.root(), workspace.enabledOverrides());
    const quint64 revision = m_document.revision();
    auto text = std::make_shared<const std::string>(m_document.text());
    m_assistant.ask(
        Assistant::Channel::Outline, this, [text, kind] { return assist::outline(*text, kind); },
        [this, revision](std::vector<OutlineItem> outline) {
            m_outline = std::move(outline);
            m_revision = revision;
            m_isShown = false;
            follow();
            Q_EMIT outlineChanged();
        });
}

void Breadcrumbs::follow()
{
    if (m_isShown && m_revision != m_document.revision())
        return; // the next outline brings it
    const std::vector<std::size_t> way = assist::breadcrumbs(m_outline, m_editor.caretOffset());
    if (m_isShown && way == m_way)
        return;
    m_isShown = true;
    m_way = way;
    QList<Part> parts{{m_document.displayName(), QStringLiteral("file"), OutlineItem::npos}};
    for (const std::size_t index : m_way)
        parts.append({QString::fromStdString(m_outline[index].name), outlineIconName(m_outline[index]),
                      m_outline[index].parent});
    if (parts == m_parts)
        return;
    m_parts = parts;
    rebuild();
}

void Breadcrumbs::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const Part &part : m_parts) {
        if (m_row->count() > 0) {
            auto *arrow = new QLabel(QStringLiteral("›"), this);
            arrow->setForegroundRole(QPalette::PlaceholderText);
            m_row->addWidget(arrow);
        }
        addPart(part);
    }
    m_row->addStretch(1);
}

void Breadcrumbs::addPart(const Part &part)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(part.iconName));
    button->setIconSize(QSize(14, 14));
    button->setText(shortened(part.text));
    button->setAccessibleName(part.text);
    button->setToolTip(tr("Go to a neighbour of %1").arg(part.text));
    button->setObjectName(QStringLiteral("breadcrumb"));
    connect(button, &QToolButton::clicked, this, [this, button, parent = part.parent] {
        QMenu menu(this);
        fillMenu(menu, parent);
        if (!menu.isEmpty())
            menu.exec(button->mapToGlobal(QPoint(0, button->height())));
    });
    m_row->addWidget(button);
}

void Breadcrumbs::fillMenu(QMenu &menu, std::size_t parent)
{
    menu.setObjectName(QStringLiteral("breadcrumbMenu"));
    for (std::size_t i = 0; i < m_outline.size(); ++i) {
        const OutlineItem &item = m_outline[i];
        if (item.parent != parent)
            continue;
        QString text = QString::fromStdString(item.name).replace(QLatin1Char('&'), QLatin1String("&&"));
        if (!item.detail.empty())
            text += QLatin1Char('\t') + shortened(QString::fromStdString(item.detail));
        QAction *action = menu.addAction(icon(outlineIconName(item)), text, this, [this, place = item.place] {
            m_editor.goTo(place);
            m_editor.setFocus();
        });
        action->setCheckable(std::ranges::contains(m_way, i));
        action->setChecked(action->isCheckable());
    }
}

QStringList Breadcrumbs::shown() const
{
    QStringList texts;
    for (int i = 0; i < m_row->count(); ++i) {
        if (const auto *button = qobject_cast<QToolButton *>(m_row->itemAt(i)->widget()))
            texts.append(button->text());
    }
    return texts;
}

} // namespace slipway::ui
