// SPDX-License-Identifier: MIT
#include "core/yaml/editjob.h"

#include "core/yaml/scan.h"

namespace slipway::yaml {

Edits EditJob::finish() const
{
    std::vector<TextEdit> small;
    for (const TextEdit &edit : edits) {
        if (edit.span.begin > edit.span.end || edit.span.end > source.text.size())
            return refuse("edit-unsafe", {}, "This change cannot be placed safely here.");
        TextEdit less = trimmed(source.text, edit);
        if (!less.span.isEmpty() || !less.replacement.empty())
            small.push_back(std::move(less));
    }
    if (small.empty() && expected.matches(source.tree))
        return Changes();
    auto tree = std::make_shared<const Tree>(Tree::parse(applied(source.text, small), Readers::Grammar));
    if (tree->isValid() && expected.matches(*tree))
        return Changes(std::move(small), std::move(tree));
    const Span place = edits.empty() ? Span{} : edits.front().span;
    return refuse("edit-unsafe", place, "This change cannot be placed safely here.");
}

std::unexpected<Refusal> refuse(std::string code, Span span, std::string text, std::vector<std::string> arguments)
{
    return std::unexpected(
        syntaxError(std::move(code), span, std::move(text), "Edit the text instead.", std::move(arguments)));
}

std::optional<Refusal> obstacle(const Source &source, NodeId node)
{
    if (!source.tree.isValid())
        return refuse("edit-invalid", source.tree.problems().front().origin.span,
                      "The text has errors: it cannot be changed from here.")
            .error();
    if (node != noNode && source.tree.at(node).kind == Kind::Alias)
        return refuse("edit-alias", source.tree.at(node).span,
                      "This value is shared: it stands at the anchor &%1 and changes wherever that is used.",
                      {std::string(source.tree.at(node).value)})
            .error();
    return std::nullopt;
}

} // namespace slipway::yaml
