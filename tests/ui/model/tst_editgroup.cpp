// SPDX-License-Identifier: MIT
#include "ui/model/editgroup.h"

#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>

using namespace slipway;
using namespace slipway::ui;

class EditGroupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void undoAndRedoInOneAreUndoAndRedoInAll();
    void laterChangesKeepTheirDocument();
    void aClosedFileIsOpenedAndNotWritten();
    void anotherTextIsLeftAlone();
    void closingADocumentLeavesTheOthers();

private:
    [[nodiscard]] Path file(const char *name) const { return Path(m_folder->path().toStdString()) / name; }
    void rename();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    Document *m_first = nullptr;
    Document *m_second = nullptr;
};

void EditGroupTest::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    std::ofstream(file("a.yaml")) << "name: a\n";
    std::ofstream(file("b.yaml")) << "from: a\n";
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_workspace = std::make_unique<Workspace>(*m_settings, nullptr);
    m_first = *m_workspace->open(file("a.yaml"));
    rename();
    m_second = m_workspace->find(file("b.yaml"));
}

void EditGroupTest::rename()
{
    const TextEdit edit{.span = {.begin = 6, .end = 7}, .replacement = "x"};
    const auto done = EditGroup::apply(*m_workspace,
                                       {{.file = file("a.yaml"), .before = "name: a\n", .edits = {edit}},
                                        {.file = file("b.yaml"), .before = "from: a\n", .edits = {edit}}},
                                       QStringLiteral("Rename a"));
    QVERIFY(done);
    QCOMPARE((*done)->documents().size(), 2);
}

void EditGroupTest::undoAndRedoInOneAreUndoAndRedoInAll()
{
    QCOMPARE(m_first->text(), std::string("name: x\n"));
    QCOMPARE(m_second->text(), std::string("from: x\n"));
    m_second->undoStack()->undo();
    QCOMPARE(m_first->text(), std::string("name: a\n"));
    QCOMPARE(m_second->text(), std::string("from: a\n"));
    m_first->undoStack()->redo();
    QCOMPARE(m_first->text(), std::string("name: x\n"));
    QCOMPARE(m_second->text(), std::string("from: x\n"));
}

void EditGroupTest::laterChangesKeepTheirDocument()
{
    const TextEdit edit{.span = {.begin = 0, .end = 0}, .replacement = "#\n"};
    m_second->apply(std::span(&edit, 1), QStringLiteral("Comment"));
    m_first->undoStack()->undo();
    QCOMPARE(m_first->text(), std::string("name: a\n"));
    QCOMPARE(m_second->text(), std::string("#\nfrom: x\n"));
    m_second->undoStack()->undo();
    m_second->undoStack()->undo();
    QCOMPARE(m_second->text(), std::string("from: a\n"));
    QCOMPARE(m_first->text(), std::string("name: a\n"));
    m_first->undoStack()->redo();
    QCOMPARE(m_second->text(), std::string("from: x\n"));
}

void EditGroupTest::aClosedFileIsOpenedAndNotWritten()
{
    QVERIFY(m_second != nullptr);
    QVERIFY(m_second->isModified());
    std::ifstream stream(file("b.yaml"));
    QCOMPARE(std::string(std::istreambuf_iterator<char>(stream), {}), std::string("from: a\n"));
}

void EditGroupTest::anotherTextIsLeftAlone()
{
    const TextEdit edit{.span = {.begin = 6, .end = 7}, .replacement = "y"};
    const auto refused = EditGroup::apply(*m_workspace,
                                          {{.file = file("a.yaml"), .before = "name: x\n", .edits = {edit}},
                                           {.file = file("b.yaml"), .before = "other", .edits = {edit}}},
                                          QStringLiteral("Rename"));
    QVERIFY(!refused);
    QVERIFY(refused.error().contains(QStringLiteral("b.yaml")));
    QCOMPARE(m_first->text(), std::string("name: x\n"));
}

void EditGroupTest::closingADocumentLeavesTheOthers()
{
    m_workspace->close(m_second);
    m_first->undoStack()->undo();
    QCOMPARE(m_first->text(), std::string("name: a\n"));
    m_first->undoStack()->redo();
    QCOMPARE(m_first->text(), std::string("name: x\n"));
}

QTEST_MAIN(EditGroupTest)
#include "tst_editgroup.moc"
