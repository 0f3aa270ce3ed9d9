// SPDX-License-Identifier: MIT
#include "ui/editor/findbar.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/icons.h"
#include "ui/model/document.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextDocument>
#include <QToolButton>

namespace slipway::ui {

FindBar::FindBar(Document &document, DescriptorEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_editor(editor)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_isRegular(new QCheckBox(tr("Regular e&xpression"), this))
    , m_isCaseSensitive(new QCheckBox(tr("Match &case"), this))
    , m_count(new QLabel(this))
{
    m_find->setObjectName(QStringLiteral("findText"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_replace->setObjectName(QStringLiteral("replaceText"));
    m_replace->setPlaceholderText(tr("Replace with"));
    layOut();
    connect(m_find, &QLineEdit::textChanged, this, &FindBar::showCount);
    connect(m_isRegular, &QCheckBox::toggled, this, &FindBar::showCount);
    connect(m_isCaseSensitive, &QCheckBox::toggled, this, &FindBar::showCount);
    connect(&document, &Document::textChanged, this, [this] {
        if (isVisible())
            showCount();
    });
    hide();
}

void FindBar::layOut()
{
    const auto button = [this](const QString &text, auto slot) {
        auto *made = new QPushButton(text, this);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    auto *close = new QToolButton(this);
    close->setIcon(icon(u"close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QToolButton::clicked, this, [this] { hide(), m_editor.setFocus(); });
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_find, 0, 0);
    layout->addWidget(button(tr("&Previous"), &FindBar::findPrevious), 0, 1);
    layout->addWidget(button(tr("&Next"), &FindBar::findNext), 0, 2);
    layout->addWidget(m_isRegular, 0, 3);
    layout->addWidget(m_count, 0, 4);
    layout->addWidget(close, 0, 5);
    layout->addWidget(m_replace, 1, 0);
    layout->addWidget(button(tr("&Replace"), &FindBar::replaceOne), 1, 1);
    layout->addWidget(button(tr("Replace &All"), &FindBar::replaceAll), 1, 2);
    layout->addWidget(m_isCaseSensitive, 1, 3);
    layout->setColumnStretch(0, 1);
}

void FindBar::open()
{
    const QString selected = m_editor.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_find->setText(selected);
    show();
    m_find->setFocus();
    m_find->selectAll();
    showCount();
}

QRegularExpression FindBar::expression() const
{
    const QString text = m_find->text();
    QRegularExpression::PatternOptions options = QRegularExpression::MultilineOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !m_isCaseSensitive->isChecked());
    return QRegularExpression(m_isRegular->isChecked() ? text : QRegularExpression::escape(text), options);
}

QList<QRegularExpressionMatch> FindBar::matches() const
{
    QList<QRegularExpressionMatch> found;
    const QRegularExpression wanted = expression();
    if (m_find->text().isEmpty() || !wanted.isValid())
        return found;
    auto it = wanted.globalMatch(m_editor.document()->toPlainText());
    while (it.hasNext()) {
        if (const QRegularExpressionMatch match = it.next(); match.capturedLength() > 0)
            found.append(match);
    }
    return found;
}

void FindBar::showCount()
{
    const QRegularExpression wanted = expression();
    m_count->setText(m_find->text().isEmpty() ? QString()
                     : wanted.isValid()       ? tr("%n match(es)", nullptr, static_cast<int>(matches().size()))
                                              : wanted.errorString());
}

void FindBar::select(const QRegularExpressionMatch &match)
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(static_cast<int>(match.capturedStart()));
    cursor.setPosition(static_cast<int>(match.capturedEnd()), QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
}

void FindBar::find(bool forward)
{
    const QList<QRegularExpressionMatch> found = matches();
    if (found.isEmpty())
        return;
    const QTextCursor cursor = m_editor.textCursor();
    const auto after =
        std::ranges::find_if(found, [&](const auto &match) { return match.capturedStart() >= cursor.selectionEnd(); });
    const auto firstAtOrAfter = std::ranges::find_if(
        found, [&](const auto &match) { return match.capturedStart() >= cursor.selectionStart(); });
    if (forward)
        select(after == found.end() ? found.front() : *after);
    else
        select(firstAtOrAfter == found.begin() ? found.back() : *std::prev(firstAtOrAfter));
}

void FindBar::findNext()
{
    find(true);
}

void FindBar::findPrevious()
{
    find(false);
}

QString FindBar::replacementFor(const QRegularExpressionMatch &match) const
{
    QString text = m_replace->text();
    if (!m_isRegular->isChecked())
        return text;
    for (int group = 9; group >= 1; --group)
        text.replace(QStringLiteral("\\%1").arg(group), match.captured(group));
    return text;
}

void FindBar::replaceOne()
{
    const QTextCursor cursor = m_editor.textCursor();
    for (const QRegularExpressionMatch &match : matches()) {
        if (match.capturedStart() != cursor.selectionStart() || match.capturedEnd() != cursor.selectionEnd())
            continue;
        const Span span{.begin = m_document.offset(cursor.selectionStart()),
                        .end = m_document.offset(cursor.selectionEnd())};
        const QString replacement = replacementFor(match);
        m_document.apply(std::vector<TextEdit>{{span, replacement.toStdString()}}, tr("Replace"));
        m_editor.setCaret(static_cast<int>(match.capturedStart() + replacement.size()));
        break;
    }
    findNext();
}

void FindBar::replaceAll()
{
    std::vector<TextEdit> edits;
    for (const QRegularExpressionMatch &match : matches()) {
        const Span span{.begin = m_document.offset(static_cast<int>(match.capturedStart())),
                        .end = m_document.offset(static_cast<int>(match.capturedEnd()))};
        edits.push_back({.span = span, .replacement = replacementFor(match).toStdString()});
    }
    m_document.apply(edits, tr("Replace All"));
    m_count->setText(tr("%n replaced", nullptr, static_cast<int>(edits.size())));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        m_editor.setFocus();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        find(!event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace slipway::ui
