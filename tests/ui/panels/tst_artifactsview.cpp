// SPDX-License-Identifier: MIT
#include "ui/panels/artifactsview.h"

#include "ui/panels/logview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace slipway;
using namespace slipway::ui;

namespace {

constexpr int smallWindow = 600; ///< what a window of 820 pixels leaves beside the project

/// An image with an artifact from a stage, one from another image, one from PNC and one with a wrong checksum.
std::shared_ptr<const plan::Plan> planOfAll(const Path &file)
{
    auto plan = std::make_shared<plan::Plan>();
    plan->target.image.artifacts = {
        {.kind = plan::ArtifactKind::Image, .name = {.text = "app"}, .source = "/out/app", .image = "builder"},
        {.kind = plan::ArtifactKind::Image, .name = {.text = "x"}, .source = "/x", .image = "quay.io/other:2"},
        {.kind = plan::ArtifactKind::Pnc, .name = {.text = "pnc"}}};
    plan->target.fetches = {
        {.kind = plan::ArtifactKind::Url, .name = {.text = "tool"}, .source = "https://example.org/tool"},
        {.kind = plan::ArtifactKind::Path,
         .name = {.text = "bad"},
         .source = file.string(),
         .checksums = {{"md5", "d41d8cd98f00b204e9800998ecf8427f"}}}};
    return plan;
}

} // namespace

class ArtifactsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void imageArtifactsSayWhereTheyComeFrom();
    void aSmallWindowHasRoomForAllOfIt();
    void everyButtonHasANameAndATip();

private:
    [[nodiscard]] QStringList rowOf(const QString &name) const;

    QTemporaryDir m_folder;
    QAction m_fetch{QStringLiteral("Fetch Modules, Overrides and Artifacts")};
    QAction m_cancel{QStringLiteral("Cancel Fetch")};
    std::unique_ptr<ArtifactsView> m_view;
};

void ArtifactsViewTest::init()
{
    QFile file(m_folder.filePath(QStringLiteral("bad")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Path folder = m_folder.path().toStdString();
    m_view = std::make_unique<ArtifactsView>(&m_fetch, &m_cancel);
    m_view->setRows(artifactRows({.plan = planOfAll(folder / "bad"),
                                  .cache = folder / "cache",
                                  .git = folder / "git",
                                  .known = std::make_shared<KnownChecksums>()},
                                 {}));
    m_view->resize(smallWindow, 300);
    m_view->show();
}

/// What the table shows of an artifact: its name, state and source.
QStringList ArtifactsViewTest::rowOf(const QString &name) const
{
    const QAbstractItemModel &model = *m_view->tree().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == name)
            return {name, model.index(row, 1).data().toString(), model.index(row, 2).data().toString()};
    }
    return {};
}

void ArtifactsViewTest::imageArtifactsSayWhereTheyComeFrom()
{
    const QAbstractItemModelTester tester(m_view->tree().model());
    const QString brought = QStringLiteral("brought by the build");
    QCOMPARE(rowOf(QStringLiteral("app")),
             QStringList({QStringLiteral("app"), brought, QStringLiteral("builder:/out/app")}));
    QCOMPARE(rowOf(QStringLiteral("x")),
             QStringList({QStringLiteral("x"), brought, QStringLiteral("quay.io/other:2:/x")}));
    QCOMPARE(rowOf(QStringLiteral("pnc")), QStringList({QStringLiteral("pnc"), brought, QString()}));
    QCOMPARE(rowOf(QStringLiteral("bad")).value(1), QStringLiteral("does not match"));
}

void ArtifactsViewTest::aSmallWindowHasRoomForAllOfIt()
{
    QVERIFY2(m_view->minimumSizeHint().width() <= smallWindow,
             qPrintable(QString::number(m_view->minimumSizeHint().width())));
    const auto labels = m_view->findChildren<QLabel *>();
    const auto summary = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("brought by the build")); });
    QVERIFY(summary != labels.end()); // it is there, cut, and whole under the mouse
    static_cast<void>(m_view->grab());
    QVERIFY((*summary)->width() > 0);
    QCOMPARE((*summary)->toolTip(), (*summary)->text());
}

void ArtifactsViewTest::everyButtonHasANameAndATip()
{
    for (const QToolButton *button : m_view->findChildren<QToolButton *>()) {
        if (!button->isVisible() || button->parentWidget()->inherits("QLineEdit"))
            continue;
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
}

QTEST_MAIN(ArtifactsViewTest)
#include "tst_artifactsview.moc"
