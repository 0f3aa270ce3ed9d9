// SPDX-License-Identifier: MIT
// Random sequences of form and text edits through a document: undone to the start and redone to the end, the bytes are
// what they were, and editor and bytes agree at each step. 1,000 sequences; with the sanitizers 150, unless SLIPWAY_ALL
// is set. SLIPWAY_SEED chooses others than the usual ones.
#include "core/yaml/restyle.h"
#include "ui/model/document.h"

#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <array>
#include <optional>
#include <random>

using namespace slipway;
using namespace slipway::ui;
using yaml::Kind;
using yaml::NewNode;
using yaml::NodeId;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int usualCount = 150;
#else
constexpr int usualCount = 1000;
#endif
constexpr int stepsPerSequence = 25;

const std::array<std::string, 5> beginnings{
    "# head\nname: a/b # the name\nversion: \"1.0\"\nlabels:\n  # first\n  - name: x\n    value: 'y'\n\n  - name: z\n  "
    "  "
    "value: |\n      one\n      two\nrun: {cmd: [sh, -c], user: 185}\n",
    "- name: builder\r\n  version: '1'\r\n  from: ä\r\n  artifacts: []\r\n- name: t\r\n  from: scratch\r\n  ports:\r\n "
    " - "
    "value: 80 # http\r\n",
    "{\"name\": \"i\", \"envs\": [{\"name\": \"A\", \"value\": \"1\"}]}",
    "\xEF\xBB\xBFname: b\nenvs:\n- name: A\n  value: &v x\n- name: B\n  value: *v\npackages:\n  install: [a, b,\n    "
    "c]",
    "",
};
const std::array<const char *, 8> words{"x",   "1.10", "a: b",         "two words",
                                        "yes", "",     "line\nline\n", "\xC3\xA4\xE2\x82\xAC"};

/// Editor and bytes say the same: lines of both, without their ends.
bool agrees(const Document &document)
{
    QString text = QString::fromStdString(document.text());
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return document.textDocument()->toPlainText() == text && document.mirror().length() == text.size();
}

class Sequence
{
public:
    Sequence(std::uint32_t seed)
        : m_random(seed)
        , m_document("/p/image.yaml", beginnings.at(seed % beginnings.size()))
    {
    }

    Document &document() { return m_document; }
    [[nodiscard]] int formEdits() const { return m_formEdits; }
    [[nodiscard]] int refusals() const { return m_refusals; }

    /// True when keys were typed.
    bool step()
    {
        const bool isTyping = below(3) == 0;
        if (isTyping)
            type();
        else
            editByForm();
        return isTyping;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    NewNode value() { return NewNode::string(words.at(below(words.size()))); }

    /// Keys in the text editor: some letters, some taken away.
    void type()
    {
        QTextCursor cursor(m_document.textDocument());
        const auto length = static_cast<std::size_t>(m_document.mirror().length());
        cursor.setPosition(static_cast<int>(below(length + 1)));
        if (below(3) == 0)
            cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, static_cast<int>(below(6)));
        const QString text = QString::fromUtf8(words.at(below(words.size())));
        for (const QChar c : text)
            cursor.insertText(c == QLatin1Char('\n') ? QStringLiteral("\n") : QString(c));
        if (text.isEmpty())
            cursor.deletePreviousChar();
        // Who breaks the text mostly takes it back: a form has nothing to do with a broken one.
        while (below(8) != 0 && m_document.undoStack()->canUndo() && !yaml::Tree::parse(m_document.text()).isValid())
            m_document.undoStack()->undo();
    }

    void editByForm()
    {
        const std::string text = m_document.text();
        const yaml::Tree tree = yaml::Tree::parse(text);
        const yaml::Source source{text, tree};
        const auto id = static_cast<NodeId>(tree.size() == 0 ? 0 : below(tree.size()));
        const NodeId node = tree.root() == yaml::noNode ? yaml::noNode : id;
        const yaml::Edits edits =
            node == yaml::noNode ? yaml::setKey(source, node, "name", value()) : chosenEdit(source, node);
        if (!edits) {
            ++m_refusals;
            return;
        }
        ++m_formEdits;
        const std::string expected = applied(text, *edits);
        m_document.apply(*edits, QStringLiteral("Form"));
        QCOMPARE(m_document.text(), expected);
        QVERIFY(yaml::Tree::parse(m_document.text()).isValid());
    }

