// SPDX-License-Identifier: MIT
#include "ui/dialogs/mergedialog.h"

#include "ui/editor/descriptoreditor.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

using Choice = MergeResult::Choice;
using Kind = MergeChunk::Kind;

/// What QPlainTextEdit shows of a range of lines; nothing for none.
QList<BlockRange> blocksOf(LineRange lines)
{
    if (lines.isEmpty())
        return {};
    return {{.first = static_cast<int>(lines.begin), .last = static_cast<int>(lines.end) - 1}};
}

QString linesText(LineRange lines)
{
    if (lines.isEmpty())
        return MergeDialog::tr("behind line %1").arg(lines.begin);
    return lines.length() == 1 ? MergeDialog::tr("line %1").arg(lines.begin + 1)
                               : MergeDialog::tr("lines %1 to %2").arg(lines.begin + 1).arg(lines.end);
}

QString choiceText(Choice choice)
{
    switch (choice) {
    case Choice::Open:
        return MergeDialog::tr("not decided");
    case Choice::Yours:
        return MergeDialog::tr("yours");
    case Choice::Theirs:
        return MergeDialog::tr("theirs");
    case Choice::Both:
        return MergeDialog::tr("both");
    case Choice::Edited:
        return MergeDialog::tr("edited by hand");
    }
    return {};
}

void reveal(CodeView &view, LineRange lines)
{
    view.setMarkedLines(blocksOf(lines));
    view.revealBlock(static_cast<int>(lines.begin));
}

} // namespace

MergeDialog::MergeDialog(const QString &fileName, Texts texts, KSyntaxHighlighting::Repository &repository,
                         QWidget *parent)
    : QDialog(parent)
    , m_repository(repository)
    , m_result(std::move(texts.base), std::move(texts.yours), std::move(texts.theirs))
    , m_text(new DescriptorEditor(m_result.document(), repository, this))
    , m_place(new QLabel(this))
    , m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setWindowTitle(tr("Merge %1").arg(fileName));
    m_text->setObjectName(QStringLiteral("mergeResult"));
    m_place->setObjectName(QStringLiteral("mergePlace"));
    m_state->setObjectName(QStringLiteral("mergeState"));
    m_state->setWordWrap(true);
    auto *below = new QWidget(this);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 0, 0, 0);
    belowLayout->addLayout(makeChoices());
    belowLayout->addWidget(m_text, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeSides());
    splitter->addWidget(below);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Use This Text"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("mergeAccept"));
    auto *last = new QHBoxLayout;
    last->addWidget(m_state, 1);
    last->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(splitter, 1);
    layout->addLayout(last);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_result, &MergeResult::changed, this, &MergeDialog::showState);
    resize(1100, 720);
    m_text->setFocus();
    markPeaceful();
    showConflict();
}

CodeView *MergeDialog::makeSide(const QString &title, const char *name, const std::string &text, QLayout &layout)
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new QLabel(title, side);
    auto *view = new CodeView(m_repository, side);
    view->setObjectName(QLatin1StringView(name));
    view->setAccessibleName(title);
    view->setReadOnly(true);
    view->setPlainText(mirrored(text));
    view->setSyntax(QStringLiteral("YAML"));
    label->setBuddy(view);
    column->addWidget(label);
    column->addWidget(view, 1);
    layout.addWidget(side);
    return view;
}

QWidget *MergeDialog::makeSides()
{
    auto *sides = new QWidget(this);
    auto *layout = new QHBoxLayout(sides);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_yours = makeSide(tr("Yours: in this window"), "mergeYours", m_result.yours(), *layout);
    m_base = makeSide(tr("Before both"), "mergeBase", m_result.base(), *layout);
    m_theirs = makeSide(tr("Theirs: on disk"), "mergeTheirs", m_result.theirs(), *layout);
    return sides;
}

QPushButton *MergeDialog::makeChoice(const QString &text, const char *name, Choice choice)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, choice] { take(choice); });
    m_choices.append(button);
    return button;
}

