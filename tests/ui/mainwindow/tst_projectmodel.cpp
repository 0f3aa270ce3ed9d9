// SPDX-License-Identifier: MIT
#include "ui/mainwindow/projectmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

ProjectItem file(const QString &name)
{
    return {.kind = ProjectItemKind::File,
            .key = name,
            .text = name,
            .detail = {},
            .origin = {.file = "/p/" + name.toStdString(), .span = {}, .path = {}}};
}

std::vector<ProjectItem> project(const QStringList &overrides)
{
    std::vector<ProjectItem> items{file(QStringLiteral("image.yaml"))};
    ProjectItem group{.kind = ProjectItemKind::Overrides,
                      .key = QStringLiteral("overrides"),
                      .text = QStringLiteral("Overrides"),
                      .detail = {},
                      .origin = {}};
    for (const QString &name : overrides) {
        group.children.push_back(file(name));
        group.children.back().isCheckable = true;
        group.children.back().isChecked = true;
    }
    items.push_back(group);
    return items;
}

} // namespace

class ProjectModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelKeepsItsPromisesWhileItChanges();
    void theSameShapeChangesRowsInPlace();
    void anotherShapeResets();
    void aCheckBoxAsksAndDoesNotChangeByItself();
    void rowsSayWhatIsModifiedAndWrong();
};

void ProjectModelTest::theModelKeepsItsPromisesWhileItChanges()
{
    ProjectModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems(project({QStringLiteral("a.yaml"), QStringLiteral("b.yaml")}));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(1, 0)), 2);
    model.setItems(project({QStringLiteral("b.yaml")}));
    QCOMPARE(model.index(0, 0, model.index(1, 0)).data().toString(), QStringLiteral("b.yaml"));
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
}

void ProjectModelTest::theSameShapeChangesRowsInPlace()
{
    ProjectModel model;
    model.setItems(project({QStringLiteral("a.yaml")}));
    const QPersistentModelIndex row = model.index(0, 0, model.index(1, 0));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    std::vector<ProjectItem> items = project({QStringLiteral("a.yaml")});
    model.setItems(items);
    QCOMPARE(changes.size(), 0);
    items[1].children[0].isChecked = false;
    model.setItems(items);
    QCOMPARE(resets.size(), 0);
    QVERIFY(row.isValid());
    QCOMPARE(row.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QVERIFY(
        std::ranges::any_of(changes, [&](const QList<QVariant> &signal) { return signal[0].toModelIndex() == row; }));
}

void ProjectModelTest::anotherShapeResets()
{
    ProjectModel model;
    model.setItems(project({QStringLiteral("a.yaml")}));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setItems(project({QStringLiteral("b.yaml")}));
    QCOMPARE(resets.size(), 1);
}

void ProjectModelTest::aCheckBoxAsksAndDoesNotChangeByItself()
{
    ProjectModel model;
    model.setItems(project({QStringLiteral("a.yaml")}));
    const QSignalSpy asked(&model, &ProjectModel::overrideToggled);
    const QModelIndex row = model.index(0, 0, model.index(1, 0));
    QVERIFY(model.flags(row).testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(model.setData(row, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), QVariantList({QStringLiteral("a.yaml"), false}));
    QCOMPARE(row.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.setData(row, QStringLiteral("x"), Qt::EditRole));
}

void ProjectModelTest::rowsSayWhatIsModifiedAndWrong()
{
    ProjectModel model;
    std::vector<ProjectItem> items = project({});
    items[0].isModified = true;
    items[0].errors = 1;
    items[0].warnings = 2;
    model.setItems(items);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("● image.yaml"));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("/p/image.yaml\n1 error")));
    QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).isNull());
}

QTEST_MAIN(ProjectModelTest)
#include "tst_projectmodel.moc"
