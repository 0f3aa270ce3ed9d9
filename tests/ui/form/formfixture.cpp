// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include <QApplication>

namespace slipway::ui {

FormFixture::FormFixture(std::string text, descriptor::ObjectKind asKind)
    : document("/project/image.yaml", std::move(text))
    , kind(asKind)
{
    view.resize(800, 600);
    view.show();
    if (!QTest::qWaitForWindowActive(&view))
        qFatal("the window does not become active");
    settle();
}

void FormFixture::settle()
{
    QApplication::processEvents();
    const auto tree = std::make_shared<const yaml::Tree>(yaml::Tree::parse(document.text()));
    view.setState({.document = &document,
                   .tree = tree,
                   .revision = document.revision(),
                   .kind = kind,
                   .problems = problems,
                   .choices = choices,
                   .effects = effects});
    QApplication::processEvents();
}

void FormFixture::replaceInText(std::string_view before, const std::string &after)
{
    const std::size_t at = document.text().find(before);
    if (at == std::string::npos)
        qFatal("not in the text");
    document.apply(std::vector<TextEdit>{{.span = {.begin = at, .end = at + before.size()}, .replacement = after}},
                   QStringLiteral("Typing"));
    settle();
}

void FormFixture::type(QWidget &field, const QString &text)
{
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(&field, Qt::Key_Delete);
    else
        QTest::keyClicks(&field, text);
}

void choose(QTableView &table, int row, int column)
{
    const QModelIndex index = table.model()->index(row, column);
    table.scrollTo(index);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
    QCOMPARE(table.currentIndex(), index);
}

void retype(QTableView &table, const QString &text)
{
    auto *editor = table.findChild<QWidget *>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!table.findChild<QWidget *>(QStringLiteral("cellEditor")));
}

} // namespace slipway::ui
