// SPDX-License-Identifier: MIT
#include "ui/model/instructions.h"

#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

Origin place(const char *path)
{
    return {.file = "/p/image.yaml", .span = {}, .path = path};
}

/// An instruction that nobody wrote, one of two lines whose place is known in the second, a comment, one that comes
/// twice.
generate::Containerfile example()
{
    return {
        .text = "FROM scratch\n"
                "# COPY nothing\n"
                "COPY \\\n"
                "    file1 \\\n"
                "    /files/\n"
                "USER root\n"
                "USER root",
        .origins = {
            {}, place("comment"), {}, place("artifacts[0]"), place("artifacts[0]"), place("first"), place("second")}};
}

} // namespace

class InstructionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepFindsThePlaceOfItsInstruction();
    void whiteSpaceCountsAsOneSpace();
    void theSameTextFindsTheNextInstruction();
    void instructionsMayBeLeftOut();
    void anUnknownTextFindsNothingAndSkipsNothing();
    void commentsAreNoInstructions();
};

void InstructionsTest::aStepFindsThePlaceOfItsInstruction()
{
    Instructions instructions(example());
    QVERIFY(instructions.next(QStringLiteral("FROM scratch")) == nullptr);
    QCOMPARE(*instructions.next(QStringLiteral("COPY file1 /files/")), place("artifacts[0]"));
}

void InstructionsTest::whiteSpaceCountsAsOneSpace()
{
    Instructions instructions(example());
    QCOMPARE(*instructions.next(QStringLiteral("  COPY      file1\t /files/ ")), place("artifacts[0]"));
}

void InstructionsTest::theSameTextFindsTheNextInstruction()
{
    Instructions instructions(example());
    QCOMPARE(*instructions.next(QStringLiteral("USER root")), place("first"));
    QCOMPARE(*instructions.next(QStringLiteral("USER root")), place("second"));
    QVERIFY(instructions.next(QStringLiteral("USER root")) == nullptr);
}

void InstructionsTest::instructionsMayBeLeftOut()
{
    Instructions instructions(example());
    QCOMPARE(*instructions.next(QStringLiteral("USER root")), place("first"));
    QVERIFY(instructions.next(QStringLiteral("COPY file1 /files/")) == nullptr);
}

void InstructionsTest::anUnknownTextFindsNothingAndSkipsNothing()
{
    Instructions instructions(example());
    QVERIFY(instructions.next(QStringLiteral("RUN true")) == nullptr);
    QCOMPARE(*instructions.next(QStringLiteral("COPY file1 /files/")), place("artifacts[0]"));
    QVERIFY(Instructions().next(QStringLiteral("FROM scratch")) == nullptr);
}

void InstructionsTest::commentsAreNoInstructions()
{
    Instructions instructions(example());
    QVERIFY(instructions.next(QStringLiteral("# COPY nothing")) == nullptr);
    QVERIFY(instructions.next(QStringLiteral("COPY nothing")) == nullptr);
}

QTEST_GUILESS_MAIN(InstructionsTest)
#include "tst_instructions.moc"