    yaml::Edits chosenEdit(const yaml::Source &source, NodeId node)
    {
        switch (below(10)) {
        case 0:
            return yaml::setKey(source, node, words.at(below(4)), value());
        case 1:
            return yaml::removeItem(source, node);
        case 2:
            return yaml::insertItem(source, node, below(3), value());
        case 3:
            return yaml::moveItem(source, node, below(4));
        case 4:
            return yaml::duplicateItem(source, node);
        case 5:
            return yaml::renameKey(source, node, words.at(below(4)));
        case 6:
            return yaml::toBlock(source, node);
        case 7:
            return yaml::toFlow(source, node);
        case 8:
            return yaml::replaceValue(source, node, NewNode::sequence({value(), NewNode::typed("1")}));
        default:
            return yaml::setValue(source, node, value());
        }
    }

    std::mt19937 m_random;
    Document m_document;
    int m_formEdits = 0;
    int m_refusals = 0;
};

} // namespace

class EditSequencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedoGoThroughTheSameBytes();

private:
    void checkSequence(std::uint32_t seed);

    int m_steps = 0;
    int m_formEdits = 0;
    int m_refusals = 0;
};

void EditSequencesTest::checkSequence(std::uint32_t seed)
{
    Sequence sequence(seed);
    Document &document = sequence.document();
    QUndoStack &stack = *document.undoStack();
    std::vector<std::optional<std::string>> texts{document.text()}; ///< by the stack's index, where it is known
    for (int i = 0; i < stepsPerSequence; ++i) {
        const auto before = static_cast<std::size_t>(stack.index());
        if (sequence.step() && before > 0 && before < texts.size())
            texts[before].reset(); // its first letter may have gone into the step before
        QVERIFY2(agrees(document), qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(i)));
        texts.resize(static_cast<std::size_t>(stack.index()));
        texts.push_back(document.text()); // typing in one word is one step
    }
    m_steps += stack.count();
    m_formEdits += sequence.formEdits();
    m_refusals += sequence.refusals();
    while (stack.canRedo()) // what was taken back in the last step
        stack.redo();
    texts.resize(static_cast<std::size_t>(stack.count()) + 1);
    const std::string last = document.text();
    for (int i = stack.count(); i-- > 0;) {
        stack.undo();
        const auto &known = texts[static_cast<std::size_t>(i)];
        const bool isAsBefore = !known || *known == document.text();
        QVERIFY2(agrees(document), qPrintable(QStringLiteral("seed %1, undo to %2").arg(seed).arg(i)));
        QVERIFY2(isAsBefore, qPrintable(QStringLiteral("bytes of seed %1, undo to %2").arg(seed).arg(i)));
    }
    QCOMPARE(document.text(), beginnings.at(seed % beginnings.size()));
    while (stack.canRedo()) {
        stack.redo();
        QVERIFY2(agrees(document), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    QCOMPARE(document.text(), last);
}

void EditSequencesTest::undoAndRedoGoThroughTheSameBytes()
{
    const auto first = static_cast<std::uint32_t>(qEnvironmentVariableIntValue("SLIPWAY_SEED"));
    const int count = qEnvironmentVariableIsEmpty("SLIPWAY_ALL") ? usualCount : 1000;
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i)
        checkSequence(first + static_cast<std::uint32_t>(i));
    qInfo("seeds %u to %u: %d sequences, %d steps on the undo stacks, %d edits as of forms, %d refused", first,
          first + static_cast<std::uint32_t>(count) - 1, count, m_steps, m_formEdits, m_refusals);
}

QTEST_MAIN(EditSequencesTest)
#include "tst_editsequences.moc"
