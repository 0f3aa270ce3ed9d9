// SPDX-License-Identifier: MIT
// Laws of the three-way merge, and the same verdict and text as `git merge-file`, where git is installed.
#include "core/text/merge.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace slipway;

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examples_data();
    void examples();
    void onlyOneSideChangedGivesThatSide();
    void sidesCanBeSwapped();
    void chunksCoverAllThreeTexts();
    void gitMergesTheSame();
};

namespace {

/// A text of mostly different lines, and versions of it with some lines changed, removed and added.
struct Texts {
    explicit Texts(unsigned seed)
        : random(seed)
    {
    }

    std::string made(int lines)
    {
        std::string text;
        for (int i = 0; i < lines; ++i)
            text += "line " + std::to_string(i) + '\n';
        return text;
    }

    std::string changed(const std::string &text, unsigned oneIn)
    {
        std::string result;
        for (const std::string_view line : linesOf(text)) {
            const unsigned dice = random() % (3 * oneIn);
            if (dice == 1)
                result += "new " + std::to_string(random() % 4) + '\n';
            if (dice == 2)
                result += "changed " + std::to_string(random() % 4) + ' ';
            if (dice != 0)
                result += line;
        }
        return result;
    }

    std::mt19937 random;
};

void write(const QString &name, const std::string &bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        qFatal("cannot write");
}

} // namespace

void MergeTest::examples_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("yours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("conflicts");
    const auto row = [](const char *name, const char *base, const char *yours, const char *theirs, const char *text,
                        int conflicts) {
        QTest::newRow(name) << QByteArray(base) << QByteArray(yours) << QByteArray(theirs) << QByteArray(text)
                            << conflicts;
    };
    row("apart", "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n", 0);
    row("the same change", "a\n", "b\n", "b\n", "b\n", 0);
    row("one line, two ways", "a\nb\nc\n", "a\nx\nc\n", "a\ny\nc\n", "a\nx\nc\n", 1);
    row("neighbours", "a\nb\n", "A\nb\n", "a\nB\n", "A\nb\n", 1);
    row("changed and removed", "a\nb\nc\n", "a\nx\nc\n", "a\nc\n", "a\nx\nc\n", 1);
    row("both add at one place", "a\n", "a\nx\n", "a\ny\n", "a\nx\n", 1);
    row("shared head of a conflict", "a\n", "s\nx\n", "s\ny\n", "s\nx\n", 1);
    row("final line end", "a\nb", "a\nb\n", "A\nb", "a\nb\n", 1);
    row("line ends differ", "a\nb\nc\n", "a\r\nb\nc\n", "a\nb\nd\n", "a\r\nb\nd\n", 0);
    row("all empty", "", "", "", "", 0);
    row("from nothing", "", "x\n", "", "x\n", 0);
}

void MergeTest::examples()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, yours);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, text);
    QFETCH(const int, conflicts);
    const Merge result = merge(base.toStdString(), yours.toStdString(), theirs.toStdString());
    QCOMPARE(QByteArray::fromStdString(result.text), text);
    QCOMPARE(result.conflicts.size(), static_cast<std::size_t>(conflicts));
}

void MergeTest::onlyOneSideChangedGivesThatSide()
{
    Texts texts(1);
    for (int round = 0; round < 1000; ++round) {
        const std::string base = texts.changed(texts.made(30), 2);
        const std::string other = texts.changed(base, 3);
        QCOMPARE(merge(base, other, base).text, other);
        QCOMPARE(merge(base, base, other).text, other);
        QCOMPARE(merge(base, other, other).text, other);
        QVERIFY(merge(base, other, base).isClean() && merge(base, base, other).isClean());
        QVERIFY(merge(base, other, other).isClean());
    }
}

void MergeTest::sidesCanBeSwapped()
{
    Texts texts(2);
    for (int round = 0; round < 1000; ++round) {
        const std::string base = texts.made(25);
        const std::string yours = texts.changed(base, 6);
        const std::string theirs = texts.changed(base, 6);
        const Merge one = merge(base, yours, theirs);
        const Merge two = merge(base, theirs, yours);
        QCOMPARE(one.conflicts.size(), two.conflicts.size());
        if (one.isClean())
            QCOMPARE(one.text, two.text);
    }
}

void MergeTest::chunksCoverAllThreeTexts()
{
    Texts texts(3);
    for (int round = 0; round < 500; ++round) {
        const std::string base = texts.made(20);
        const std::string yours = texts.changed(base, 3);
        const std::string theirs = texts.changed(base, 3);
        std::string whole[3];
        for (const MergeChunk &chunk : merge(base, yours, theirs).chunks) {
            const Lines baseLines = linesOf(base);
            const Lines yourLines = linesOf(yours);
            const Lines theirLines = linesOf(theirs);
            whole[0] += textOf(baseLines, chunk.base);
            whole[1] += textOf(yourLines, chunk.yours);
            whole[2] += textOf(theirLines, chunk.theirs);
        }
        QCOMPARE(whole[0], base);
        QCOMPARE(whole[1], yours);
        QCOMPARE(whole[2], theirs);
    }
}

void MergeTest::gitMergesTheSame()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (git.isEmpty())
        QSKIP("git is not installed");
    const QTemporaryDir folder;
    Texts texts(4);
    int clean = 0;
    for (int round = 0; round < 120; ++round) {
        const std::string base = texts.made(25);
        const std::string yours = texts.changed(base, 8);
        const std::string theirs = texts.changed(base, 8);
        write(folder.filePath(QStringLiteral("base")), base);
        write(folder.filePath(QStringLiteral("yours")), yours);
        write(folder.filePath(QStringLiteral("theirs")), theirs);
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(git, {QStringLiteral("merge-file"), QStringLiteral("-p"), QStringLiteral("yours"),
                            QStringLiteral("base"), QStringLiteral("theirs")});
        QVERIFY(process.waitForFinished());
        const Merge mine = merge(base, yours, theirs);
        QCOMPARE(mine.isClean(), process.exitCode() == 0);
        if (mine.isClean())
            QCOMPARE(mine.text, process.readAllStandardOutput().toStdString());
        clean += mine.isClean() ? 1 : 0;
    }
    QVERIFY(clean > 20 && clean < 110);
}

QTEST_MAIN(MergeTest)
#include "tst_merge.moc"
