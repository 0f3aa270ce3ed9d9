// SPDX-License-Identifier: MIT
#include "core/check/fixes.h"

#include "core/check/fixing.h"
#include "core/descriptor/place.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace slipway::check {

namespace {

using yaml::Kind;
using yaml::NewNode;
using yaml::NodeId;

/// The node that a problem is about: by its path, else by its span.
NodeId nodeOf(const yaml::Tree &tree, const Origin &origin)
{
    if (tree.root() == yaml::noNode)
        return yaml::noNode;
    const NodeId found = tree.find(origin.path);
    if (found != yaml::noNode && (!origin.path.empty() || origin.span.isEmpty()))
        return found;
    return origin.path.empty() ? tree.root() : tree.nodeAt(origin.span.begin);
}

/// Tabs in the indentation of the line become two spaces each; needs no tree.
void replaceTabs(const Fixable &fixable, Diagnostic &problem)
{
    const std::string_view text = fixable.source.text;
    const std::size_t end = std::min(problem.origin.span.end, text.size());
    const std::size_t before = end == 0 ? std::string_view::npos : text.find_last_of("\r\n", end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    QuickFix fix{"replace-tabs", "Replace the tabs by spaces", {}, {}};
    for (std::size_t at = begin; at < text.size() && (text[at] == ' ' || text[at] == '\t'); ++at) {
        if (text[at] == '\t')
            fix.edits.push_back({{at, at + 1}, "  "});
    }
    if (!fix.edits.empty())
        problem.fixes.push_back(std::move(fix));
}

const std::map<std::string_view, Maker> &makers()
{
    static const std::map<std::string_view, Maker> all = [] {
        std::map<std::string_view, Maker> rows;
        for (const std::span<const MakerRow> some : {keyMakers(), placeMakers()}) {
            for (const MakerRow &row : some)
                rows.emplace(row.code, row.make);
        }
        return rows;
    }();
    return all;
}

} // namespace

void Case::offer(std::string_view code, std::string_view text, std::vector<std::string> arguments,
                 const yaml::Edits &edits)
{
    if (!edits || edits->empty())
        return;
    QuickFix fix{std::string(code), std::string(text), std::move(arguments), *edits};
    const auto isSame = [&](const QuickFix &each) { return each.code == fix.code && each.arguments == fix.arguments; };
    const auto known = std::ranges::find_if(problem.fixes, isSame);
    if (known == problem.fixes.end())
        problem.fixes.push_back(std::move(fix));
    else
        known->edits = std::move(fix.edits);
}

bool addFixes(const Fixable &fixable, std::span<Diagnostic *const> problems, const FixLimits &limits)
{
    std::size_t left = limits.bytes;
    for (Diagnostic *problem : problems) {
        if (problem->code == "yaml-tab" || problem->code == "yaml-token") {
            replaceTabs(fixable, *problem);
            continue;
        }
        const auto maker = makers().find(problem->code);
        if (!fixable.source.tree.isValid() || maker == makers().end())
            continue;
        if (left < fixable.source.text.size() || limits.stop.stop_requested())
            return false;
        left -= fixable.source.text.size();
        Case one{fixable, *problem, nodeOf(fixable.source.tree, problem->origin)};
        if (one.node != yaml::noNode)
            maker->second(one);
    }
    return true;
}

std::optional<QuickFix> everywhere(std::string_view text, std::span<const Diagnostic> problems, const QuickFix &like)
{
    std::vector<TextEdit> edits;
    std::size_t count = 0;
    for (const Diagnostic &problem : problems) {
        if (problem.fixes.empty() || problem.fixes.front().code != like.code || problem.fixes.front().edits.empty())
            continue;
        const std::vector<TextEdit> &more = problem.fixes.front().edits;
        const auto isApart = [&](const TextEdit &edit) {
            return std::ranges::none_of(edits, [&](const TextEdit &other) {
                return edit.span.begin < other.span.end && other.span.begin < edit.span.end;
            });
        };
        if (!std::ranges::all_of(more, isApart))
            continue;
        edits.insert(edits.end(), more.begin(), more.end());
        ++count;
    }
    if (count < 2 || !yaml::Tree::parse(applied(text, edits)).isValid())
        return std::nullopt;
    return QuickFix{
        "everywhere", "Mend all %1 problems of this kind in the file", {std::to_string(count)}, std::move(edits)};
}

void duplicateKeys(const yaml::Tree &tree, const std::filesystem::path &file, std::vector<Diagnostic> &problems)
{
    for (NodeId id = 0; id < tree.size(); ++id) {
        const yaml::Node node = tree.at(id);
        if (node.kind != Kind::Mapping || node.children.size() < 4)
            continue;
        std::map<std::string_view, NodeId> last;
        for (std::size_t i = 0; i < node.children.size(); i += 2) {
            const yaml::Node key = tree.at(node.children[i]);
            if (key.kind != Kind::Scalar || key.value == "<<")
                continue;
            const auto [known, isNew] = last.try_emplace(key.value, node.children[i]);
            if (isNew)
                continue;
            problems.push_back({Severity::Warning,
                                "duplicate-key",
                                "The key '%1' is written twice in this map: only the last one counts.",
                                {std::string(key.value)},
                                "Remove the other one.",
                                {file, tree.at(known->second).span, tree.path(node.children[i + 1])}});
            known->second = node.children[i];
        }
    }
}

NewNode beginningOf(descriptor::ObjectKind kind, std::string_view key, const std::filesystem::path &file)
{
    using descriptor::ObjectKind;
    const descriptor::Key *row = descriptor::key(kind, key);
    const bool isDocument = kind == ObjectKind::Image || kind == ObjectKind::Module || kind == ObjectKind::Overrides;
    if (key == "version")
        return NewNode::string("1.0");
    if (key == "name" && isDocument) {
        std::string name;
        for (const char c : file.parent_path().filename().string()) {
            const auto byte = static_cast<unsigned char>(c);
            name.push_back(
                std::isalnum(byte) || c == '.' || c == '_' || c == '-' ? static_cast<char>(std::tolower(byte)) : '-');
        }
        return NewNode::string(name.empty() || !std::isalnum(static_cast<unsigned char>(name.front())) ? "image"
                                                                                                       : name);
    }
    if (row && row->type == descriptor::ValueType::Int)
        return NewNode::typed("8080");
    if (row && row->type == descriptor::ValueType::Map && row->object) {
        NewNode map = NewNode::mapping({});
        for (const descriptor::Key &inner : descriptor::object(*row->object).keys) {
            if (inner.isRequired) {
                map.keys.emplace_back(inner.name);
                map.items.push_back(beginningOf(*row->object, inner.name, file));
            }
        }
        return map;
    }
    return NewNode::string(key == "ref" ? "main" : "");
}

std::vector<std::string_view> orderOf(descriptor::ObjectKind kind)
{
    std::vector<std::string_view> order;
    for (const descriptor::Key &key : descriptor::object(kind).keys)
        order.push_back(key.name);
    return order;
}

std::optional<descriptor::ObjectKind> objectOf(const Fixable &fixable, NodeId mapping)
{
    const yaml::Tree &tree = fixable.source.tree;
    const descriptor::ObjectKind document = descriptor::documentKind(fixable.file, tree);
    const bool isTop = mapping == tree.root() ||
                       (tree.at(mapping).parent == tree.root() && tree.at(tree.root()).kind == Kind::Sequence);
    return isTop ? std::optional(document) : descriptor::placeOf(tree, mapping, document).object;
}

yaml::Edits inTurn(const yaml::Source &source, std::span<const Step> steps)
{
    std::string text(source.text);
    for (const Step &step : steps) {
        const yaml::Tree tree = yaml::Tree::parse(text);
        const yaml::Edits edits = step({text, tree});
        if (!edits)
            return edits;
        text = applied(text, *edits);
    }
    const TextEdit whole = trimmed(source.text, {{0, source.text.size()}, text});
    return whole.span.isEmpty() && whole.replacement.empty() ? std::vector<TextEdit>() : std::vector{whole};
}

} // namespace slipway::check
