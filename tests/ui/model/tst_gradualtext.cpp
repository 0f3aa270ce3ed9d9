// SPDX-License-Identifier: MIT
// Large texts and large changes, which documents show in slices.
#include "ui/model/document.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include <random>

using namespace slipway;
using namespace slipway::ui;

class GradualTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeTextIsShownWholeInTheEnd_data();
    void aLargeTextIsShownWholeInTheEnd();
    void aSmallTextIsThereAtOnce();
    void aLargeChangeAndItsUndoAreShownInTheEnd();
    void changesOfATextThatIsBehindAreShownInTheEnd();
    void whatWaitsForTheTextComesWhenItIsShown();
    void aRenewedMirrorShowsTheSame();
    void aDocumentMayEndWhileItIsBehind();

private:
    static std::string repeated(const std::string &line, std::size_t bytes)
    {
        std::string text;
        while (text.size() < bytes)
            text += line;
        return text;
    }
    static std::string large() { return repeated("  - name: one of many lines\n", 1'000'000); }
    static void compareMirror(const Document &document)
    {
        const QString shown = document.textDocument()->toRawText().replace(QChar(0x2029), QLatin1Char('\n'));
        QVERIFY(shown == mirrored(std::string_view(document.text()).substr(document.offset(0))));
        QCOMPARE(document.mirror().length(), document.textDocument()->characterCount() - 1);
    }
};

void GradualTextTest::aLargeTextIsShownWholeInTheEnd_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("LF") << QByteArray("a: b\n");
    QTest::newRow("CRLF") << QByteArray("a\r\n\r\n");
    QTest::newRow("CR") << QByteArray("abc\r");
    QTest::newRow("surrogate pairs") << QByteArray("x\xF0\x9D\x84\x9E\n");
    QTest::newRow("no line end") << QByteArray("\xF0\x9D\x84\x9E"
                                               "ab");
    QTest::newRow("separators") << QByteArray("a\xE2\x80\xA8\xE2\x80\xA9\n");
}

void GradualTextTest::aLargeTextIsShownWholeInTheEnd()
{
    QFETCH(QByteArray, line);
    Document document({}, "\xEF\xBB\xBF" + repeated(line.toStdString(), 1'000'000));
    QVERIFY(document.isBehind());
    QVERIFY(document.isOpening());
    QSignalSpy progressed(&document, &Document::progressed);
    QTRY_VERIFY(!document.isBehind());
    QVERIFY(!document.isOpening());
    QVERIFY(progressed.size() > 1);
    compareMirror(document);
}

void GradualTextTest::aSmallTextIsThereAtOnce()
{
    const Document document({}, repeated("a: b\n", 200'000));
    QVERIFY(!document.isBehind());
    compareMirror(document);
}

void GradualTextTest::aLargeChangeAndItsUndoAreShownInTheEnd()
{
    Document document({}, "# first\nname: x\n# last\n");
    document.apply(std::vector<TextEdit>{{{8, 15}, large()}}, QStringLiteral("Paste"));
    QVERIFY(document.isBehind());
    QVERIFY(!document.isOpening());
    QTRY_VERIFY(!document.isBehind());
    compareMirror(document);
    document.undoStack()->undo();
    QVERIFY(document.isBehind());
    QTRY_VERIFY(!document.isBehind());
    compareMirror(document);
    QCOMPARE(document.text(), std::string("# first\nname: x\n# last\n"));
}

void GradualTextTest::changesOfATextThatIsBehindAreShownInTheEnd()
{
    std::mt19937 random(5);
    Document document({}, large());
    const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
    for (int i = 0; i < 60; ++i) {
        const std::size_t begin = below(document.text().size());
        const std::size_t end = std::min(document.text().size(), begin + below(i % 5 == 0 ? 300'000 : 30));
        if (i % 7 == 6)
            document.undoStack()->undo();
        else
            document.apply(std::vector<TextEdit>{{{begin, end}, i % 3 == 0 ? large() : "x\r\ny"}},
                           QStringLiteral("Edit"));
        QCoreApplication::processEvents();
    }
    QVERIFY(document.isBehind());
    QTRY_VERIFY_WITH_TIMEOUT(!document.isBehind(), 60'000);
    compareMirror(document);
}

void GradualTextTest::whatWaitsForTheTextComesWhenItIsShown()
{
    Document document({}, large());
    int calls = 0;
    {
        const QObject gone;
        document.whenShown(&gone, [&] { calls += 10; });
    }
    document.whenShown(this, [&] { calls += document.isBehind() ? 100 : 1; });
    QCOMPARE(calls, 0);
    QTRY_VERIFY(!document.isBehind());
    QCOMPARE(calls, 1);
    document.whenShown(this, [&] { ++calls; });
    QCOMPARE(calls, 2);
}

void GradualTextTest::aRenewedMirrorShowsTheSame()
{
    Document document({}, large());
    QTRY_VERIFY(!document.isBehind());
    document.apply(std::vector<TextEdit>{{{0, 0}, "# new\n"}}, QStringLiteral("Edit"));
    document.renewMirror();
    QVERIFY(document.isOpening());
    QTRY_VERIFY(!document.isBehind());
    compareMirror(document);
    document.undoStack()->undo();
    compareMirror(document);
}

void GradualTextTest::aDocumentMayEndWhileItIsBehind()
{
    auto document = std::make_unique<Document>("", large());
    QCoreApplication::processEvents();
    QVERIFY(document->isBehind());
    document.reset();
    QCoreApplication::processEvents();
}

QTEST_MAIN(GradualTextTest)
#include "tst_gradualtext.moc"
