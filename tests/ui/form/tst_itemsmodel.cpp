// SPDX-License-Identifier: MIT
#include "ui/form/itemsmodel.h"
#include "ui/model/document.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

std::string envs(int count)
{
    std::string text = "name: a\nenvs:\n";
    for (int i = 0; i < count; ++i)
        text += "  - name: N" + std::to_string(i) + "\n    value: v\n";
    return text;
}

} // namespace

class ItemsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewTextChangesOnlyTheRowsThatDiffer_data();
    void aNewTextChangesOnlyTheRowsThatDiffer();
    void tenThousandRowsTellOfTheOneThatChanged();
    void aCellIsWrittenIntoTheText();
    void whatCannotBeEditedSafelyIsReadOnly();
    void aListOfScalarsHasOneColumn();
    void rowsAreAddedRemovedMovedAndDuplicated();

private:
    void show(const std::string &text, std::string_view keys = "envs");

    std::unique_ptr<Document> m_document;
    std::unique_ptr<FormContext> m_context;
    std::unique_ptr<ItemsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void setText(const std::string &text);
    [[nodiscard]] QString shown() const;
};

void ItemsModelTest::setText(const std::string &text)
{
    m_document->apply(
        std::vector<TextEdit>{{.span = {.begin = 0, .end = m_document->text().size()}, .replacement = text}}, {});
    m_context->setState({.document = m_document.get(),
                         .tree = std::make_shared<const yaml::Tree>(yaml::Tree::parse(text)),
                         .revision = m_document->revision()});
    m_model->refresh();
}

void ItemsModelTest::show(const std::string &text, std::string_view keys)
{
    m_tester.reset();
    m_model.reset();
    m_document = std::make_unique<Document>("/project/image.yaml", std::string());
    m_context = std::make_unique<FormContext>();
    m_model = std::make_unique<ItemsModel>(*m_context, itemsSpec(descriptor::ObjectKind::Image, keys));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    setText(text);
}

QString ItemsModelTest::shown() const
{
    QStringList rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows.append(m_model->index(row, 0).data().toString());
    return rows.join(QLatin1Char(' '));
}

void ItemsModelTest::aNewTextChangesOnlyTheRowsThatDiffer_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("signalled"); // inserted, removed, changed
    QTest::newRow("nothing") << QStringLiteral("A B C") << QString();
    QTest::newRow("one changed") << QStringLiteral("A X C") << QStringLiteral("changed 1-1");
    QTest::newRow("inserted at the front") << QStringLiteral("X A B C") << QStringLiteral("inserted 0-0");
    QTest::newRow("inserted in between") << QStringLiteral("A X Y B C") << QStringLiteral("inserted 1-2");
    QTest::newRow("removed in between") << QStringLiteral("A C") << QStringLiteral("removed 1-1");
    QTest::newRow("all removed") << QString() << QStringLiteral("removed 0-2");
    QTest::newRow("swapped") << QStringLiteral("B A C") << QStringLiteral("changed 0-1");
    QTest::newRow("changed and removed") << QStringLiteral("X C") << QStringLiteral("removed 1-1 changed 0-0");
}

void ItemsModelTest::aNewTextChangesOnlyTheRowsThatDiffer()
{
    QFETCH(QString, names);
    const auto textOf = [](const QString &all) {
        std::string text = "name: a\nenvs:\n";
        for (const QString &name : all.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            text += "- name: " + name.toStdString() + "\n";
        return text;
    };
    show(textOf(QStringLiteral("A B C")));
    QStringList signalled;
    const auto note = [&](const char *what, int first, int last) {
        signalled.append(QStringLiteral("%1 %2-%3").arg(QLatin1String(what)).arg(first).arg(last));
    };
    const auto connections = {
        connect(m_model.get(), &QAbstractItemModel::rowsInserted, this,
                [&](const QModelIndex &, int first, int last) { note("inserted", first, last); }),
        connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this,
                [&](const QModelIndex &, int first, int last) { note("removed", first, last); }),
        connect(m_model.get(), &QAbstractItemModel::dataChanged, this,
                [&](const QModelIndex &first, const QModelIndex &last) { note("changed", first.row(), last.row()); })};
    setText(textOf(names));
    for (const QMetaObject::Connection &each : connections)
        disconnect(each);
    QCOMPARE(shown(), names);
    QTEST(signalled.join(QLatin1Char(' ')), "signalled");
}

