// SPDX-License-Identifier: MIT
#include "core/run/linedecoder.h"

#include <QTest>

using namespace slipway::run;

class LineDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anySplitGivesTheSameLines_data();
    void anySplitGivesTheSameLines();
    void aLongLineComesInParts();
};

namespace {

QString shown(const QList<Line> &lines)
{
    QString result;
    for (const Line &line : lines) {
        static constexpr std::array marks{u'n', u'r', u'.'};
        result += line.text + u'|' + QChar(marks.at(static_cast<std::size_t>(line.end))) + u' ';
    }
    return result.trimmed();
}

QList<Line> decoded(const QByteArray &bytes, qsizetype split)
{
    LineDecoder decoder(Channel::Error);
    QList<Line> lines = decoder.take(QByteArrayView(bytes).first(split));
    lines += decoder.take(QByteArrayView(bytes).sliced(split));
    lines += decoder.finish();
    return lines;
}

} // namespace

void LineDecoderTest::anySplitGivesTheSameLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("lines");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("two lines") << QByteArray("a\nb\n") << QStringLiteral("a|n b|n");
    QTest::newRow("no final line end") << QByteArray("a\nb") << QStringLiteral("a|n b|.");
    QTest::newRow("blank line") << QByteArray("\n") << QStringLiteral("|n");
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QStringLiteral("a|n b|n");
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\nb") << QStringLiteral("a|n b|.");
    QTest::newRow("progress") << QByteArray("1%\r2%\rdone\n") << QStringLiteral("1%|r 2%|r done|n");
    QTest::newRow("CR at the end") << QByteArray("50%\r") << QStringLiteral("50%|r");
    QTest::newRow("two to four bytes") << QByteArray("ä€😀\n") << QStringLiteral("ä€😀|n");
    QTest::newRow("a byte that is none") << QByteArray("a\xff"
                                                       "b\n")
                                         << QStringLiteral("a\uFFFDb|n");
    QTest::newRow("a code point cut off") << QByteArray("a\xc3") << QStringLiteral("a\uFFFD|.");
    QTest::newRow("a lone lead byte before a line end") << QByteArray("a\xc3\nb\n") << QStringLiteral("a\uFFFD|n b|n");
}

void LineDecoderTest::anySplitGivesTheSameLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, lines);
    for (qsizetype split = 0; split <= bytes.size(); ++split)
        QCOMPARE(shown(decoded(bytes, split)), lines);
    for (const Line &line : decoded(bytes, 0))
        QCOMPARE(line.channel, Channel::Error);
}

void LineDecoderTest::aLongLineComesInParts()
{
    LineDecoder decoder(Channel::Output);
    const QString text = QString(LineDecoder::longest - 1, u'x') + QStringLiteral("😀") + QString(10, u'y');
    QList<Line> lines = decoder.take(text.toUtf8() + '\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).end, LineEnd::Open);
    QCOMPARE(lines.at(0).text + lines.at(1).text, text);
    QVERIFY(!lines.at(0).text.back().isHighSurrogate());
}

QTEST_APPLESS_MAIN(LineDecoderTest)
#include "tst_linedecoder.moc"
