// SPDX-License-Identifier: MIT
#include "ui/panels/parts.h"
#include "ui/panels/problemsview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace slipway;
using namespace slipway::ui;

namespace {

Problem problem(Severity severity, const std::string &word, std::size_t line, int fixes = 0)
{
    Diagnostic diagnostic{.severity = severity,
                          .code = "code-" + word,
                          .text = "%1 is wrong.",
                          .arguments = {word},
                          .advice = "Mend %1.",
                          .origin = {.file = "/p/image.yaml", .span = {line * 10, line * 10 + 5}, .path = word},
                          .fixes = {}};
    for (int i = 1; i <= fixes; ++i)
        diagnostic.fixes.push_back({.code = "fix", .text = "Fix %1", .arguments = {std::to_string(i)}, .edits = {}});
    return {diagnostic, {line, 3}};
}

std::vector<Problem> three()
{
    return {problem(Severity::Error, "name", 1), problem(Severity::Warning, "dest", 14, 1),
            problem(Severity::Hint, "label", 20, 2)};
}

QStringList shown(const ProblemsView &view)
{
    QStringList rows;
    const QAbstractItemModel *model = view.tree().model();
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(model->index(row, ProblemsModel::Message).data().toString());
    return rows;
}

} // namespace

class ProblemsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsShowMessageAdviceFixAndPlace();
    void noProblemsIsSaid();
    void wordsAndSeveritiesNarrowTheRows();
    void nextAndPreviousGoRoundTheEnd();
    void nextAndPreviousGoFromTheCaret_data();
    void nextAndPreviousGoFromTheCaret();
    void aClickGoesToThePlace();
    void enterGoesToThePlace();
    void theOnlyFixIsAskedForByAClick();
    void oneOfSeveralFixesIsChosenFromAMenu();
    void theCurrentPlaceSelectsItsProblem();
    void theSelectionSurvivesNewProblems();
    void rowsThatMovedAreToldOfTogether();
    void copyTakesTheSelectedRows();
    void listenersMayChangeTheProblems();

private:
    void click(int row, int column)
    {
        QTreeView &tree = m_view->tree();
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                          tree.visualRect(tree.model()->index(row, column)).center());
    }

    std::unique_ptr<ProblemsView> m_view;
};

void ProblemsViewTest::init()
{
    m_view = std::make_unique<ProblemsView>();
    new QAbstractItemModelTester(m_view->tree().model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_view.get());
    m_view->setBaseFolder("/p");
    m_view->resize(900, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ProblemsViewTest::cleanup()
{
    m_view.reset();
}

void ProblemsViewTest::rowsShowMessageAdviceFixAndPlace()
{
    m_view->setProblems(three());
    QStringList row;
    for (int column = 0; column < ProblemsModel::ColumnCount; ++column)
        row.append(m_view->tree().model()->index(1, column).data().toString());
    const QStringList expected{QStringLiteral("dest is wrong."), QStringLiteral("Mend dest."), QStringLiteral("Fix 1"),
                               QStringLiteral("image.yaml:14:3")};
    QCOMPARE(row, expected);
}

void ProblemsViewTest::noProblemsIsSaid()
{
    auto *empty = m_view->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("No problems"));
    m_view->setProblems(three());
    QVERIFY(!empty->isVisible());
    m_view->goToNext();
    m_view->setProblems({});
    QVERIFY(empty->isVisible());
    m_view->goToNext();
}

void ProblemsViewTest::wordsAndSeveritiesNarrowTheRows()
{
    m_view->setProblems(three());
    auto *filter = m_view->findChild<QLineEdit *>();
    QTest::keyClicks(filter, QStringLiteral("WRONG image.yaml:14"));
    QCOMPARE(shown(*m_view), QStringList(QStringLiteral("dest is wrong.")));
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(shown(*m_view).size(), 3);
    QTest::mouseClick(m_view->findChildren<QToolButton *>().first(), Qt::LeftButton);
    const QStringList expected{QStringLiteral("dest is wrong."), QStringLiteral("label is wrong.")};
    QCOMPARE(shown(*m_view), expected);
    QTest::keyClicks(filter, QStringLiteral("nothing"));
    QCOMPARE(m_view->findChild<EmptyState *>()->title(), QStringLiteral("No problem matches the filter"));
}

void ProblemsViewTest::nextAndPreviousGoRoundTheEnd()
{
    m_view->setProblems(three());
    QSignalSpy activated(m_view.get(), &ProblemsView::placeActivated);
    m_view->goToNext();
    m_view->goToNext();
    m_view->goToNext();
    m_view->goToNext();
    m_view->goToPrevious();
    QStringList paths;
    for (const auto &call : activated)
        paths.append(QString::fromStdString(call.first().value<Origin>().path));
    const QStringList expected{QStringLiteral("name"), QStringLiteral("dest"), QStringLiteral("label"),
                               QStringLiteral("name"), QStringLiteral("label")};
    QCOMPARE(paths, expected);
}

void ProblemsViewTest::nextAndPreviousGoFromTheCaret_data()
{
    QTest::addColumn<std::size_t>("caret");
    QTest::addColumn<std::string>("next");
    QTest::addColumn<std::string>("previous");
    QTest::newRow("before all") << 0UZ << std::string("name") << std::string("label");
    QTest::newRow("between two") << 100UZ << std::string("dest") << std::string("name");
    QTest::newRow("at one") << 140UZ << std::string("label") << std::string("name");
    QTest::newRow("after all") << 300UZ << std::string("name") << std::string("label");
}

void ProblemsViewTest::nextAndPreviousGoFromTheCaret()
{
    QFETCH(const std::size_t, caret);
    QFETCH(const std::string, next);
    QFETCH(const std::string, previous);
    m_view->setProblems(three());
    const Origin place{.file = "/p/image.yaml", .span = {caret, caret}, .path = "else"};
    QSignalSpy went(m_view.get(), &ProblemsView::placeActivated);
    m_view->setCurrentPlace(place);
    m_view->goToNext(place);
    m_view->setCurrentPlace(place);
    m_view->goToPrevious(place);
    QCOMPARE(went.size(), 2);
    QCOMPARE(went[0][0].value<Origin>().path, next);
    QCOMPARE(went[1][0].value<Origin>().path, previous);
}

void ProblemsViewTest::aClickGoesToThePlace()
{
    m_view->setProblems(three());
    QSignalSpy activated(m_view.get(), &ProblemsView::placeActivated);
    QSignalSpy fixes(m_view.get(), &ProblemsView::fixRequested);
    click(1, ProblemsModel::Message);
    click(0, ProblemsModel::Fix); // has none
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[0].first().value<Origin>().path, "dest");
    QCOMPARE(activated[1].first().value<Origin>().path, "name");
    QCOMPARE(fixes.size(), 0);
}

