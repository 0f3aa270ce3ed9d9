// SPDX-License-Identifier: MIT
#include "ui/panels/contentsmodel.h"
#include "ui/panels/contentsview.h"
#include "ui/panels/parts.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace slipway;
using namespace slipway::ui;
using image::Contents;
using image::Entry;
using image::EntryType;

namespace {

Entry entry(const std::string &path, std::size_t artifact, EntryType type = EntryType::File)
{
    return {.path = path,
            .type = type,
            .mode = 0644,
            .size = type == EntryType::File ? 1024U : 0U,
            .stage = type == EntryType::FromStage ? "builder" : "",
            .origin = {.file = "/p/image.yaml", .span = {artifact * 10, artifact * 10 + 5}, .path = "artifacts"}};
}

Contents contents(int files)
{
    Contents made;
    made.entries.push_back(entry("files", 0, EntryType::Directory));
    for (int i = 0; i < files; ++i) {
        made.entries.push_back(entry("files/file" + std::to_string(i), static_cast<std::size_t>(i)));
        made.totalSize += 1024;
    }
    return made;
}

} // namespace

class ContentsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyImageTellsWhatToAdd();
    void aBaseImageIsNamed();
    void errorsAndStaleContentsAreSaid();
    void totalsAreShown();
    void theCurrentPlaceSelectsItsEntries();
    void aClickGoesToTheArtifact();
    void foldersStayAsTheUserLeftThem();
    void deepNamesHaveRoom();
    void typingNarrowsTheTree();
    void copyTakesThePathsOfTheImage();

private:
    QModelIndex at(const QString &path) const
    {
        return qobject_cast<const ContentsModel *>(m_view->tree().model())->indexOfPath(path);
    }
    QString bar() const { return m_view->findChild<InlineBar *>()->text(); }

    std::unique_ptr<ContentsView> m_view;
};

void ContentsViewTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_view = std::make_unique<ContentsView>();
    m_view->resize(700, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ContentsViewTest::cleanup()
{
    m_view.reset();
}

void ContentsViewTest::anEmptyImageTellsWhatToAdd()
{
    m_view->setContents({}, QStringLiteral("scratch"));
    auto *empty = m_view->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->text(), QStringLiteral("Add an artifact with a dest: its files appear here at once."));
    m_view->setContents(contents(1), QStringLiteral("scratch"));
    QVERIFY(!empty->isVisible());
    QCOMPARE(bar(), QString());
}

void ContentsViewTest::aBaseImageIsNamed()
{
    m_view->setContents(contents(1), QStringLiteral("fedora:40"));
    QCOMPARE(bar(),
             QStringLiteral("Only what the artifacts add is shown; the image also holds what fedora:40 brings."));
}

void ContentsViewTest::errorsAndStaleContentsAreSaid()
{
    Contents broken = contents(1);
    broken.problems.push_back({.severity = Severity::Error, .code = "missing", .text = {}, .origin = {}});
    m_view->setContents(broken, QStringLiteral("scratch"));
    QVERIFY(bar().startsWith(QStringLiteral("Something is missing")));
    m_view->setStale(QStringLiteral("Line 3 is no YAML."));
    QCOMPARE(bar(), QStringLiteral("This is the last valid state. Line 3 is no YAML."));
    m_view->setContents(contents(1), QStringLiteral("scratch"));
    QCOMPARE(bar(), QString());
}

void ContentsViewTest::totalsAreShown()
{
    Contents made = contents(3);
    made.entries.push_back(entry("tool", 9, EntryType::FromStage));
    m_view->setContents(made, QStringLiteral("scratch"));
    QStringList labels;
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        labels.append(label->text());
    QVERIFY(labels.contains(QStringLiteral("3 files · 3.0 KiB · 1 from other stages")));
}

