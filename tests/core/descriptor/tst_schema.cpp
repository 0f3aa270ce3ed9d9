// SPDX-License-Identifier: MIT
#include "core/descriptor/schema.h"

#include <QTest>

#include <set>
#include <string>

using namespace slipway::descriptor;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsUsable_data();
    void everyRowIsUsable();
    void keysAreFoundByName();
    void moduleAddsExecuteToImage();
    void overridesRequireNothing();
};

void SchemaTest::everyRowIsUsable_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < objectKindCount; ++i)
        QTest::addRow("%zu", i) << static_cast<int>(i);
}

void SchemaTest::everyRowIsUsable()
{
    QFETCH(int, kind);
    const Object &row = object(static_cast<ObjectKind>(kind));
    QCOMPARE(static_cast<int>(row.kind), kind);
    QVERIFY(!row.keys.empty());
    QVERIFY(row.title.starts_with("a") || row.title.starts_with("the "));
    std::set<std::string_view> names;
    for (const Key &one : row.keys) {
        const std::string name(one.name);
        QVERIFY2(names.insert(one.name).second, name.c_str());
        QVERIFY2(one.help.size() > 12 && one.help.ends_with('.'), name.c_str());
        QVERIFY2(one.choices.empty() || one.type == ValueType::Str, name.c_str());
        QVERIFY2(one.type != ValueType::Map || one.object, name.c_str());
        QVERIFY2(!one.isRequired || one.defaultText.empty(), name.c_str());
    }
}

void SchemaTest::keysAreFoundByName()
{
    QVERIFY(key(ObjectKind::Image, "from"));
    QVERIFY(key(ObjectKind::Image, "version")->type == ValueType::Text);
    QVERIFY(key(ObjectKind::Install, "version")->type == ValueType::Str);
    QVERIFY(!key(ObjectKind::Image, "execute"));
    QVERIFY(!key(ObjectKind::GitArtifact, "dest"));
    QCOMPARE(key(ObjectKind::Packages, "manager")->choices.size(), std::size_t(5));
}

void SchemaTest::moduleAddsExecuteToImage()
{
    QCOMPARE(object(ObjectKind::Module).keys.size(), object(ObjectKind::Image).keys.size() + 1);
    QVERIFY(key(ObjectKind::Module, "execute"));
}

void SchemaTest::overridesRequireNothing()
{
    for (const Key &one : object(ObjectKind::Overrides).keys)
        QVERIFY(!one.isRequired);
}

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"
