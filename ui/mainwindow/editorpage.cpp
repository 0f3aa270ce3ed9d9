// SPDX-License-Identifier: MIT
#include "ui/mainwindow/editorpage.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/findbar.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/loadingline.h"
#include "ui/mainwindow/notice.h"
#include "ui/model/document.h"
#include "ui/model/workspace.h"

#include <QApplication>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

/// The stages of the newest plan, the users that it names, and the modules of all repositories.
FormChoices choicesOf(const Workspace &workspace)
{
    FormChoices choices;
    for (const auto &[name, versions] : workspace.modules()) {
        ModuleChoice module{.name = QString::fromStdString(name), .versions = {}};
        for (const std::string &version : versions)
            module.versions.append(QString::fromStdString(version));
        choices.modules.append(std::move(module));
    }
    QStringList users{QStringLiteral("root")};
    const auto add = [&](const plan::Stage &stage) {
        choices.stages.append(QString::fromStdString(stage.image.name.text));
        if (stage.run.user)
            users.append(QString::fromStdString(stage.run.user->text));
        for (const plan::Block &module : stage.modules) {
            for (const plan::Script &script : module.scripts)
                users.append(QString::fromStdString(script.user.text));
        }
    };
    if (const auto plan = workspace.lastGoodPlan()) {
        std::ranges::for_each(plan->builders, add);
        add(plan->target);
    }
    users.removeDuplicates();
    choices.users = users;
    return choices;
}

} // namespace

EditorPage::EditorPage(Document &document, Workspace &workspace, KSyntaxHighlighting::Repository &repository,
                       QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_workspace(workspace)
    , m_notice(new Notice(this))
    , m_reply(new Notice(this))
    , m_splitter(new QSplitter(this))
    , m_form(new FormView(this))
    , m_editor(new DescriptorEditor(document, repository, this))
    , m_findBar(new FindBar(document, *m_editor, this))
    , m_loading(new LoadingLine(document, this))
{
    buildLayout();
    connectParts();
    adopt();
}

void EditorPage::buildLayout()
{
    auto *text = new QWidget(this);
    auto *textLayout = new QVBoxLayout(text);
    textLayout->setContentsMargins(0, 0, 0, 0);
    textLayout->setSpacing(0);
    textLayout->addWidget(m_loading);
    textLayout->addWidget(m_editor);
    textLayout->addWidget(m_findBar);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(text);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    m_reply->setObjectName(QStringLiteral("reply"));
    m_reply->raise();
}

void EditorPage::connectParts()
{
    connect(&m_workspace, &Workspace::analysed, this, &EditorPage::adopt);
    connect(&m_workspace, &Workspace::contentsChanged, this, &EditorPage::adopt);
    connect(&m_workspace, &Workspace::problemsMended, this, &EditorPage::adopt);
    connect(&m_document, &Document::readOnlyChanged, this, &EditorPage::adopt);
    connect(&m_document, &Document::textChanged, m_reply, &QWidget::hide);
    connect(&m_document, &Document::behindChanged, this, &EditorPage::adopt);
    connect(m_loading, &LoadingLine::cancelled, this, &EditorPage::closeRequested);
    connect(m_editor, &CodeView::caretMoved, this, [this] {
        m_isCaretNews = true;
        m_reply->hide();
        reportCaret();
        Q_EMIT caretMoved();
    });
    connect(m_editor, &CodeView::gutterClicked, this, &EditorPage::goToLine);
    connect(m_editor, &CodeView::signClicked, this, [this](int block) {
        goToLine(block);
        Q_EMIT mendingRequested();
    });
    connect(m_form, &FormView::placeActivated, this,
            [this](const Origin &place) { Q_EMIT placeActivated(place, m_form); });
    connect(m_form, &FormView::fixRequested, this, &EditorPage::fixRequested);
    connect(m_form, &FormView::checksumsRequested, this, &EditorPage::checksumsRequested);
}

/// To where the text of a line begins.
void EditorPage::goToLine(int block)
{
    const QTextBlock line = m_editor->document()->findBlockByNumber(block);
    const QString text = line.text();
    const auto isSpace = [](QChar each) { return each.isSpace(); };
    const auto indent = std::ranges::find_if_not(text, isSpace) - text.begin();
    m_editor->setCaret(line.position() + static_cast<int>(indent));
    m_editor->setFocus();
}

void EditorPage::setLayout(Layout layout)
{
    QWidget *text = m_splitter->widget(1);
    QWidget *shown = layout == Layout::Text ? text : m_form;
    QWidget *other = layout == Layout::Text ? m_form : text;
    shown->show();
    const QWidget *focused = QApplication::focusWidget();
    if (layout != Layout::Split && focused && other->isAncestorOf(focused)) {
        if (layout == Layout::Text)
            m_editor->setFocus();
        else
            m_form->setFocus(); // its pages, not whatever comes next: keys would change that
    }
    other->setVisible(layout == Layout::Split);
}

void EditorPage::addAboveText(QWidget *line)
{
    static_cast<QBoxLayout *>(m_editor->parentWidget()->layout())->insertWidget(0, line);
}

void EditorPage::focusEditor()
{
    if (m_editor->isVisible())
        m_editor->setFocus();
    else
        m_form->setFocus();
}

const FileState *EditorPage::currentState() const
{
    const auto &open = m_workspace.analysis()->open;
    const auto it = open.find(m_document.path());
    return it == open.end() ? nullptr : &it->second;
}

/// A page that nobody sees takes the newest state when it is shown.
void EditorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isLate)
        adopt();
}

