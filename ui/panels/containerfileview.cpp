// SPDX-License-Identifier: MIT
#include "ui/panels/containerfileview.h"

#include "ui/editor/codeview.h"
#include "ui/model/gradualtext.h"
#include "ui/model/textmirror.h"
#include "ui/panels/parts.h"
#include "ui/panels/places.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

ContainerfileView::ContainerfileView(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QWidget(parent)
    , m_view(new CodeView(repository, this))
    , m_bar(new InlineBar(this))
    , m_summary(quietLabel(this))
    , m_copy(iconButton(u"copy", tr("Copy the whole Containerfile"), this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_shown(new GradualText(*m_view->document(), [this](int begin, int end) { return partOf(begin, end); }, this))
{
    m_view->setReadOnly(true);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_view->setUndoRedoEnabled(false);
    m_view->setSyntax(QStringLiteral("Dockerfile"));
    m_view->setAccessibleName(tr("Containerfile"));
    m_view->setObjectName(QStringLiteral("containerfile"));
    m_copy->setObjectName(QStringLiteral("copyContainerfile"));

    auto *tools = new ToolRow(this);
    tools->row().addWidget(m_summary, 1);
    tools->row().addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    connect(m_copy, &QToolButton::clicked, this, &ContainerfileView::copyAll);
    connect(m_view, &CodeView::gutterClicked, this, &ContainerfileView::activateLine);
    connect(m_view, &CodeView::blockClicked, this, &ContainerfileView::activateLine);
    connect(m_view, &CodeView::caretMoved, this, &ContainerfileView::onCaretMoved);
    connect(m_shown, &GradualText::progressed, m_view, &CodeView::dropGrownSelection);
    connect(m_shown, &GradualText::behindChanged, this, [this](bool isBehind) {
        m_view->dropGrownSelection();
        if (!isBehind)
            setCurrentPlace(m_place);
    });
    showState();
}

void ContainerfileView::setContainerfile(const generate::Containerfile &containerfile)
{
    m_isStale = false;
    m_reason.clear();
    m_origins = containerfile.origins;
    replaceText(mirrored(containerfile.text));
    showState();
    m_view->setMarkedLines({});
    setCurrentPlace(m_place);
}

void ContainerfileView::setStale(const QString &reason)
{
    m_isStale = true;
    m_reason = reason;
    showState();
}

void ContainerfileView::setCurrentPlace(const Origin &place)
{
    m_place = place;
    const QList<int> lines = showing(place, static_cast<int>(m_origins.size()), [this](int i) -> const Origin & {
        return m_origins[static_cast<std::size_t>(i)];
    });
    QList<BlockRange> ranges;
    for (const int line : lines) {
        if (!ranges.isEmpty() && ranges.last().last + 1 == line)
            ranges.last().last = line;
        else
            ranges.append({line, line});
    }
    m_view->setMarkedLines(ranges);
    const bool isInSight = std::ranges::any_of(lines, [this](int line) { return m_view->isInSight(line); });
    if (!lines.isEmpty() && !isInSight)
        m_view->revealBlock(lines.first());
}

void ContainerfileView::copyAll()
{
    QApplication::clipboard()->setText(m_text + QLatin1Char('\n'));
}

void ContainerfileView::activateLine(int line)
{
    const auto index = static_cast<std::size_t>(line);
    if (line >= 0 && index < m_origins.size() && m_origins[index].isWritten())
        Q_EMIT placeActivated(m_origins[index]);
}

/// By the keyboard: a click is told by blockClicked, even where the caret is already.
void ContainerfileView::onCaretMoved()
{
    const bool isByKey = m_view->hasFocus() && QApplication::mouseButtons() == Qt::NoButton && !m_isReplacing;
    if (isByKey && !m_view->textCursor().hasSelection())
        activateLine(m_view->textCursor().blockNumber());
}

/// Replaces what differs, so that scrolling and selection stay where they are.
void ContainerfileView::replaceText(const QString &text)
{
    if (m_text == text)
        return;
    const QScopedValueRollback replacing(m_isReplacing, true);
    const auto head = std::ranges::mismatch(m_text, text).in1 - m_text.begin();
    const qsizetype most = qMin(m_text.size(), text.size()) - head;
    qsizetype tail = 0;
    while (tail < most && m_text[m_text.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    m_text = text;
    m_view->keepCaret(m_view->textCursor().position() <= head);
    m_shown->become(static_cast<int>(text.size()), static_cast<int>(head), static_cast<int>(tail));
    m_view->dropGrownSelection();
}

QString ContainerfileView::partOf(int begin, int end) const
{
    const bool isWithinCharacter = end > begin && m_text[end - 1].isHighSurrogate();
    return m_text.sliced(begin, end - begin + (isWithinCharacter ? 1 : 0));
}

void ContainerfileView::showState()
{
    const bool isEmpty = m_text.isEmpty();
    m_pages->setCurrentIndex(isEmpty ? 1 : 0);
    m_copy->setEnabled(!isEmpty);
    m_summary->setText(isEmpty ? QString()
                               : tr("%n lines", nullptr, static_cast<int>(m_text.count(QLatin1Char('\n'))) + 1));
    m_bar->setMessage(InlineBar::Kind::Warning,
                      m_isStale && !isEmpty ? tr("This is the last valid state. %1").arg(m_reason) : QString());
    m_empty->setState(u"image", tr("No Containerfile yet"),
                      m_isStale ? m_reason
                                : tr("An image with a name and a version is enough: its Containerfile appears here "
                                     "while you type."));
    QPalette changed; // resolves nothing but what is set here: the rest follows the system
    if (m_isStale)
        changed.setColor(QPalette::Base, palette().color(QPalette::Window));
    m_view->setPalette(changed);
}

void ContainerfileView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

} // namespace slipway::ui
