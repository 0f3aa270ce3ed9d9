// SPDX-License-Identifier: MIT
// Edits of real descriptors, read in place: every scalar set and set back, every list item inserted, copied, moved and
// removed, each change confined to the lines that it concerns, and undone. A seeded sample; the whole with SLIPWAY_ALL
// set (and QTEST_FUNCTION_TIMEOUT, for it takes minutes).
#include "core/text/lineindex.h"
#include "core/yaml/edit.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

using namespace slipway;
using namespace slipway::yaml;

namespace {

const std::filesystem::path corpus = SLIPWAY_SOURCE_DIR "/../shared/corpus";
constexpr std::uint32_t sampleSeed = 20240611;

/// Of each file so many scalars and items are edited.
std::size_t sampleSize()
{
    return qEnvironmentVariableIsEmpty("SLIPWAY_ALL") ? 3 : static_cast<std::size_t>(-1);
}

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
        const Node node = tree.at(id);
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
    if (node.style == Style::Literal && node.span.end == text.size() && !text.ends_with('\n'))
        return false; // `|` and `|-` say the same there
    if (node.style == Style::Literal)
        return !written.contains(' ') || (!written.contains(" \n") && !node.value.ends_with("\n\n"));
    return node.style != Style::Folded && !written.contains('\n') && !written.contains('\\');
}

/// The lines from the one of `begin` to the one of `end`, line ends left out.
Span linesOf(std::string_view text, std::size_t begin, std::size_t end)
{
    const LineIndex lines(text);
    return {lines.start(lines.lineOf(begin)), lines.content(text, lines.lineOf(end)).end};
}

/// True when only blank lines and comments stand there.
bool isFree(std::string_view text, std::size_t begin, std::size_t end)
{
    const std::size_t line = begin == 0 ? 0 : text.find_last_of("\r\n", begin - 1) + 1;
    bool isComment = text.substr(line, begin - line).contains('#');
    for (std::size_t i = begin; i < end; ++i) {
        const bool isBreak = text[i] == '\n' || text[i] == '\r';
        isComment = !isBreak && (isComment || text[i] == '#');
        if (!isComment && !isBreak && text[i] != ' ' && text[i] != '\t')
            return false;
    }
    return true;
}

/// True when nothing changed outside the lines of `place` (of the text before) but a line end at its end.
bool isConfined(std::string_view before, std::string_view after, Span place)
{
    const Span lines = linesOf(before, place.begin, std::max(place.begin, place.end - (place.isEmpty() ? 0 : 1)));
    const std::string_view tail = before.substr(lines.end);
    return before.substr(0, lines.begin) == after.substr(0, lines.begin) && after.ends_with(tail);
}

/// True when an alias or an anchor lies between two nodes, the subtree of the second included: only there order counts.
bool touchesAliases(const Tree &tree, NodeId begin, NodeId last)
{
    for (NodeId id = begin; id < tree.size(); ++id) {
        NodeId up = id;
        while (up != noNode && up > last)
            up = tree.at(up).parent;
        if (up != last && id > last)
            return false;
        if (tree.at(id).kind == Kind::Alias || !tree.at(id).anchor.empty())
            return true;
    }
    return false;
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_counts.clear(), m_random.seed(sampleSeed); }
    void cleanup();
    void scalarsComeBackAsTheyWere();
    void itemsAreInsertedRemovedMovedAndCopied();

private:
    [[nodiscard]] std::vector<NodeId> sample(std::vector<NodeId> nodes);
    void checkScalar(const std::string &text, const Tree &tree, NodeId id);
    void checkItem(const std::string &text, const Tree &tree, NodeId id);
    void checkInsertion(const std::string &text, const Tree &tree, NodeId id);
    void checkMove(const std::string &text, const Tree &tree, NodeId id, std::size_t to);
    std::string checkEdits(const std::string &text, const Edits &edits, Span place);

    std::vector<std::string> m_texts;
    std::map<std::string, std::size_t> m_counts;
    std::mt19937 m_random;
};

