// SPDX-License-Identifier: MIT
#include "ui/model/document.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

using namespace slipway;
using namespace slipway::ui;

class DocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingKeepsEveryByte_data();
    void openingKeepsEveryByte();
    void typingIsASplice_data();
    void typingIsASplice();
    void formEditsShowInTheMirror();
    void typedWordsAreOneUndoStep();
    void undoGivesBackMixedLineEnds();
    void editsThatChangeNothingLeaveNoStep();
    void manyEditsAreOneStep();
    void savedStateFollowsUndo();
    void randomEditsUndoAndRedoToTheByte();

private:
    static void type(Document &document, int position, int removed, const QString &text)
    {
        QTextCursor cursor(document.textDocument());
        cursor.setPosition(position);
        cursor.setPosition(position + removed, QTextCursor::KeepAnchor);
        cursor.insertText(text);
    }
    static void compareMirror(const Document &document)
    {
        const QString shown = document.textDocument()->toRawText().replace(QChar(0x2029), QLatin1Char('\n'));
        QCOMPARE(shown, mirrored(std::string_view(document.text()).substr(document.offset(0))));
        QCOMPARE(document.mirror().length(), document.textDocument()->characterCount() - 1);
    }
};

void DocumentTest::openingKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no final newline") << QByteArray("a: 1");
    QTest::newRow("crlf") << QByteArray("a: 1\r\nb: 2\r\n");
    QTest::newRow("mixed") << QByteArray("a\r\nb\nc\rd");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a: 1\n");
    QTest::newRow("odd separators") << QByteArray("a: \xE2\x80\xA8\xE2\x80\xA9\xC2\x85\xC2\xA0x\n");
    QTest::newRow("beyond the basic plane") << QByteArray("a: \xF0\x9D\x84\x9E\n");
}

void DocumentTest::openingKeepsEveryByte()
{
    QFETCH(QByteArray, bytes);
    Document document({}, bytes.toStdString());
    QCOMPARE(QByteArray::fromStdString(document.text()), bytes);
    compareMirror(document);
    type(document, 0, 0, QStringLiteral("x"));
    const qsizetype mark = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    QCOMPARE(QByteArray::fromStdString(document.text()), QByteArray(bytes).insert(mark, 'x'));
    document.undoStack()->undo();
    QCOMPARE(QByteArray::fromStdString(document.text()), bytes);
}

void DocumentTest::typingIsASplice_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("removed");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("insert") << QByteArray("ab") << 1 << 0 << QStringLiteral("x") << QByteArray("axb");
    QTest::newRow("new line in crlf") << QByteArray("a\r\nb") << 1 << 0 << QStringLiteral("\n")
                                      << QByteArray("a\r\n\r\nb");
    QTest::newRow("new line after last crlf line")
        << QByteArray("a\r\nb") << 3 << 0 << QStringLiteral("\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("join lines") << QByteArray("a\r\nb\nc") << 1 << 1 << QString() << QByteArray("ab\nc");
    QTest::newRow("replace over lines") << QByteArray("a\r\nb\nc") << 0 << 3 << QStringLiteral("z")
                                        << QByteArray("z\nc");
    QTest::newRow("after a surrogate pair")
        << QByteArray("\xF0\x9D\x84\x9E") << 2 << 0 << QStringLiteral("é") << QByteArray("\xF0\x9D\x84\x9E\xC3\xA9");
}

void DocumentTest::typingIsASplice()
{
    QFETCH(QByteArray, before);
    QFETCH(int, position);
    QFETCH(int, removed);
    QFETCH(QString, typed);
    QFETCH(QByteArray, after);
    Document document({}, before.toStdString());
    type(document, position, removed, typed);
    QCOMPARE(QByteArray::fromStdString(document.text()), after);
    compareMirror(document);
    document.undoStack()->undo();
    QCOMPARE(QByteArray::fromStdString(document.text()), before);
    compareMirror(document);
    document.undoStack()->redo();
    QCOMPARE(QByteArray::fromStdString(document.text()), after);
    compareMirror(document);
}

