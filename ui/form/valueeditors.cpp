// SPDX-License-Identifier: MIT
// The kinds of value editors.
#include "ui/editor/icons.h"
#include "ui/form/valueeditor.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpressionValidator>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int mostLines = 8;
constexpr int mostCodeLines = 16;

QHBoxLayout *rowLayout(QWidget *owner)
{
    auto *layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    return layout;
}

/// A line; a whole number only when `isInteger`.
class LineEditor : public ValueEditor
{
public:
    LineEditor(bool isInteger, QWidget *parent)
        : ValueEditor(parent)
        , m_line(new QLineEdit(this))
    {
        rowLayout(this)->addWidget(m_line);
        if (isInteger)
            m_line->setValidator(
                new QRegularExpressionValidator(QRegularExpression(QStringLiteral("-?[0-9]*")), m_line));
        connect(m_line, &QLineEdit::textEdited, this, [this] { noteTyping(); });
        watch();
    }

    [[nodiscard]] QWidget *input() const override { return m_line; }

protected:
    [[nodiscard]] QString text() const override { return m_line->text(); }
    void setText(const QString &text) override
    {
        const int caret = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(m_line->hasFocus() ? caret : 0);
    }
    void setPlaceholder(const QString &text) override { m_line->setPlaceholderText(text); }
    void setReadOnly(bool isReadOnly) override { m_line->setReadOnly(isReadOnly); }
    void showStart() override { m_line->home(false); }

    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    QLineEdit *m_line;
};

/// A path relative to a folder, with a picker.
class PathEditor : public LineEditor
{
public:
    PathEditor(FieldWidget picks, QWidget *parent)
        : LineEditor(false, parent)
        , m_browse(new QToolButton(this))
    {
        m_browse->setObjectName(QStringLiteral("browse"));
        m_browse->setIcon(icon(u"folder"));
        m_browse->setAutoRaise(true);
        m_browse->setToolTip(ValueEditor::tr("Choose…"));
        m_browse->setAccessibleName(ValueEditor::tr("Choose…"));
        layout()->addWidget(m_browse);
        if (picks == FieldWidget::FileOrFolder)
            offerBoth();
        else
            connect(m_browse, &QToolButton::clicked, this, [this, picks] { browse(picks == FieldWidget::Folder); });
    }

    void setFolder(const QString &folder) override { m_folder = folder; }
    void setPicks(bool picks) override { m_browse->setVisible(picks); }

protected:
    void setReadOnly(bool isReadOnly) override
    {
        LineEditor::setReadOnly(isReadOnly);
        m_browse->setEnabled(!isReadOnly);
    }

private:
    void offerBoth()
    {
        auto *menu = new QMenu(m_browse);
        connect(menu->addAction(icon(u"file"), ValueEditor::tr("A File…")), &QAction::triggered, this,
                [this] { browse(false); });
        connect(menu->addAction(icon(u"folder"), ValueEditor::tr("A Folder…")), &QAction::triggered, this,
                [this] { browse(true); });
        m_browse->setMenu(menu);
        m_browse->setPopupMode(QToolButton::InstantPopup);
    }

    void browse(bool isFolder)
    {
        const QString start = QDir(m_folder).absoluteFilePath(text());
        const QString chosen = isFolder
                                   ? QFileDialog::getExistingDirectory(this, ValueEditor::tr("Choose a folder"), start)
                                   : QFileDialog::getOpenFileName(this, ValueEditor::tr("Choose a file"), start);
        if (chosen.isEmpty())
            return;
        line()->setText(m_folder.isEmpty() ? chosen : QDir(m_folder).relativeFilePath(chosen));
        noteTyping();
        commit();
    }

    QToolButton *m_browse;
    QString m_folder;
};

/// A checksum, which can be computed from the artifact's file.
class ChecksumEditor : public LineEditor
{
public:
    explicit ChecksumEditor(QWidget *parent)
        : LineEditor(false, parent)
        , m_compute(new QToolButton(this))
    {
        m_compute->setObjectName(QStringLiteral("compute"));
        m_compute->setText(ValueEditor::tr("Compute"));
        m_compute->setAutoRaise(true);
        m_compute->setToolTip(ValueEditor::tr("Compute it from the artifact's file, or from the artifact cache"));
        m_compute->setAccessibleName(ValueEditor::tr("Compute"));
        layout()->addWidget(m_compute);
        connect(m_compute, &QToolButton::clicked, this, &ValueEditor::computingRequested);
    }

protected:
    void setReadOnly(bool isReadOnly) override
    {
        LineEditor::setReadOnly(isReadOnly);
        m_compute->setEnabled(!isReadOnly);
    }

private:
    QToolButton *m_compute;
};

/// Text of several lines that grows with them; YAML when `isCode`.
class TextEditor : public ValueEditor
{
public:
    TextEditor(bool isCode, QWidget *parent)
        : ValueEditor(parent)
        , m_edit(new QPlainTextEdit(this))
    {
        if (isCode) {
            m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
            m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
        }
        m_mostLines = isCode ? mostCodeLines : mostLines;
        rowLayout(this)->addWidget(m_edit);
        m_edit->setTabChangesFocus(true);
        m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { noteChange(); });
        connect(m_edit->horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { fit(); });
        fit();
        watch();
    }

    [[nodiscard]] QWidget *input() const override { return m_edit; }

protected:
    [[nodiscard]] QString text() const override { return m_edit->toPlainText(); }
    void setText(const QString &text) override
    {
        m_isSetting = true;
        const int caret = m_edit->textCursor().position();
        m_edit->setPlainText(text);
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(std::min(caret, static_cast<int>(m_edit->toPlainText().size())));
        m_edit->setTextCursor(cursor);
        m_isSetting = false;
        fit();
    }
    void setPlaceholder(const QString &text) override { m_edit->setPlaceholderText(text); }
    void setReadOnly(bool isReadOnly) override { m_edit->setReadOnly(isReadOnly); }
    [[nodiscard]] bool takesEnter() const override { return true; }

