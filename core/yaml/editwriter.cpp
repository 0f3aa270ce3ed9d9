// SPDX-License-Identifier: MIT
#include "core/yaml/editwriter.h"

namespace slipway::yaml {

namespace {

bool isBlockWorthy(const NewNode &scalar)
{
    const std::string &text = scalar.text;
    return scalar.type == NewNode::Type::String && text.contains('\n') && !text.starts_with('\n') &&
           !text.starts_with(' ');
}

} // namespace

std::string NodeWriter::key(std::string_view text, Surroundings where) const
{
    return scalarText(NewNode::string(std::string(text)), Style::Plain, m_habit.quotes, where);
}

std::string NodeWriter::inlineText(const NewNode &node) const
{
    if (node.isScalar())
        return scalarText(node, Style::Plain, m_habit.quotes, Surroundings::FlowValue);
    const bool isMapping = node.type == NewNode::Type::Mapping;
    std::string text(1, isMapping ? '{' : '[');
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        text.append(i > 0 ? ", " : "");
        if (isMapping)
            text.append(key(node.keys[i], Surroundings::FlowKey)).append(": ");
        text.append(inlineText(node.items[i]));
    }
    return text + (isMapping ? '}' : ']');
}

std::string NodeWriter::afterIndicator(const NewNode &scalar, std::size_t column) const
{
    if (isBlockWorthy(scalar)) {
        const auto block = blockScalar(scalar.text, Style::Literal, column + m_habit.step, column, m_habit.newline);
        if (block)
            return ' ' + block->head + m_habit.newline +
                   block->body.substr(0, block->body.size() - m_habit.newline.size());
    }
    const std::string text = scalarText(scalar, Style::Plain, m_habit.quotes, Surroundings::BlockValue);
    return text.empty() ? text : ' ' + text;
}

std::string NodeWriter::afterKey(const NewNode &node, std::size_t column) const
{
    if (node.isScalar())
        return afterIndicator(node, column);
    if (node.items.empty())
        return ' ' + inlineText(node);
    const bool isMapping = node.type == NewNode::Type::Mapping;
    const std::size_t inner = column + (isMapping ? m_habit.step : m_habit.sequenceOffset);
    return m_habit.newline + std::string(inner, ' ') + blockLines(node, inner);
}

std::string NodeWriter::afterDash(const NewNode &node, std::size_t column) const
{
    if (node.isScalar())
        return afterIndicator(node, column);
    if (node.items.empty())
        return ' ' + inlineText(node);
    return std::string(m_habit.dashWidth - 1, ' ') + blockLines(node, column + m_habit.dashWidth);
}

std::string NodeWriter::blockLines(const NewNode &node, std::size_t column) const
{
    std::string text;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0)
            text.append(m_habit.newline).append(column, ' ');
        if (node.type == NewNode::Type::Mapping)
            text.append(key(node.keys[i])).append(":").append(afterKey(node.items[i], column));
        else
            text.append("-").append(afterDash(node.items[i], column));
    }
    return text;
}

} // namespace slipway::yaml