QLayout *MergeDialog::makeChoices()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_place, 1);
    const auto key = [](QPushButton *button, const QKeySequence &keys) {
        button->setShortcut(keys);
        button->setToolTip(keys.toString(QKeySequence::NativeText));
        return button;
    };
    const auto stepButton = [&](const QString &text, const char *name, int by) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, by] { step(by); });
        return button;
    };
    row->addWidget(key(stepButton(tr("Previous"), "mergePrevious", -1), Qt::SHIFT | Qt::Key_F8));
    row->addWidget(key(stepButton(tr("Next"), "mergeNext", 1), Qt::Key_F8));
    row->addWidget(key(makeChoice(tr("Take Yours"), "mergeTakeYours", Choice::Yours), Qt::ALT | Qt::Key_1));
    row->addWidget(key(makeChoice(tr("Take Theirs"), "mergeTakeTheirs", Choice::Theirs), Qt::ALT | Qt::Key_2));
    row->addWidget(key(makeChoice(tr("Take Both"), "mergeTakeBoth", Choice::Both), Qt::ALT | Qt::Key_3));
    for (const char *name : {"mergePrevious", "mergeNext"})
        findChild<QPushButton *>(QLatin1StringView(name))->setEnabled(m_result.conflicts().size() > 1);
    return row;
}

void MergeDialog::take(Choice choice)
{
    m_result.take(m_current, choice);
    const auto &conflicts = m_result.conflicts();
    for (std::size_t i = 1; i < conflicts.size(); ++i) { // on to the next that is open
        const std::size_t next = (m_current + i) % conflicts.size();
        if (conflicts[next].choice == Choice::Open) {
            m_current = next;
            break;
        }
    }
    showConflict();
}

void MergeDialog::step(int by)
{
    const auto count = static_cast<int>(m_result.conflicts().size());
    if (count > 0)
        m_current = static_cast<std::size_t>((static_cast<int>(m_current) + by + count) % count);
    showConflict();
}

/// Without conflicts: what each side changed.
void MergeDialog::markPeaceful()
{
    QList<BlockRange> yours;
    QList<BlockRange> theirs;
    for (const MergeChunk &chunk : m_result.chunks()) {
        if (chunk.kind == Kind::Yours || chunk.kind == Kind::Both)
            yours.append(blocksOf(chunk.yours));
        if (chunk.kind == Kind::Theirs || chunk.kind == Kind::Both)
            theirs.append(blocksOf(chunk.theirs));
    }
    m_yours->setMarkedLines(yours);
    m_theirs->setMarkedLines(theirs);
    if (!theirs.isEmpty())
        m_theirs->revealBlock(theirs.first().first);
    if (!yours.isEmpty())
        m_yours->revealBlock(yours.first().first);
}

void MergeDialog::showConflict()
{
    const auto &conflicts = m_result.conflicts();
    if (m_current < conflicts.size()) {
        const MergeResult::Conflict &conflict = conflicts[m_current];
        reveal(*m_yours, conflict.chunk.yours);
        reveal(*m_base, conflict.chunk.base);
        reveal(*m_theirs, conflict.chunk.theirs);
        m_text->markSpan(conflict.span);
    }
    showState();
}

void MergeDialog::showState()
{
    const auto &conflicts = m_result.conflicts();
    const int open = m_result.openCount();
    for (QPushButton *button : std::as_const(m_choices))
        button->setEnabled(!conflicts.empty());
    if (m_current < conflicts.size())
        m_place->setText(
            tr("Conflict %1 of %2, %3: %4")
                .arg(m_current + 1)
                .arg(conflicts.size())
                .arg(linesText(conflicts[m_current].chunk.yours), choiceText(conflicts[m_current].choice)));
    else
        m_place->setText(tr("No conflict: all changes fit together."));
    m_accept->setEnabled(open == 0);
    m_accept->setToolTip(open == 0 ? QString() : tr("Decide all conflicts first."));
    m_state->setText(open > 0
                         ? tr("%n conflict(s) to decide: take a side, or edit the text below.", nullptr, open)
                         : tr("The result replaces your text as one step, which can be undone. Saving writes it."));
}

} // namespace slipway::ui
