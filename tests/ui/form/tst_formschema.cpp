// SPDX-License-Identifier: MIT
// Every key of the schema has its place in the form.
#include "formfixture.h"

#include "core/descriptor/schema.h"

#include <QLabel>

using namespace slipway;
using namespace slipway::ui;
using descriptor::Key;
using descriptor::ObjectKind;

namespace {

/// An item of each kind that a list can hold.
constexpr const char *everyList =
    "name: a\nversion: '1'\nlabels: [{name: a}]\nenvs: [{name: a}]\nargs: [{name: a}]\nports: [{value: 1}]\n"
    "volumes: [{path: /a}]\nexecute: [{script: a}]\nmodules: {install: [{name: a}], repositories: [{name: a}]}\n"
    "packages: {install: [a], remove: [a], reinstall: [a], repositories: [{name: a}]}\n"
    "run: {cmd: [a], entrypoint: [a]}\nartifacts: [{name: a}]\n";

/// What is missing in a form for a kind of descriptor, one line each.
class Walk
{
public:
    explicit Walk(FormFixture &form)
        : m_form(form)
    {
    }

    std::string missing = {};
    int keys = 0;

    void document(ObjectKind kind)
    {
        for (const Key &key : descriptor::object(kind).keys) {
            if (!key.object && !key.isList && key.type != descriptor::ValueType::Seq)
                expectField("form." + std::string(key.name));
            else
                section(std::string(key.name), key);
        }
    }

private:
    void section(const std::string &path, const Key &key)
    {
        if (key.isList)
            list(path, key);
        else if (key.object)
            for (const Key &inner : descriptor::object(*key.object).keys)
                section(path + '.' + std::string(inner.name), inner);
        else
            expectField("form." + path);
    }

    /// A list has a table; each key of its items a column or a field below.
    void list(const std::string &path, const Key &key)
    {
        ++keys;
        auto *table = find<QTableView>("form." + path + ".table");
        if (!table) {
            missing += "list " + path + "\n";
            return;
        }
        if (!key.object)
            return;
        table->setCurrentIndex(table->model()->index(0, 0));
        const bool isAnything = *key.object == ObjectKind::Artifact;
        for (const ObjectKind kind : isAnything ? artifactKinds(path) : std::vector{*key.object})
            item(path, *table, kind, {});
    }

    static std::vector<ObjectKind> artifactKinds(const std::string &path)
    {
        if (path != "artifacts")
            return {ObjectKind::PathArtifact, ObjectKind::GitArtifact};
        return {ObjectKind::PathArtifact,  ObjectKind::UrlArtifact, ObjectKind::GitArtifact, ObjectKind::PlainArtifact,
                ObjectKind::ImageArtifact, ObjectKind::PncArtifact, ObjectKind::Artifact};
    }

    void item(const std::string &path, const QTableView &table, ObjectKind kind, const std::string &prefix)
    {
        for (const Key &key : descriptor::object(kind).keys) {
            const std::string keyPath = prefix + std::string(key.name);
            if (key.object) {
                item(path, table, *key.object, keyPath + '.');
                continue;
            }
            ++keys;
            const bool isColumn = prefix.empty() && hasColumn(table, kind, key.name);
            if (!isColumn && !find<QWidget>("form." + path + ".item." + keyPath))
                missing += path + "[]." + keyPath + "\n";
        }
    }

    static bool hasColumn(const QTableView &table, ObjectKind kind, std::string_view key)
    {
        for (int i = 0; i < table.model()->columnCount(); ++i) {
            if (table.model()->headerData(i, Qt::Horizontal).toString() == labelOf(kind, key))
                return true;
        }
        return false;
    }

    /// A field that can be edited, with the schema's words about it.
    void expectField(const std::string &name)
    {
        ++keys;
        const auto *field = find<QWidget>(name);
        const auto *help = find<QLabel>(name + ".help");
        if (!field || !field->isEnabled() || !help || help->text().isEmpty())
            missing += name + "\n";
    }

    template <typename Part>
    Part *find(const std::string &name)
    {
        return m_form.view.findChild<Part *>(QString::fromStdString(name));
    }

    FormFixture &m_form;
};

} // namespace

class FormSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyHasItsPlace_data();
    void everyKeyHasItsPlace();
};

void FormSchemaTest::everyKeyHasItsPlace_data()
{
    QTest::addColumn<ObjectKind>("kind");
    QTest::newRow("image") << ObjectKind::Image;
    QTest::newRow("module") << ObjectKind::Module;
    QTest::newRow("overrides") << ObjectKind::Overrides;
}

void FormSchemaTest::everyKeyHasItsPlace()
{
    QFETCH(ObjectKind, kind);
    FormFixture form(everyList, kind);
    for (const PageSpec &page : pageSpecs(kind))
        form.view.showPage(page.id);
    form.settle();
    Walk walk(form);
    walk.document(kind);
    QCOMPARE(walk.missing, std::string());
    QVERIFY(walk.keys > 60);
    qInfo("%d keys", walk.keys);
}

QTEST_MAIN(FormSchemaTest)
#include "tst_formschema.moc"