void EditorPage::adopt()
{
    m_isLate = !isVisible() && m_hasAdopted;
    if (m_isLate)
        return;
    const FileState *state = currentState();
    if (state == nullptr || !state->tree)
        return;
    m_hasAdopted = true;
    QList<Diagnostic> problems;
    const std::string own = m_document.path().string();
    for (const Problem &problem : m_workspace.problems()) {
        if (problem.diagnostic.origin.file.path().native() == own)
            problems.append(problem.diagnostic);
    }
    if (!m_document.isBehind())
        m_editor->setTree(state->tree, state->revision);
    if (!m_document.isBehind() && state->revision == m_document.revision())
        m_editor->setProblems(problems);
    const auto analysis = m_workspace.analysis();
    const auto effects = analysis->effects.find(m_document.path());
    m_form->setState({.document = &m_document,
                      .tree = state->tree,
                      .revision = state->revision,
                      .kind = kindOf(m_document.path(), m_workspace.root(), m_workspace.enabledOverrides()),
                      .problems = problems,
                      .choices = choicesOf(m_workspace),
                      .effects = effects == analysis->effects.end() ? nullptr : effects->second,
                      .text = state->text});
    reportCaret();
}

void EditorPage::reportCaret()
{
    const FileState *state = currentState();
    if (!m_isCaretNews || !m_editor->hasFocus() || state == nullptr || m_document.isBehind() ||
        state->revision != m_document.revision())
        return; // the analysis of the newest text reports it
    m_isCaretNews = false;
    const yaml::NodeId id = state->tree->nodeAt(m_editor->caretOffset());
    if (id != yaml::noNode)
        Q_EMIT placeActivated({m_document.path(), state->tree->at(id).span, state->tree->path(id)}, m_editor);
}

void EditorPage::markPlace(const Origin &place, const QObject *source)
{
    if (source != m_editor)
        m_document.whenShown(m_editor, [this, span = place.span] { m_editor->markSpan(span); });
    else
        m_editor->setMarkedLines({});
    if (source != m_form)
        m_form->setCurrentPlace(place);
}

void EditorPage::goTo(const Origin &place)
{
    m_document.whenShown(m_editor, [this, span = place.span] { m_editor->goTo(span); });
    m_editor->setFocus();
}

void EditorPage::showNotice(const QString &text, const QString &actionText, std::function<void()> action)
{
    m_notice->showText(text, actionText, std::move(action));
}

void EditorPage::hideNotice()
{
    m_notice->hide();
}

void EditorPage::reply(const QString &text)
{
    m_reply->showText(text);
    placeReply();
}

void EditorPage::placeReply()
{
    const int lines = m_reply->heightForWidth(width());
    m_reply->setGeometry(0, height() - lines, width(), lines);
}

void EditorPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeReply();
}

} // namespace slipway::ui