void ProblemsViewTest::enterGoesToThePlace()
{
    m_view->setProblems(three());
    m_view->tree().setFocus();
    QSignalSpy activated(m_view.get(), &ProblemsView::placeActivated);
    QTest::keyClick(&m_view->tree(), Qt::Key_Down);
    QTest::keyClick(&m_view->tree(), Qt::Key_Down);
    QTest::keyClick(&m_view->tree(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void ProblemsViewTest::theOnlyFixIsAskedForByAClick()
{
    m_view->setProblems(three());
    QSignalSpy fixes(m_view.get(), &ProblemsView::fixRequested);
    click(1, ProblemsModel::Fix);
    QCOMPARE(fixes.size(), 1);
    QCOMPARE(fixes[0][0].value<Diagnostic>().code, "code-dest");
    QCOMPARE(fixes[0][1].toInt(), 0);
}

void ProblemsViewTest::oneOfSeveralFixesIsChosenFromAMenu()
{
    m_view->setProblems(three());
    QSignalSpy fixes(m_view.get(), &ProblemsView::fixRequested);
    m_view->tree().setCurrentIndex(m_view->tree().model()->index(2, 0));
    QTest::keyClick(&m_view->tree(), Qt::Key_Period, Qt::ControlModifier);
    auto *menu = m_view->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(fixes.size(), 1);
    QCOMPARE(fixes[0][1].toInt(), 1);
}

void ProblemsViewTest::theCurrentPlaceSelectsItsProblem()
{
    m_view->setProblems(three());
    QSignalSpy activated(m_view.get(), &ProblemsView::placeActivated);
    m_view->setCurrentPlace({.file = "/p/image.yaml", .span = {142, 143}, .path = "dest.x"});
    QCOMPARE(m_view->tree().currentIndex().row(), 1);
    m_view->setCurrentPlace({.file = "/p/other.yaml", .span = {142, 143}, .path = "dest.x"});
    QVERIFY(!m_view->tree().selectionModel()->hasSelection());
    QCOMPARE(activated.size(), 0);
    QVERIFY(!m_view->tree().hasFocus());
}

void ProblemsViewTest::theSelectionSurvivesNewProblems()
{
    m_view->setProblems(three());
    m_view->tree().setCurrentIndex(m_view->tree().model()->index(1, 0));
    std::vector<Problem> next = three();
    next.erase(next.begin());
    m_view->setProblems(next);
    QCOMPARE(m_view->tree().currentIndex().row(), 0);
    QCOMPARE(m_view->tree().currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("dest is wrong."));
}

void ProblemsViewTest::rowsThatMovedAreToldOfTogether()
{
    std::vector<Problem> problems = three();
    problems.push_back(problem(Severity::Hint, "port", 30));
    m_view->setProblems(problems);
    QSignalSpy changes(m_view->tree().model(), &QAbstractItemModel::dataChanged);
    for (const std::size_t row : {0U, 2U, 3U})
        ++problems[row].position.line;
    m_view->setProblems(problems);
    QStringList rows;
    for (const QList<QVariant> &change : changes)
        rows.append(QStringLiteral("%1-%2").arg(change[0].toModelIndex().row()).arg(change[1].toModelIndex().row()));
    QCOMPARE(rows, QStringList({QStringLiteral("0-0"), QStringLiteral("2-3")}));
    QCOMPARE(m_view->tree().model()->index(3, ProblemsModel::Place).data().toString(),
             QStringLiteral("image.yaml:31:3"));
}

void ProblemsViewTest::copyTakesTheSelectedRows()
{
    m_view->setProblems(three());
    m_view->tree().setFocus();
    m_view->tree().selectAll();
    QTest::keyClick(&m_view->tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("image.yaml:1:3: error: name is wrong. Mend name. [code-name]\n"
                            "image.yaml:14:3: warning: dest is wrong. Mend dest. [code-dest]\n"
                            "image.yaml:20:3: hint: label is wrong. Mend label. [code-label]"));
}

void ProblemsViewTest::listenersMayChangeTheProblems()
{
    m_view->setProblems(three());
    connect(m_view.get(), &ProblemsView::fixRequested, m_view.get(), [this] { m_view->setProblems({}); });
    connect(m_view.get(), &ProblemsView::placeActivated, m_view.get(), [this] { m_view->setProblems({}); });
    click(1, ProblemsModel::Fix);
    QVERIFY(shown(*m_view).isEmpty());
    m_view->setProblems(three());
    m_view->goToNext();
    QVERIFY(shown(*m_view).isEmpty());
}

QTEST_MAIN(ProblemsViewTest)
#include "tst_problemsview.moc"
