// SPDX-License-Identifier: MIT
#include "core/yaml/dump.h"

#include "core/yaml/dumpkeys.h"
#include "core/yaml/dumpwriter.h"

#include <format>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace slipway::yaml {
namespace {

using After = DumpWriter::After;

/// Deeper values are written as null; the loader refuses them long before.
constexpr std::size_t deepest = 2000;
constexpr std::size_t indentStep = 2;

bool isCollection(const Value &value)
{
    return value.asList() || value.asMap();
}

/// The pairs of a map, or of a set as PyYAML sees it: its items with null each.
Entries entriesOf(const Value &value, bool sortKeys)
{
    Entries entries;
    if (const Map *map = value.asMap())
        entries = map->entries;
    else
        for (const Value &item : value.asList()->items)
            entries.emplace_back(item, Value());
    return sortKeys ? sortedEntries(std::move(entries)) : entries;
}

bool isSequence(const Value &value)
{
    return value.asList() && value.asList()->type != List::Type::Set;
}

/// Names for the objects that are met more than once, in the order of their second meeting.
class Anchors
{
public:
    Anchors(const Value &root, bool sortKeys)
        : m_sortKeys(sortKeys)
    {
        meet(root, 0);
    }

    /// Empty for an object that is met once.
    [[nodiscard]] std::string nameOf(const Value &value) const
    {
        const auto found = m_met.find(value.identity());
        return found == m_met.end() || found->second == 0 ? std::string() : std::format("id{:03}", found->second);
    }

private:
    void meet(const Value &value, std::size_t depth)
    {
        if (!value.identity() || depth > deepest)
            return;
        const auto [met, isFirst] = m_met.try_emplace(value.identity(), 0);
        if (!isFirst) {
            if (met->second == 0)
                met->second = ++m_last;
            return;
        }
        if (isSequence(value)) {
            for (const Value &item : value.asList()->items)
                meet(item, depth + 1);
        } else if (isCollection(value)) {
            for (const auto &[key, item] : entriesOf(value, m_sortKeys)) {
                meet(key, depth + 1);
                meet(item, depth + 1);
            }
        }
    }

    bool m_sortKeys;
    std::size_t m_last = 0;
    std::unordered_map<const void *, std::size_t> m_met;
};

/// Where a node stands. `indent` is the enclosing block's column; absent at the root.
struct Context {
    std::optional<std::size_t> indent;
    bool isInMap = false;
    bool isSimpleKey = false;
    std::size_t depth = 0;
};

class Dumper
{
public:
    Dumper(const Value &root, bool sortKeys)
        : m_sortKeys(sortKeys)
        , m_anchors(root, sortKeys)
    {
    }

    std::string dump(const Value &root)
    {
        node(root, {});
        m_writer.indent(0);
        // A plain scalar alone could go on in what follows; PyYAML marks its end.
        const bool isOpen = !isCollection(root) && dumpScalar(root).style == ScalarStyle::Plain;
        return m_writer.take() + (isOpen ? "...\n" : "");
    }

private:
    void node(const Value &value, const Context &context)
    {
        if (const std::string name = m_anchors.nameOf(value); !name.empty()) {
            const bool isAlias = m_written.contains(value.identity());
            m_writer.indicator((isAlias ? "*" : "&") + name);
            if (isAlias)
                return;
            m_written.emplace(value.identity());
        }
        if (!isCollection(value) || context.depth > deepest)
            scalar(isCollection(value) ? Value() : value, context);
        else if (isSequence(value))
            sequence(value.asList()->items, context);
        else
            mapping(value, context);
    }

    void scalar(const Value &value, const Context &context)
    {
        const std::size_t indent = context.indent ? *context.indent + indentStep : indentStep;
        m_writer.scalar(dumpScalar(value), indent, !context.isSimpleKey);
    }

    void sequence(const std::vector<Value> &items, const Context &context)
    {
        if (items.empty()) {
            m_writer.indicator("[", After::Space);
            return m_writer.closing("]");
        }
        const bool isIndentless = context.isInMap && !m_writer.isIndention();
        const std::size_t indent = !context.indent ? 0 : *context.indent + (isIndentless ? 0 : indentStep);
        for (const Value &item : items) {
            m_writer.indent(indent);
            m_writer.indicator("-", After::Indention);
            node(item, {.indent = indent, .depth = context.depth + 1});
        }
    }

    void mapping(const Value &value, const Context &context)
    {
        if (value.asList())
            m_writer.indicator("!!set");
        const Entries entries = entriesOf(value, m_sortKeys);
        if (entries.empty()) {
            m_writer.indicator("{", After::Space);
            return m_writer.closing("}");
        }
        const std::size_t indent = context.indent ? *context.indent + indentStep : 0;
        for (const auto &[key, item] : entries) {
            m_writer.indent(indent);
            pair(key, item, {.indent = indent, .isInMap = true, .depth = context.depth + 1});
        }
    }

    void pair(const Value &key, const Value &value, Context context)
    {
        context.isSimpleKey = isSimpleKey(key);
        if (!context.isSimpleKey)
            m_writer.indicator("?", After::Indention);
        node(key, context);
        if (context.isSimpleKey) {
            m_writer.closing(":");
        } else {
            m_writer.indent(*context.indent);
            m_writer.indicator(":", After::Indention);
        }
        context.isSimpleKey = false;
        node(value, context);
    }

    /// Whether a key is short and on one line, so that it needs no `?`.
    bool isSimpleKey(const Value &key)
    {
        constexpr std::size_t longest = 128;
        if (isCollection(key))
            return false;
        const std::string anchor = m_anchors.nameOf(key);
        if (!anchor.empty() && m_written.contains(key.identity()))
            return anchor.size() < longest;
        const DumpScalar scalar = dumpScalar(key);
        return !scalar.text.empty() && !scalar.isMultiline &&
               scalar.text.size() + scalar.tag.size() + anchor.size() < longest;
    }

    bool m_sortKeys;
    Anchors m_anchors;
    std::unordered_set<const void *> m_written;
    DumpWriter m_writer;
};

} // namespace

std::string dump(const Value &value, bool sortKeys)
{
    return Dumper(value, sortKeys).dump(value);
}

} // namespace slipway::yaml
