// SPDX-License-Identifier: MIT
#include "ui/editor/completing.h"

#include "ui/editor/completionpopup.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/model/assistant.h"
#include "ui/model/workspace.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

using assist::CompletionItem;
using assist::CompletionKind;

constexpr int prefixScore = 1000;

/// Kinds whose items are nearly all that can be written: worth being offered before anything is typed.
bool isClosed(CompletionKind kind)
{
    return kind == CompletionKind::Key || kind == CompletionKind::Choice || kind == CompletionKind::Module ||
           kind == CompletionKind::Version;
}

bool isOfferedUnasked(CompletionKind kind)
{
    return (isClosed(kind) && kind != CompletionKind::Key) || kind == CompletionKind::Stage ||
           kind == CompletionKind::Artifact || kind == CompletionKind::File || kind == CompletionKind::Folder;
}

/// Keys after which it is worth to look: letters, and what begins a value.
bool startsCompletion(const QString &text)
{
    return text.size() == 1 && (text[0].isLetterOrNumber() || QStringLiteral("_-/. :\"'{,").contains(text[0]));
}

} // namespace

Completing::Completing(DescriptorEditor &editor, Document &document, Assistant &assistant)
    : QObject(&editor)
    , m_editor(editor)
    , m_document(document)
    , m_assistant(assistant)
{
    editor.installEventFilter(this);
    connect(editor.verticalScrollBar(), &QScrollBar::valueChanged, this, &Completing::close);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        // The caret went elsewhere: not by typing.
        if (isOpen() && m_answer.revision == m_document.revision() && m_editor.caretOffset() != m_answer.cursor)
            close();
    });
}

Completing::~Completing()
{
    delete m_popup;
}

bool Completing::isOpen() const
{
    return m_popup != nullptr && m_popup->isVisible();
}

void Completing::open()
{
    ask(Mode::Asked);
}

void Completing::close()
{
    ++m_asked;
    if (m_popup != nullptr)
        m_popup->hide();
}

assist::CompletionRequest Completing::request() const
{
    const Workspace &workspace = m_assistant.workspace();
    std::vector<plan::Override> overrides;
    for (const Workspace::OverrideChoice &each : workspace.overrides())
        overrides.push_back(overrideOf(each.file));
    return {.text = m_document.text(),
            .cursor = m_editor.caretOffset(),
            .file = m_document.path(),
            .kind = kindOf(m_document.path(), workspace.root(), overrides)};
}

void Completing::ask(Mode mode)
{
    assist::CompletionRequest asked = request();
    const quint64 revision = m_document.revision();
    auto text = std::make_shared<const std::string>(asked.text);
    asked.text = *text;
    const auto question = [asked, text, revision](const Assistant::ProjectOnDemand &project) {
        Answer answer{.completion = {}, .project = nullptr, .revision = revision, .cursor = asked.cursor};
        answer.completion = assist::complete(asked, [&]() -> const assist::Project & {
            if (!answer.project)
                answer.project = project();
            return *answer.project;
        });
        return answer;
    };
    m_assistant.ask(Assistant::Channel::Completion, this, question, [this, mode, number = ++m_asked](Answer answer) {
        if (number == m_asked)
            take(std::move(answer), mode);
    });
}

int Completing::preselected(const Answer &answer, Mode mode) const
{
    const CompletionItem &best = answer.completion.items.front();
    const bool isTyped = answer.cursor > answer.completion.word.begin;
    const bool isMeant = mode == Mode::Asked || (isTyped && isClosed(best.kind) && best.score >= prefixScore);
    return isMeant ? 0 : -1;
}