private:
    void resizeEvent(QResizeEvent *event) override
    {
        ValueEditor::resizeEvent(event);
        fit();
    }

    void noteChange()
    {
        if (!m_isSetting)
            noteTyping();
        fit();
    }

    /// As high as its lines, up to a limit.
    void fit()
    {
        const int all = static_cast<int>(m_edit->document()->size().height());
        const int lines = std::clamp(all, 1, m_mostLines);
        m_edit->setVerticalScrollBarPolicy(all > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        const int margin = 2 * (m_edit->frameWidth() + static_cast<int>(m_edit->document()->documentMargin()));
        const QScrollBar *below = m_edit->horizontalScrollBar();
        const int bar = below->maximum() > below->minimum() ? below->sizeHint().height() : 0;
        m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + margin + bar);
    }

    QPlainTextEdit *m_edit;
    int m_mostLines = mostLines;
    bool m_isSetting = false;
};

/// One of the values that are allowed, or none: the key is not set.
class ChoiceEditor : public ValueEditor
{
public:
    ChoiceEditor(const QStringList &choices, QWidget *parent)
        : ValueEditor(parent)
        , m_box(new QComboBox(this))
    {
        rowLayout(this)->addWidget(m_box, 1);
        m_box->addItem(QString(), QString());
        for (const QString &choice : choices)
            m_box->addItem(choice, choice);
        m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_box->setMinimumContentsLength(6);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(m_box, &QComboBox::activated, this, [this](int row) { choose(row); });
        watch();
    }

    [[nodiscard]] QWidget *input() const override { return m_box; }

protected:
    [[nodiscard]] QString text() const override { return m_box->currentData().toString(); }
    void setText(const QString &text) override
    {
        int row = text.isEmpty() ? 0 : m_box->findData(text);
        if (row < 0) { // what the text says, though it is not allowed
            m_box->addItem(text, text);
            row = m_box->count() - 1;
        }
        m_box->setCurrentIndex(row);
    }
    void setPlaceholder(const QString &text) override { m_box->setItemText(0, text); }
    void setReadOnly(bool isReadOnly) override { m_box->setEnabled(!isReadOnly); }

private:
    void choose(int row)
    {
        if (row == 0)
            Q_EMIT removalRequested();
        else
            noteTyping(), commit();
    }

    QComboBox *m_box;
};

/// Any text, with suggestions in a list.
class SuggestionEditor : public ValueEditor
{
public:
    explicit SuggestionEditor(QWidget *parent)
        : ValueEditor(parent)
        , m_box(new QComboBox(this))
    {
        rowLayout(this)->addWidget(m_box, 1);
        m_box->setEditable(true);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_box->setMinimumContentsLength(6);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->installEventFilter(this);
        connect(m_box->lineEdit(), &QLineEdit::textEdited, this, [this] { noteTyping(); });
        connect(m_box, &QComboBox::activated, this, [this] { choose(); });
        watch();
        setFocusProxy(m_box);
    }

    [[nodiscard]] QWidget *input() const override { return m_box->lineEdit(); }

    void setSuggestions(const QStringList &suggestions) override
    {
        if (suggestions == m_suggestions)
            return;
        m_suggestions = suggestions;
        const QSignalBlocker quiet(m_box);
        const QString typed = text();
        const int caret = m_box->lineEdit()->cursorPosition();
        m_box->clear();
        m_box->addItems(suggestions);
        m_box->setEditText(typed);
        m_box->lineEdit()->setCursorPosition(caret);
    }

protected:
    [[nodiscard]] QString text() const override { return m_box->currentText(); }
    void setText(const QString &text) override
    {
        const int caret = m_box->lineEdit()->cursorPosition();
        m_box->setEditText(text);
        m_box->lineEdit()->setCursorPosition(m_box->lineEdit()->hasFocus() ? caret : 0);
    }
    void setPlaceholder(const QString &text) override { m_box->lineEdit()->setPlaceholderText(text); }
    void setReadOnly(bool isReadOnly) override { m_box->lineEdit()->setReadOnly(isReadOnly); }
    void showStart() override { m_box->lineEdit()->home(false); }

private:
    void choose()
    {
        if (m_box->lineEdit()->isReadOnly()) {
            revert();
            return;
        }
        noteTyping();
        commit();
    }

    QComboBox *m_box;
    QStringList m_suggestions;
};

} // namespace

ValueEditor *ValueEditor::create(const FieldSpec &spec, QWidget *parent)
{
    ValueEditor *editor = nullptr;
    switch (spec.widget) {
    case FieldWidget::Text:
    case FieldWidget::Snippet:
        editor = new TextEditor(spec.widget == FieldWidget::Snippet, parent);
        break;
    case FieldWidget::Choice:
        editor = new ChoiceEditor(spec.choices, parent);
        break;
    case FieldWidget::Suggestion:
        editor = new SuggestionEditor(parent);
        break;
    case FieldWidget::File:
    case FieldWidget::Folder:
    case FieldWidget::FileOrFolder:
        editor = new PathEditor(spec.widget, parent);
        break;
    case FieldWidget::Checksum:
        editor = new ChecksumEditor(parent);
        break;
    case FieldWidget::Line:
    case FieldWidget::Integer:
        editor = new LineEditor(spec.widget == FieldWidget::Integer, parent);
        break;
    }
    return editor;
}

} // namespace slipway::ui