void RoundTripTest::initTestCase()
{
    if (!std::filesystem::exists(corpus)) {
        std::puts("SKIPPED: the corpus is absent");
        std::exit(0);
    }
    m_texts = descriptors();
    QVERIFY(m_texts.size() > 100);
    qInfo("%zu different descriptors, seed of the sample %u", m_texts.size(), sampleSeed);
}

void RoundTripTest::cleanup()
{
    for (const auto &[name, count] : m_counts)
        qInfo("%s: %zu", name.c_str(), count);
}

std::vector<NodeId> RoundTripTest::sample(std::vector<NodeId> nodes)
{
    std::ranges::shuffle(nodes, m_random);
    nodes.resize(std::min(nodes.size(), sampleSize()));
    return nodes;
}

void RoundTripTest::checkScalar(const std::string &text, const Tree &tree, NodeId id)
{
    const Node node = tree.at(id);
    const Edits there = setValue({text, tree}, id, NewNode::string("other value"));
    QVERIFY2(there, (text + "\n" + tree.path(id)).c_str());
    const std::string changed = applied(text, *there);
    QVERIFY2(isConfined(text, changed, node.span), (text + "\n" + changed).c_str());
    const Tree between = Tree::parse(changed);
    const Edits back = setValue({changed, between}, id, asWritten(node));
    QVERIFY2(back, (text + "\n" + changed + "\n" + tree.path(id)).c_str());
    const std::string restored = applied(changed, *back);
    ++m_counts["scalars set and set back"];
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
        for (const NodeId id : sample(scalars))
            checkScalar(text, tree, id);
        if (QTest::currentTestFailed())
            return;
    }
}

/// The text after the edits, which change nothing outside the lines of `place`; empty when they were refused.
std::string RoundTripTest::checkEdits(const std::string &text, const Edits &edits, Span place)
{
    if (!edits) {
        ++m_counts["refused: " + edits.error().code];
        return {};
    }
    ++m_counts["edits of items"];
    std::string changed = applied(text, *edits);
    // Around the lines of the place only blank ones and comments are touched, which go with an item.
    const Span lines = linesOf(text, place.begin, std::max(place.begin, place.end));
    const auto isOutside = [&](const TextEdit &edit) {
        return !isFree(text, edit.span.begin, std::min(lines.begin, edit.span.end)) ||
               !isFree(text, std::max(lines.end, edit.span.begin), edit.span.end);
    };
    const auto outside = std::ranges::find_if(*edits, isOutside);
    if (outside != edits->end())
        qWarning("%zu-%zu for %zu-%zu\n%s\n=====\n%s", outside->span.begin, outside->span.end, place.begin, place.end,
                 text.c_str(), changed.c_str());
    [&] { QVERIFY(outside == edits->end()); }();
    [&] { QVERIFY2(Tree::parse(changed).isValid(), changed.c_str()); }();
    return changed;
}

void RoundTripTest::checkMove(const std::string &text, const Tree &tree, NodeId id, std::size_t to)
{
    const NodeId list = tree.at(id).parent;
    const std::span<const NodeId> children = tree.at(list).children;
    const bool isList = tree.at(list).kind == Kind::Sequence;
    const auto from = static_cast<std::size_t>(std::ranges::find(children, id) - children.begin()) / (isList ? 1 : 2);
    const Edits moved = moveItem({text, tree}, id, to);
    if (!moved && moved.error().code == "edit-unsafe") {
        const bool isForward = to > from;
        const NodeId first = isForward ? (isList ? id : id - 1) : children.front();
        const NodeId last = isForward ? children.back() : id;
        const bool endsFile = !text.ends_with('\n');
        QVERIFY2(touchesAliases(tree, first, last) || endsFile, (tree.path(id) + "\n" + text).c_str());
    }
    const std::string there = checkEdits(text, moved, tree.at(list).span);
    if (there.empty() || moved->empty())
        return;
    const Tree between = Tree::parse(there);
    const NodeId target = isList ? between.at(list).children[std::min(to, children.size() - 1)]
                                 : between.at(list).children[2 * std::min(to, children.size() / 2 - 1) + 1];
    const Edits back = moveItem({there, between}, target, from);
    QVERIFY2(back, there.c_str());
    QCOMPARE(content(Tree::parse(applied(there, *back))), content(tree));
    ++m_counts["moved and moved back"];
    m_counts["of these byte for byte as before"] += applied(there, *back) == text ? 1U : 0U;
}