void Completing::take(Answer answer, Mode mode)
{
    if (answer.revision != m_document.revision() || !m_editor.hasFocus())
        return; // another question is on its way
    std::vector<CompletionItem> &items = answer.completion.items;
    const bool isTyped = answer.cursor > answer.completion.word.begin;
    if (mode == Mode::Typing && !isTyped && std::ranges::none_of(items, isOfferedUnasked, &CompletionItem::kind))
        items.clear();
    const auto changes = [&](const CompletionItem &item) {
        return m_document.text().substr(item.edit.span.begin, item.edit.span.length()) != item.edit.replacement;
    };
    const bool isDone = items.size() == 1 && !changes(items.front());
    if (items.empty() || (isDone && mode != Mode::Asked)) {
        close();
        return;
    }
    if (m_popup == nullptr) {
        m_popup = new CompletionPopup(m_editor.window());
        connect(m_popup, &CompletionPopup::chosen, this, &Completing::accept);
    }
    m_mode = mode;
    m_answer = std::move(answer);
    const Span word = m_answer.completion.word;
    m_popup->setItems(m_answer.completion.items,
                      QString::fromStdString(m_document.text().substr(word.begin, m_answer.cursor - word.begin)),
                      preselected(m_answer, mode));
    reposition();
}

void Completing::reposition()
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(m_document.position(m_answer.completion.word.begin));
    const QRect caret = m_editor.cursorRect(cursor);
    QWidget *window = m_popup->parentWidget();
    m_popup->showAt({m_editor.viewport()->mapTo(window, caret.topLeft()), caret.size()});
}

bool Completing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusOut:
    case QEvent::Hide:
        close();
        break;
    case QEvent::ShortcutOverride:
        // Esc and the like are the list's while it is open, not a shortcut's.
        if (isOpen() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        if (isOpen() && isPlain && takesKey(key->key()))
            return true;
        const quint64 before = m_document.revision();
        const QString text =
            (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0 ? key->text() : QString();
        const bool isErasing = key->key() == Qt::Key_Backspace;
        // The editor handles the key first; then the text is what it is.
        QMetaObject::invokeMethod(
            this,
            [this, before, text, isErasing] {
                if (m_document.revision() != before)
                    afterKey(isErasing && isOpen() ? QStringLiteral("x") : text);
            },
            Qt::QueuedConnection);
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool Completing::takesKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        m_popup->move(1);
        return true;
    case Qt::Key_Up:
        m_popup->move(-1);
        return true;
    case Qt::Key_PageDown:
        m_popup->movePage(1);
        return true;
    case Qt::Key_PageUp:
        m_popup->movePage(-1);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return acceptCurrent();
    default:
        return false;
    }
}

void Completing::afterKey(const QString &text)
{
    if (startsCompletion(text))
        ask(isOpen() ? m_mode : Mode::Typing);
    else
        close();
}

std::optional<CompletionItem> Completing::fresh(int row) const
{
    const std::vector<CompletionItem> &items = m_answer.completion.items;
    if (row < 0 || static_cast<std::size_t>(row) >= items.size())
        return std::nullopt;
    const CompletionItem &item = items[static_cast<std::size_t>(row)];
    if (m_answer.revision == m_document.revision() && m_answer.cursor == m_editor.caretOffset())
        return item;
    static const assist::Project none; // of a kind of place that needs none
    const assist::Completion newest = assist::complete(
        request(), [this]() -> const assist::Project & { return m_answer.project ? *m_answer.project : none; });
    const auto same = std::ranges::find(newest.items, item.label, &CompletionItem::label);
    return same == newest.items.end() ? std::nullopt : std::optional(*same);
}

bool Completing::acceptCurrent()
{
    const auto item = fresh(m_popup->current());
    close();
    const bool isChange =
        item && m_document.text().substr(item->edit.span.begin, item->edit.span.length()) != item->edit.replacement;
    if (isChange)
        write(*item);
    return isChange;
}

void Completing::accept(int row)
{
    const auto item = fresh(row);
    close();
    if (item)
        write(*item);
}

void Completing::write(const CompletionItem &item)
{
    m_document.apply(std::span(&item.edit, 1), tr("Completion"));
    m_editor.setCaret(m_document.position(item.edit.span.begin + item.caret));
    if (item.goesOn)
        ask(Mode::GoesOn);
}

} // namespace slipway::ui
