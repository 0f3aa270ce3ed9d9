// SPDX-License-Identifier: MIT
#include "core/assist/project.h"
#include "core/assist/variables.h"
#include "core/descriptor/build.h"
#include "core/descriptor/place.h"

#include <algorithm>

namespace slipway::assist {

namespace {

namespace fs = std::filesystem;
using descriptor::ObjectKind;
using yaml::Kind;
using yaml::NodeId;

/// Walks a tree once, from object to object as the schema says.
class Reader
{
public:
    explicit Reader(FileFacts &facts)
        : m_facts(facts)
        , m_tree(*facts.tree)
    {
    }

    void read()
    {
        const NodeId root = m_tree.root();
        if (root == yaml::noNode)
            return;
        if (m_tree.at(root).kind == Kind::Sequence) {
            for (const NodeId item : m_tree.at(root).children)
                readObject(item, m_facts.kind, 0);
        } else {
            readObject(root, m_facts.kind, 0);
        }
        std::ranges::stable_sort(m_facts.occurrences, {}, [](const Occurrence &each) { return each.span.begin; });
    }

private:
    static constexpr int deepest = 16;

    void readObject(NodeId map, ObjectKind kind, int depth)
    {
        if (m_tree.at(map).kind != Kind::Mapping || depth > deepest)
            return;
        if (kind == ObjectKind::Artifact)
            kind = m_isRepository ? ObjectKind::Artifact : descriptor::artifactKind(m_tree, map);
        const std::span<const NodeId> children = m_tree.at(map).children;
        for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
            if (const descriptor::Key *key = descriptor::key(kind, m_tree.at(children[i]).value))
                readValue(map, kind, *key, children[i + 1], depth);
        }
    }

    void readValue(NodeId map, ObjectKind kind, const descriptor::Key &key, NodeId value, int depth)
    {
        const bool wasRepository = m_isRepository;
        m_isRepository = m_isRepository || (kind == ObjectKind::Modules && key.name == "repositories");
        const yaml::Node node = m_tree.at(value);
        if (node.kind == Kind::Sequence) {
            for (const NodeId item : node.children) {
                if (key.object)
                    readObject(item, *key.object, depth + 1);
                else
                    readScalar(map, kind, key, item);
            }
        } else if (node.kind == Kind::Mapping && key.object) {
            readObject(value, *key.object, depth + 1);
        } else {
            readScalar(map, kind, key, value);
        }
        m_isRepository = wasRepository;
    }

    void readScalar(NodeId map, ObjectKind kind, const descriptor::Key &key, NodeId value)
    {
        const yaml::Node node = m_tree.at(value);
        if (node.kind != Kind::Scalar || node.isMissing || node.value.empty())
            return;
        m_facts.values.push_back({.holder = kind, .key = key.name, .value = std::string(node.value)});
        addNames(map, kind, key.name, value);
        const bool isText = key.name != "description" && key.name != "example";
        if (isText && (node.style == yaml::Style::Plain || isQuoted(node)))
            addVariables(value);
    }

    void addNames(NodeId map, ObjectKind kind, std::string_view key, NodeId value)
    {
        const std::string text(m_tree.at(value).value);
        if (key == "name")
            addName(map, kind, value);
        else if (kind == ObjectKind::Execute && key == "script")
            add(SymbolKind::Script, below(text), false, value);
        else if ((kind == ObjectKind::Image || kind == ObjectKind::Overrides) && key == "from")
            add(SymbolKind::Stage, text, false, value);
        else if (kind == ObjectKind::ImageArtifact && key == "image")
            add(SymbolKind::Stage, text, false, value);
        else if (namesFile(kind, key))
            add(SymbolKind::File, below(text), false, value);
    }

    void addName(NodeId map, ObjectKind kind, NodeId value)
    {
        const std::string text(m_tree.at(value).value);
        if (kind == ObjectKind::Module || kind == ObjectKind::Install) {
            add(SymbolKind::Module, text, kind == ObjectKind::Module, value);
            if (const NodeId version = m_tree.value(map, "version"); version != yaml::noNode)
                m_facts.occurrences.back().version = m_tree.at(version).value;
        } else if (kind == ObjectKind::Image) {
            add(SymbolKind::Stage, text, true, value);
        } else if (kind == ObjectKind::Env) {
            add(SymbolKind::Variable, text, m_facts.kind != ObjectKind::Overrides, value);
        } else if (isArtifact(kind) && !m_isRepository) {
            add(SymbolKind::Artifact, text, m_facts.kind != ObjectKind::Overrides, value);
        }
    }

    static bool isArtifact(ObjectKind kind) { return kind >= ObjectKind::PathArtifact && kind <= ObjectKind::Artifact; }

    bool namesFile(ObjectKind kind, std::string_view key) const
    {
        return (key == "path" &&
                (kind == ObjectKind::PathArtifact || (m_isRepository && kind == ObjectKind::Artifact))) ||
               (kind == ObjectKind::Help && key == "template") || key == "content_sets_file" ||
               key == "container_file" || key == "gating_file";
    }

    static bool isQuoted(const yaml::Node &node)
    {
        return node.style == yaml::Style::SingleQuoted || node.style == yaml::Style::DoubleQuoted;
    }

    [[nodiscard]] std::string below(const std::string &path) const
    {
        return descriptor::normalPath(descriptor::joinedPath(m_facts.file.parent_path().string(), path));
    }

    void add(SymbolKind kind, std::string name, bool isDefinition, NodeId value)
    {
        const yaml::Node node = m_tree.at(value);
        Span span = node.span;
        if (isQuoted(node) && span.length() >= 2)
            span = {.begin = span.begin + 1, .end = span.end - 1};
        m_facts.occurrences.push_back(
            {.kind = kind, .name = std::move(name), .isDefinition = isDefinition, .span = span, .node = value});
    }

    /// `$NAME` and `${NAME}` as a Containerfile reads them.
    void addVariables(NodeId value)
    {
        const Span span = m_tree.at(value).span;
        for (const VariableUse &use : variableUses(std::string_view(*m_facts.text).substr(span.begin, span.length())))
            m_facts.occurrences.push_back({.kind = SymbolKind::Variable,
                                           .name = use.name,
                                           .span = {span.begin + use.span.begin, span.begin + use.span.end},
                                           .node = value,
                                           .isWhole = false});
    }

    FileFacts &m_facts;
    const yaml::Tree &m_tree;
    bool m_isRepository = false;
};

} // namespace

std::shared_ptr<const FileFacts> factsOf(FileSource source)
{
    auto facts = std::make_shared<FileFacts>();
    facts->file = std::move(source.file);
    facts->kind = source.kind;
    facts->isForeign = source.isForeign;
    facts->text = std::move(source.text);
    facts->tree =
        source.tree ? std::move(source.tree) : std::make_shared<const yaml::Tree>(yaml::Tree::parse(*facts->text));
    Reader(*facts).read();
    return facts;
}

std::shared_ptr<const FileFacts> scriptFactsOf(FileSource source)
{
    auto facts = std::make_shared<FileFacts>();
    facts->file = std::move(source.file);
    facts->isDescriptor = false;
    facts->isForeign = source.isForeign;
    facts->text = std::move(source.text);
    for (const VariableUse &use : scriptVariableUses(*facts->text))
        facts->occurrences.push_back(
            {.kind = SymbolKind::Variable, .name = use.name, .span = use.span, .isWhole = false});
    return facts;
}

} // namespace slipway::assist