void RoundTripTest::checkInsertion(const std::string &text, const Tree &tree, NodeId id)
{
    const NodeId list = tree.at(id).parent;
    if (tree.at(list).kind != Kind::Sequence)
        return;
    const auto index =
        static_cast<std::size_t>(std::ranges::find(tree.at(list).children, id) - tree.at(list).children.begin());
    const Edits inserted = insertItem({text, tree}, list, index, NewNode::string("new item"));
    const std::string there = checkEdits(text, inserted, tree.at(id).span);
    QVERIFY2(!there.empty(), (tree.path(id) + "\n" + text).c_str());
    const Tree between = Tree::parse(there);
    const Edits removed = removeItem({there, between}, between.at(list).children[index]);
    QVERIFY2(removed, there.c_str());
    const std::string restored = applied(there, *removed);
    QCOMPARE(content(Tree::parse(restored)), content(tree));
    ++m_counts["inserted and removed again"];
    m_counts["of these removed without a trace"] += restored == text ? 1U : 0U;
}

void RoundTripTest::checkItem(const std::string &text, const Tree &tree, NodeId id)
{
    const Source source{text, tree};
    const NodeId list = tree.at(id).parent;
    const std::size_t count = tree.at(list).children.size();
    const std::size_t width = tree.at(list).kind == Kind::Mapping ? 2 : 1;
    const NodeId key = tree.keyOf(id);
    const Span place{key == noNode ? tree.at(id).properties.begin : tree.at(key).span.begin, tree.at(id).span.end};
    const NodeId listKey = tree.keyOf(list);
    const Span whole{listKey == noNode ? tree.at(list).span.begin : tree.at(listKey).span.begin,
                     tree.at(list).span.end};
    const Edits removal = removeItem(source, id);
    const std::string removed = checkEdits(text, removal, count == width ? whole : place); // the last one leaves []
    if (!removed.empty())
        QCOMPARE(Tree::parse(removed).at(list).children.size(), count - width);
    else
        QVERIFY2(removal.error().code != "edit-unsafe" || touchesAliases(tree, list, id) || !text.ends_with('\n'),
                 (tree.path(id) + "\n" + text).c_str());
    checkMove(text, tree, id, 0);
    checkMove(text, tree, id, count);
    checkInsertion(text, tree, id);
    if (width == 1) {
        const std::string copied = checkEdits(text, duplicateItem(source, id), place);
        if (!copied.empty())
            QCOMPARE(Tree::parse(copied).at(list).children.size(), count + 1);
        const bool isFirst = tree.at(list).children.front() == id;
        const std::string all = isFirst ? checkEdits(text, duplicateItems(source, tree.at(list).children), whole) : "";
        if (!all.empty())
            QCOMPARE(Tree::parse(all).at(list).children.size(), 2 * count);
    }
}

void RoundTripTest::itemsAreInsertedRemovedMovedAndCopied()
{
    for (const std::string &text : m_texts) {
        const Tree tree = Tree::parse(text);
        std::vector<NodeId> items;
        for (NodeId id = 1; tree.isValid() && id < tree.size(); ++id) {
            if (tree.at(tree.at(id).parent).kind == Kind::Sequence || tree.keyOf(id) != noNode)
                items.push_back(id);
        }
        m_counts["items and pairs in all"] += items.size();
        for (const NodeId id : sample(items))
            checkItem(text, tree, id);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "tst_roundtrip.moc"
