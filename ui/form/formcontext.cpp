// SPDX-License-Identifier: MIT
#include "ui/form/formcontext.h"

#include "core/yaml/snippet.h"
#include "ui/model/workspacepaths.h"

#include <algorithm>

namespace slipway::ui {

void FormContext::setState(FormState state)
{
    const QString name = stageName(m_stage);
    const bool isOtherDocument = state.document != m_document;
    const bool isNewer = isOtherDocument || !m_newest || state.revision >= m_revision;
    std::shared_ptr<const yaml::Tree> tree = std::move(state.tree);
    const quint64 revision = state.revision;
    if (!isOtherDocument && !state.effects) // while a text cannot be planned, what was known stays
        state.effects = std::move(m_state.effects);
    m_state = std::move(state);
    m_document = m_state.document;
    std::shared_ptr<const std::string> text = std::move(m_state.text);
    if (!text && m_document && m_document->revision() == revision)
        text = std::make_shared<const std::string>(m_document->text());
    if (isOtherDocument) {
        m_shown.reset();
        m_stage = 0;
    }
    if (isNewer)
        takeTree(std::move(tree), revision, std::move(text));
    if (!isOtherDocument)
        followStage(name);
    readProblems();
    Q_EMIT changed();
}

void FormContext::close()
{
    m_document.clear();
    disconnect();
}

void FormContext::takeTree(std::shared_ptr<const yaml::Tree> tree, quint64 revision,
                           std::shared_ptr<const std::string> text)
{
    m_newest = std::move(tree);
    m_revision = revision;
    m_breakage.reset();
    if (m_newest && !m_newest->isValid())
        m_breakage = m_newest->problems().front();
    if (!m_newest || !m_breakage || !m_shown) {
        m_shown = m_newest;
        m_text = std::move(text);
    }
    m_stage = std::clamp(m_stage, 0, std::max(0, stageCount() - 1));
}

void FormContext::followStage(const QString &name)
{
    if (name.isEmpty() || stageName(m_stage) == name)
        return;
    for (int i = 0; i < stageCount(); ++i) {
        if (stageName(i) == name) {
            m_stage = i;
            return;
        }
    }
}

void FormContext::readProblems()
{
    m_problems.clear();
    for (const Diagnostic &problem : std::as_const(m_state.problems))
        m_problems.emplace(problem.origin.path, problem);
}

const yaml::Tree &FormContext::tree() const
{
    static const yaml::Tree none;
    return m_shown ? *m_shown : none;
}

int FormContext::stageCount() const
{
    const yaml::NodeId top = tree().root();
    if (top == yaml::noNode || tree().at(top).kind != yaml::Kind::Sequence)
        return 0;
    return static_cast<int>(tree().at(top).children.size());
}

void FormContext::setStage(int stage)
{
    if (stage == m_stage || stage < 0 || stage >= stageCount())
        return;
    m_stage = stage;
    Q_EMIT changed();
}

QString FormContext::stageName(int stage) const
{
    if (stage < 0 || stage >= stageCount())
        return {};
    const yaml::NodeId item = tree().at(tree().root()).children[static_cast<std::size_t>(stage)];
    return valueOf(tree(), tree().value(tree().resolved(item), "name")).text;
}

std::string FormContext::absolute(std::string_view path) const
{
    return stageCount() == 0 ? std::string(path) : joinedNodePath(indexedPath({}, m_stage), path);
}

std::optional<std::string> FormContext::relative(std::string_view absolutePath) const
{
    const std::string prefix = absolute({});
    if (!isWithin(absolutePath, prefix))
        return {};
    std::string_view path = absolutePath.substr(prefix.size());
    if (!prefix.empty() && path.starts_with('.'))
        path.remove_prefix(1);
    return std::string(path);
}

yaml::NodeId FormContext::root() const
{
    return find({});
}

QList<Diagnostic> FormContext::problemsAt(std::string_view path) const
{
    QList<Diagnostic> found;
    const auto [begin, end] = m_problems.equal_range(absolute(path));
    for (auto it = begin; it != end; ++it)
        found.append(it->second);
    return found;
}

QList<Diagnostic> FormContext::problemsWithin(std::string_view path) const
{
    QList<Diagnostic> found;
    const std::string parent = absolute(path);
    for (auto it = m_problems.lower_bound(parent); it != m_problems.end() && it->first.starts_with(parent); ++it) {
        if (isWithin(it->first, parent))
            found.append(it->second);
    }
    return found;
}

const assist::Effect *FormContext::effectOn(std::string_view path) const
{
    if (!m_state.effects)
        return nullptr;
    const std::string whole = absolute(path);
    const auto found = std::ranges::lower_bound(*m_state.effects, whole, {}, &assist::Effect::path);
    return found != m_state.effects->end() && found->path == whole ? &*found : nullptr;
}

QString FormContext::wordsOf(const assist::Effect &effect) const
{
    const QString other = m_document ? fileText(effect.other.file, m_document->path().parent_path()) : QString();
    switch (effect.kind) {
    case assist::Effect::Kind::ReplacedBy:
        return tr("%1 replaces this: %2").arg(other, QString::fromStdString(effect.value));
    case assist::Effect::Kind::Replaces:
        return tr("Counts instead of the value in %1.").arg(other);
    case assist::Effect::Kind::Inherited:
        return tr("Comes from %1.").arg(other); // the field shows the value itself
    }
    return {};
}

std::shared_ptr<const yaml::Tree> FormContext::presentTree()
{
    if (!m_newest || m_revision != m_document->revision())
        return std::make_shared<const yaml::Tree>(yaml::Tree::parse(m_document->text()));
    return m_newest;
}

bool FormContext::isReadOnly() const
{
    return m_document && m_document->isReadOnly();
}

FormContext::Outcome FormContext::apply(const QString &description, const Edit &edit)
{
    if (!m_document)
        return {};
    if (isReadOnly())
        return std::unexpected(Diagnostic{.code = "read-only",
                                          .text = "This file is read only.",
                                          .arguments = {},
                                          .advice = "Save a copy of it, and edit that.",
                                          .origin = {}});
    Document &document = *m_document;
    std::shared_ptr<const yaml::Tree> tree = presentTree();
    const yaml::Edits made = edit({.text = document.text(), .tree = *tree});
    if (!made)
        return std::unexpected(made.error());
    document.apply(*made, description);
    if (made->tree)
        tree = made->tree;
    const QString name = stageName(m_stage);
    takeTree(std::move(tree), document.revision(), std::make_shared<const std::string>(document.text()));
    followStage(name);
    Q_EMIT changed();
    return {};
}

QString FormContext::snippet(std::string_view path) const
{
    const yaml::NodeId id = find(path);
    return id == yaml::noNode || !m_text ? QString() : QString::fromStdString(yaml::snippetOf({*m_text, tree()}, id));
}

void FormContext::undo()
{
    if (m_document)
        m_document->undoStack()->undo();
}

void FormContext::redo()
{
    if (m_document)
        m_document->undoStack()->redo();
}

void FormContext::activate(std::string_view path)
{
    if (find(path) != yaml::noNode)
        Q_EMIT placeActivated(originOf(path));
}

Origin FormContext::originOf(std::string_view path) const
{
    const yaml::NodeId id = find(path);
    return placed({.file = {}, .span = id == yaml::noNode ? Span() : tree().at(id).span, .path = absolute(path)});
}

Origin FormContext::placed(Origin origin) const
{
    if (origin.file.empty() && m_document)
        origin.file = m_document->path();
    return origin;
}

} // namespace slipway::ui