void DocumentTest::formEditsShowInTheMirror()
{
    Document document({}, "name: a\r\nversion: 1\r\n");
    QSignalSpy spy(&document, &Document::textChanged);
    document.apply(std::vector<TextEdit>{{{6, 7}, "app"}, {{18, 19}, "2"}}, QStringLiteral("Edit"));
    QCOMPARE(document.text(), std::string("name: app\r\nversion: 2\r\n"));
    QCOMPARE(document.textDocument()->toPlainText(), QStringLiteral("name: app\nversion: 2\n"));
    QCOMPARE(spy.size(), 1);
    document.undoStack()->undo();
    QCOMPARE(document.text(), std::string("name: a\r\nversion: 1\r\n"));
    compareMirror(document);
}

void DocumentTest::typedWordsAreOneUndoStep()
{
    Document document({}, "");
    const QString typed = QStringLiteral("two words");
    for (int i = 0; i < typed.size(); ++i)
        type(document, i, 0, typed.mid(i, 1));
    document.undoStack()->undo();
    QCOMPARE(document.text(), std::string("two "));
    document.undoStack()->undo();
    QCOMPARE(document.text(), std::string());
}

void DocumentTest::undoGivesBackMixedLineEnds()
{
    const std::string before = "a\r\nb\nc\rd\r\n";
    Document document({}, before);
    type(document, 0, 8, QStringLiteral("1\n2"));
    document.undoStack()->undo();
    QCOMPARE(document.text(), before);
    compareMirror(document);
}

void DocumentTest::editsThatChangeNothingLeaveNoStep()
{
    Document document({}, "abc");
    document.apply(std::vector<TextEdit>{{{0, 3}, "abc"}}, QStringLiteral("Nothing"));
    QCOMPARE(document.undoStack()->count(), 0);
    QCOMPARE(document.revision(), 0u);
}

void DocumentTest::manyEditsAreOneStep()
{
    std::string text;
    std::vector<TextEdit> edits;
    for (std::size_t i = 0; i < 100; ++i) {
        text += "a\n";
        edits.push_back({{2 * i, 2 * i + 1}, "bb"});
    }
    Document document({}, text);
    document.apply(edits, QStringLiteral("Rename"));
    QCOMPARE(document.text(), applied(text, edits));
    compareMirror(document);
    document.undoStack()->undo();
    QCOMPARE(document.text(), text);
}

void DocumentTest::savedStateFollowsUndo()
{
    Document document({}, "a");
    QSignalSpy spy(&document, &Document::modifiedChanged);
    type(document, 1, 0, QStringLiteral("b"));
    QVERIFY(document.isModified());
    document.setSaved();
    QVERIFY(!document.isModified());
    document.undoStack()->undo();
    QVERIFY(document.isModified());
    document.undoStack()->redo();
    QVERIFY(!document.isModified());
    QCOMPARE(spy.size(), 4);
}

void DocumentTest::randomEditsUndoAndRedoToTheByte()
{
    const QStringList pieces{QStringLiteral("a"), QStringLiteral("\n"), QStringLiteral("é\n"), QStringLiteral("𝄞"),
                             QString()};
    const std::string start = "a: 1\r\nb:\n  - x\r\n  - y\rz";
    for (quint32 seed = 0; seed < 100; ++seed) {
        QRandomGenerator random(seed);
        Document document({}, start);
        for (int step = 0; step < 30; ++step) {
            const int length = document.mirror().length();
            const auto wholeCodePoint = [&](int at) { return document.position(document.offset(at)); };
            const int position = wholeCodePoint(static_cast<int>(random.bounded(length + 1)));
            const int removed =
                wholeCodePoint(position + static_cast<int>(random.bounded(std::min(6, length - position) + 1))) -
                position;
            const QString piece = pieces[static_cast<qsizetype>(random.bounded(pieces.size()))];
            if (random.bounded(2) == 0) {
                type(document, position, removed, piece);
            } else {
                const Span span{document.offset(position), document.offset(position + removed)};
                document.apply(std::vector<TextEdit>{{span, piece.toStdString() + "\r\n"}}, QStringLiteral("Form"));
            }
            compareMirror(document);
        }
        const std::string end = document.text();
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(document.text(), start);
        compareMirror(document);
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        QCOMPARE(document.text(), end);
        compareMirror(document);
    }
}

QTEST_MAIN(DocumentTest)
#include "tst_document.moc"
