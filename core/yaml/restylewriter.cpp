// SPDX-License-Identifier: MIT
#include "core/yaml/restylewriter.h"

#include "core/yaml/editoutline.h"
#include "core/yaml/edittext.h"

namespace slipway::yaml {

namespace {

bool isOnOneLine(std::string_view written)
{
    return written.find_first_of("\r\n") == std::string_view::npos;
}

} // namespace

bool RestyleWriter::canWrite(NodeId node) const
{
    const Node written = m_source.tree.at(node);
    for (std::size_t i = 0; i < written.children.size(); ++i) {
        const Node child = m_source.tree.at(written.children[i]);
        const bool isKey = written.kind == Kind::Mapping && i % 2 == 0;
        if ((isKey && (child.kind != Kind::Scalar || child.isMissing)) || !canWrite(written.children[i]))
            return false;
    }
    return true;
}

bool RestyleWriter::isShort(NodeId node) const
{
    const Node written = m_source.tree.at(node);
    return written.kind == Kind::Scalar || written.kind == Kind::Alias || written.children.empty();
}

std::string RestyleWriter::properties(NodeId node) const
{
    const Span span = m_source.tree.at(node).properties;
    return span.isEmpty() ? std::string() : std::string(m_source.text.substr(span.begin, span.length())) + ' ';
}

std::string RestyleWriter::scalar(NodeId node, Surroundings where) const
{
    const Node written = m_source.tree.at(node);
    const std::string text(m_source.text.substr(written.span.begin, written.span.length()));
    const bool isBlock = written.style == Style::Literal || written.style == Style::Folded;
    if (written.kind == Kind::Alias || written.isMissing)
        return text;
    if (written.style == Style::Plain && !isStringWhenPlain(written.value))
        return isOnOneLine(text) ? text : std::string(written.value);
    if (written.style == Style::Plain)
        return scalarText(NewNode::string(written.value), Style::Plain, m_habit.quotes, where);
    if (!isBlock && isOnOneLine(text))
        return text;
    return scalarText(NewNode::string(written.value), isBlock ? Style::DoubleQuoted : written.style, m_habit.quotes,
                      where);
}

std::string RestyleWriter::key(NodeId node, Surroundings where) const
{
    const Node written = m_source.tree.at(node);
    const bool isTyped = written.style == Style::Plain && !isStringWhenPlain(written.value);
    return properties(node) + (isTyped
                                   ? scalar(node, where)
                                   : scalarText(NewNode::string(written.value), Style::Plain, m_habit.quotes, where));
}

std::string RestyleWriter::inlineText(NodeId node, Surroundings where) const
{
    const Node written = m_source.tree.at(node);
    if (written.kind == Kind::Scalar || written.kind == Kind::Alias)
        return properties(node) + scalar(node, where);
    const bool isMapping = written.kind == Kind::Mapping;
    std::string text = properties(node) + (isMapping ? '{' : '[');
    for (std::size_t i = 0; i < written.children.size(); ++i) {
        const bool isValue = isMapping && i % 2 == 1;
        if (isValue) {
            const std::string value = inlineText(written.children[i]);
            text.append(value.empty() ? ":" : ": ").append(value);
        } else {
            text.append(i > 0 ? ", " : "");
            text.append(isMapping ? key(written.children[i], Surroundings::FlowKey) : inlineText(written.children[i]));
        }
    }
    return text + (isMapping ? '}' : ']');
}

std::string RestyleWriter::afterKey(NodeId node, std::size_t column) const
{
    if (isShort(node)) {
        const std::string text = inlineText(node, Surroundings::BlockValue);
        return text.empty() ? text : ' ' + text;
    }
    const bool isMapping = m_source.tree.at(node).kind == Kind::Mapping;
    const std::size_t inner = column + (isMapping ? m_habit.step : m_habit.sequenceOffset);
    std::string before = properties(node);
    if (!before.empty())
        before = ' ' + before.substr(0, before.size() - 1);
    return before + m_habit.newline + std::string(inner, ' ') + blockLines(node, inner);
}

std::string RestyleWriter::afterDash(NodeId node, std::size_t column) const
{
    if (isShort(node)) {
        const std::string text = inlineText(node, Surroundings::BlockValue);
        return text.empty() ? text : std::string(m_habit.dashWidth - 1, ' ') + text;
    }
    const std::size_t inner = column + m_habit.dashWidth;
    std::string before = properties(node);
    if (before.empty())
        return std::string(m_habit.dashWidth - 1, ' ') + blockLines(node, inner);
    before.pop_back();
    return ' ' + before + m_habit.newline + std::string(inner, ' ') + blockLines(node, inner);
}

std::string RestyleWriter::blockLines(NodeId node, std::size_t column) const
{
    const Node written = m_source.tree.at(node);
    std::string text;
    const bool isMapping = written.kind == Kind::Mapping;
    for (std::size_t i = 0; i < written.children.size(); i += isMapping ? 2 : 1) {
        if (i > 0)
            text.append(m_habit.newline).append(column, ' ');
        if (isMapping)
            text.append(key(written.children[i], Surroundings::BlockKey))
                .append(":")
                .append(afterKey(written.children[i + 1], column));
        else
            text.append("-").append(afterDash(written.children[i], column));
    }
    return text;
}

} // namespace slipway::yaml