void ContentsViewTest::theCurrentPlaceSelectsItsEntries()
{
    m_view->setContents(contents(100), QStringLiteral("scratch"));
    QSignalSpy activated(m_view.get(), &ContentsView::placeActivated);
    const auto selected = [this] { return m_view->tree().selectionModel()->selectedRows(); };
    m_view->setCurrentPlace({.file = "/p/image.yaml", .span = {20, 45}, .path = "artifacts"});
    QCOMPARE(selected().size(), 3);
    QCOMPARE(m_view->tree().verticalScrollBar()->value(), 0);
    m_view->setCurrentPlace({.file = "/p/image.yaml", .span = {900, 905}, .path = "artifacts[90]"});
    QCOMPARE(selected(), QModelIndexList{at(QStringLiteral("files/file90"))});
    QVERIFY(m_view->tree().viewport()->rect().intersects(m_view->tree().visualRect(selected().first())));
    m_view->setCurrentPlace({});
    QVERIFY(selected().isEmpty());
    QCOMPARE(activated.size(), 0);
    QVERIFY(!m_view->tree().hasFocus());
}

void ContentsViewTest::aClickGoesToTheArtifact()
{
    m_view->setContents(contents(3), QStringLiteral("scratch"));
    QSignalSpy activated(m_view.get(), &ContentsView::placeActivated);
    const QRect row = m_view->tree().visualRect(at(QStringLiteral("files/file2")));
    QTest::mouseClick(m_view->tree().viewport(), Qt::LeftButton, {}, row.center());
    QTest::keyClick(&m_view->tree(), Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[0].first().value<Origin>().span, (Span{20, 25}));
}

void ContentsViewTest::foldersStayAsTheUserLeftThem()
{
    m_view->setContents(contents(3), QStringLiteral("scratch"));
    QVERIFY(m_view->tree().isExpanded(at(QStringLiteral("files"))));
    m_view->tree().collapseAll();
    m_view->setContents(contents(4), QStringLiteral("scratch"));
    QVERIFY(!m_view->tree().isExpanded(at(QStringLiteral("files"))));
    m_view->tree().expandAll();
    m_view->setContents(contents(5), QStringLiteral("scratch"));
    QVERIFY(m_view->tree().isExpanded(at(QStringLiteral("files"))));
}

void ContentsViewTest::deepNamesHaveRoom()
{
    const auto roomFor = [this](const QString &path) {
        return m_view->tree().visualRect(at(path)).width() -
               m_view->fontMetrics().horizontalAdvance(path.section(QLatin1Char('/'), -1));
    };
    const int before = m_view->tree().columnWidth(ContentsModel::Name);
    Contents deep;
    std::string path = "opt";
    for (int depth = 0; depth < 14; ++depth) {
        deep.entries.push_back(entry(path, 0, EntryType::Directory));
        path += "/folder";
    }
    deep.entries.push_back(entry(path + "/a-file-with-a-long-name.bin", 0));
    m_view->setContents(deep, QStringLiteral("scratch"));
    const QString last = QString::fromStdString(deep.entries.back().path);
    QVERIFY(roomFor(last) > 0);
    const int wide = m_view->tree().columnWidth(ContentsModel::Name);
    QVERIFY(wide > before);
    m_view->setContents(contents(2), QStringLiteral("scratch"));
    QCOMPARE(m_view->tree().columnWidth(ContentsModel::Name), wide);
}

void ContentsViewTest::typingNarrowsTheTree()
{
    m_view->setContents(contents(30), QStringLiteral("scratch"));
    m_view->tree().collapseAll();
    QTest::keyClicks(m_view->findChild<QLineEdit *>(), QStringLiteral("file2"));
    QTRY_COMPARE(m_view->tree().model()->rowCount(at(QStringLiteral("files"))), 11);
    QVERIFY(m_view->tree().isExpanded(at(QStringLiteral("files"))));
    QTest::keyClick(m_view->findChild<QLineEdit *>(), Qt::Key_Escape);
    QTRY_COMPARE(m_view->tree().model()->rowCount(at(QStringLiteral("files"))), 30);
    QVERIFY(!m_view->tree().isExpanded(at(QStringLiteral("files"))));
}

void ContentsViewTest::copyTakesThePathsOfTheImage()
{
    m_view->setContents(contents(2), QStringLiteral("scratch"));
    m_view->tree().setFocus();
    m_view->tree().selectAll();
    QTest::keyClick(&m_view->tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/files\n/files/file0\n/files/file1"));
}

QTEST_MAIN(ContentsViewTest)
#include "tst_contentsview.moc"
