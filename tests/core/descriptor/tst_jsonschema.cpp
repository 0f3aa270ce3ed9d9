// SPDX-License-Identifier: MIT
#include "core/descriptor/jsonschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway::descriptor;
using namespace Qt::StringLiterals;

namespace {

QJsonObject schemaOf(ObjectKind kind)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(jsonSchema(kind)), &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

/// Every `$ref` of a schema.
QStringList references(const QJsonValue &value)
{
    QStringList found;
    for (const QJsonValue &item : value.toArray())
        found += references(item);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        found += it.key() == u"$ref"_s ? QStringList(it.value().toString()) : references(it.value());
    return found;
}

} // namespace

class JsonSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsAreWellFormed_data();
    void documentsAreWellFormed();
    void keysKeepTheirTypes();
};

void JsonSchemaTest::documentsAreWellFormed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("image") << static_cast<int>(ObjectKind::Image);
    QTest::newRow("module") << static_cast<int>(ObjectKind::Module);
    QTest::newRow("overrides") << static_cast<int>(ObjectKind::Overrides);
}

void JsonSchemaTest::documentsAreWellFormed()
{
    QFETCH(int, kind);
    const QJsonObject schema = schemaOf(static_cast<ObjectKind>(kind));
    const QJsonObject definitions = schema[u"$defs"].toObject();
    QVERIFY(definitions.size() > 20);
    const QStringList all = references(schema);
    QVERIFY(all.size() > 20);
    for (const QString &reference : all)
        QVERIFY2(definitions.contains(reference.mid(8)), qPrintable(reference));
}

void JsonSchemaTest::keysKeepTheirTypes()
{
    const QJsonObject image = schemaOf(ObjectKind::Image)[u"$defs"].toObject()[u"0-Image"].toObject();
    QCOMPARE(image[u"required"].toArray(), (QJsonArray{u"name"_s, u"version"_s}));
    QCOMPARE(image[u"additionalProperties"].toBool(true), false);
    const QJsonObject properties = image[u"properties"].toObject();
    QCOMPARE(properties[u"name"].toObject()[u"type"].toString(), u"string"_s);
    QCOMPARE(properties[u"version"].toObject()[u"type"].toArray(), (QJsonArray{u"string"_s, u"number"_s}));
    QCOMPARE(properties[u"labels"].toObject()[u"type"].toString(), u"array"_s);
}

QTEST_APPLESS_MAIN(JsonSchemaTest)
#include "tst_jsonschema.moc"
