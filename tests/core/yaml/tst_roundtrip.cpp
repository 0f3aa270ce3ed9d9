// SPDX-License-Identifier: MIT
// Edits of real descriptors, read in place: there and back, and each list's items removed, moved and copied.
#include "core/text/lineindex.h"
#include "core/yaml/edit.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace slipway;
using namespace slipway::yaml;

namespace {

const std::filesystem::path corpus = SLIPWAY_SOURCE_DIR "/../shared/corpus";
/// Of each file so many scalars and items are edited, spread evenly.
constexpr std::size_t scalarsPerFile = 5;
constexpr std::size_t itemsPerFile = 3;

std::vector<std::string> descriptors()
{
    std::set<std::string> texts;
    for (const char *folder : {"projects", "git"}) {
        for (const auto &entry : std::filesystem::recursive_directory_iterator(corpus / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml"))
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            texts.insert(std::string(std::istreambuf_iterator<char>(file), {}));
        }
    }
    return {texts.begin(), texts.end()};
}

/// What a tree says, on one line per node.
std::string content(const Tree &tree)
{
    std::string text;
    for (NodeId id = 0; id < tree.size(); ++id) {
        const Node &node = tree.at(id);
        const bool isPlain = node.kind != Kind::Scalar || node.style == Style::Plain;
        text.append(node.depth, ' ')
            .append(node.tag)
            .append(node.anchor)
            .append(isPlain ? "=" : "\"")
            .append(node.value);
        text.append("\n");
    }
    return text;
}

std::vector<NodeId> sample(const std::vector<NodeId> &nodes, std::size_t most)
{
    std::vector<NodeId> chosen;
    const std::size_t count = std::min(nodes.size(), most);
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(nodes[i * nodes.size() / count]);
    return chosen;
}

NewNode asWritten(const Node &node)
{
    const bool isTyped = node.kind == Kind::Scalar && node.style == Style::Plain;
    return isTyped ? NewNode::typed(node.value) : NewNode::string(node.value);
}

/// True when there is one way only to write the scalar in its style.
bool isCanonical(std::string_view text, const Node &node)
{
    const std::string_view written = text.substr(node.span.begin, node.span.length());
    const std::size_t before = node.span.begin;
    if (node.isMissing)
        return before >= text.size() || text[before] == '\n' || text.substr(before, 2) == " #";
    if (node.style == Style::Literal)
        return !written.contains(' ') || (!written.contains(" \n") && !node.value.ends_with("\n\n"));
    return node.style != Style::Folded && !written.contains('\n') && !written.contains('\\');
}

bool isConfined(std::string_view before, std::string_view after, Span node)
{
    const LineIndex lines(before);
    const std::size_t begin = lines.start(lines.lineOf(node.begin));
    const std::size_t lastLine = lines.lineOf(std::max(node.begin, node.end - (node.isEmpty() ? 0 : 1)));
    const std::size_t end = lines.content(before, lastLine).end;
    return before.substr(0, begin) == after.substr(0, begin) && after.ends_with(before.substr(end));
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scalarsComeBackAsTheyWere();
    void itemsAreRemovedMovedAndCopied();

private:
    void checkScalar(const std::string &text, const Tree &tree, NodeId id);
    void checkItem(const std::string &text, const Tree &tree, NodeId id);
    void checkEdits(const std::string &text, const Edits &edits, std::size_t children, NodeId list);

    std::vector<std::string> m_texts;
    std::map<std::string, std::size_t> m_counts;
};

void RoundTripTest::initTestCase()
{
    if (!std::filesystem::exists(corpus)) {
        std::puts("SKIPPED: the corpus is absent");
        std::exit(0);
    }
    m_texts = descriptors();
    QVERIFY(m_texts.size() > 100);
}

void RoundTripTest::checkScalar(const std::string &text, const Tree &tree, NodeId id)
{
    const Node &node = tree.at(id);
    const Edits there = setValue({text, tree}, id, NewNode::string("other value"));
    QVERIFY2(there, (text + "\n" + tree.path(id)).c_str());
    const std::string changed = applied(text, *there);
    QVERIFY2(isConfined(text, changed, node.span), (text + "\n" + changed).c_str());
    const Tree between = Tree::parse(changed);
    const Edits back = setValue({changed, between}, id, asWritten(node));
    QVERIFY2(back, (text + "\n" + changed + "\n" + tree.path(id)).c_str());
    const std::string restored = applied(changed, *back);
    ++m_counts["scalars"];
    if (restored == text)
        return;
    ++m_counts["scalars written in another way afterwards"];
    const std::string where = text.substr(0, node.span.begin) + "<<<HERE>>>" + text.substr(node.span.begin) + restored;
    QVERIFY2(!isCanonical(text, node), where.c_str());
    const Tree after = Tree::parse(restored);
    QCOMPARE(after.at(id).value, node.value);
    QCOMPARE(after.size(), tree.size());
}

void RoundTripTest::scalarsComeBackAsTheyWere()
{
    for (const std::string &text : m_texts) {
        const Tree tree = Tree::parse(text);
        std::vector<NodeId> scalars;
        for (NodeId id = 0; tree.isValid() && id < tree.size(); ++id) {
            const bool isValue = tree.at(id).parent == noNode || tree.keyOf(id) != noNode ||
                                 tree.at(tree.at(id).parent).kind == Kind::Sequence;
            if (tree.at(id).kind == Kind::Scalar && isValue)
                scalars.push_back(id);
        }
        m_counts["scalars in all"] += scalars.size();
        for (const NodeId id : sample(scalars, scalarsPerFile))
            checkScalar(text, tree, id);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto &[name, count] : m_counts)
        qInfo("%s: %zu", name.c_str(), count);
}

void RoundTripTest::checkEdits(const std::string &text, const Edits &edits, std::size_t children, NodeId list)
{
    if (!edits) {
        ++m_counts[edits.error().code];
        // A block scalar at the end of a file without a final line end would get one; an alias may not come before its
        // anchor.
        const bool mayBeRefused = !text.ends_with('\n') || text.contains('*');
        QVERIFY2(edits.error().code != "edit-unsafe" || mayBeRefused, text.c_str());
        return;
    }
    ++m_counts["edits of items"];
    const std::string changed = applied(text, *edits);
    const Tree tree = Tree::parse(changed);
    QVERIFY2(tree.isValid(), changed.c_str());
    QCOMPARE(tree.at(list).children.size(), children);
}

void RoundTripTest::checkItem(const std::string &text, const Tree &tree, NodeId id)
{
    const Source source{text, tree};
    const NodeId list = tree.at(id).parent;
    const std::size_t count = tree.at(list).children.size();
    const std::size_t width = tree.at(list).kind == Kind::Mapping ? 2 : 1;
    checkEdits(text, removeItem(source, id), count - width, list);
    checkEdits(text, moveItem(source, id, 0), count, list);
    checkEdits(text, moveItem(source, id, count), count, list);
    if (width == 1)
        checkEdits(text, duplicateItem(source, id), count + 1, list);
    const Edits moved = moveItem(source, id, count);
    if (!moved || moved->empty() || width == 2)
        return;
    const std::string there = applied(text, *moved);
    const Tree between = Tree::parse(there);
    const auto index = std::ranges::find(tree.at(list).children, id) - tree.at(list).children.begin();
    const Edits back = moveItem({there, between}, between.at(list).children.back(), static_cast<std::size_t>(index));
    QVERIFY2(back, there.c_str());
    QCOMPARE(content(Tree::parse(applied(there, *back))), content(tree));
}

void RoundTripTest::itemsAreRemovedMovedAndCopied()
{
    m_counts.clear();
    for (const std::string &text : m_texts) {
        const Tree tree = Tree::parse(text);
        std::vector<NodeId> items;
        for (NodeId id = 1; tree.isValid() && id < tree.size(); ++id) {
            if (tree.at(tree.at(id).parent).kind == Kind::Sequence || tree.keyOf(id) != noNode)
                items.push_back(id);
        }
        m_counts["items and pairs in all"] += items.size();
        for (const NodeId id : sample(items, itemsPerFile))
            checkItem(text, tree, id);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto &[name, count] : m_counts)
        qInfo("%s: %zu", name.c_str(), count);
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "tst_roundtrip.moc"