void ItemsModelTest::tenThousandRowsTellOfTheOneThatChanged()
{
    show(envs(10000));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    std::string text = m_document->text();
    text.replace(text.find("N5000\n"), 5, "other");
    setText(text);
    QCOMPARE(m_model->rowCount(), 10000);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), m_model->index(5000, 0));
    QCOMPARE(changed[0][1].toModelIndex(), m_model->index(5000, 1));
}

void ItemsModelTest::aCellIsWrittenIntoTheText()
{
    show("envs:\n  - name: A # kept\n    value: 'one'\n");
    QVERIFY(m_model->setData(m_model->index(0, 1), QStringLiteral("two")));
    QCOMPARE(m_document->text(), "envs:\n  - name: A # kept\n    value: 'two'\n");
    QCOMPARE(m_model->index(0, 1).data().toString(), QStringLiteral("two"));
    QVERIFY(!m_model->setData(m_model->index(0, 1), QStringLiteral("two")));
}

void ItemsModelTest::whatCannotBeEditedSafelyIsReadOnly()
{
    show("envs:\n- &a {name: A}\n- *a\n- just text\n- name: [x]\n- name: \"a\\nb\"\n- name: B\n");
    QString editable;
    for (int row = 0; row < m_model->rowCount(); ++row)
        editable += m_model->index(row, 0).flags().testFlag(Qt::ItemIsEditable) ? u'y' : u'n';
    QCOMPARE(editable, QStringLiteral("ynnnny"));
    QCOMPARE(shown(), QStringLiteral("A A just text a list of 1 item(s) a\u21B5b B"));
    QVERIFY(!m_model->setData(m_model->index(2, 0), QStringLiteral("x")));
}

void ItemsModelTest::aListOfScalarsHasOneColumn()
{
    show("run:\n  cmd: [serve, '8080']\n", "run.cmd");
    QCOMPARE(shown(), QStringLiteral("serve 8080"));
    QVERIFY(m_model->setData(m_model->index(1, 0), QStringLiteral("9090")));
    QVERIFY(m_model->setData(m_model->index(0, 0), QStringLiteral("1.10")));
    QCOMPARE(m_document->text(), "run:\n  cmd: ['1.10', '9090']\n");
}

void ItemsModelTest::rowsAreAddedRemovedMovedAndDuplicated()
{
    show("run:\n  cmd:\n    - a\n    - b # second\n    - c\n", "run.cmd");
    QVERIFY(m_model->move(1, 0));
    QCOMPARE(m_document->text(), "run:\n  cmd:\n    - b # second\n    - a\n    - c\n");
    QVERIFY(m_model->duplicate({1}));
    QCOMPARE(m_document->text(), "run:\n  cmd:\n    - b # second\n    - a\n    - a\n    - c\n");
    QVERIFY(m_model->remove({0, 3}));
    QCOMPARE(m_document->text(), "run:\n  cmd:\n    - a\n    - a\n");
    QVERIFY(m_model->add(1, {yaml::NewNode::string("x"), yaml::NewNode::string("y")}));
    QCOMPARE(m_document->text(), "run:\n  cmd:\n    - a\n    - x\n    - y\n    - a\n");
    QVERIFY(!m_model->move(0, -1));
    m_document->undoStack()->setIndex(1); // the text as it was shown first
    QCOMPARE(m_document->text(), "run:\n  cmd:\n    - a\n    - b # second\n    - c\n");
}

QTEST_MAIN(ItemsModelTest)
#include "tst_itemsmodel.moc"
