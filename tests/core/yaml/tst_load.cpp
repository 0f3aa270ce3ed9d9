// SPDX-License-Identifier: MIT
#include "core/yaml/load.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsBecomePythonsValues_data();
    void documentsBecomePythonsValues();
    void aliasesShareOneObject();
    void whatPythonRefusesIsAProblemWithItsPlace_data();
    void whatPythonRefusesIsAProblemWithItsPlace();
    void everyValueKnowsWhereItWasWritten();
    void mergesOfMergesEndInAProblem();
    void deepChainsOfAliasesEndInAProblem();
};

namespace {

Loaded loaded(const std::string &text)
{
    return load(Tree::parse(text), "/project/image.yaml");
}

} // namespace

void LoadTest::documentsBecomePythonsValues_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty document") << "" << "None";
    QTest::newRow("quoted scalars stay strings") << "['1', \"yes\", ~]" << "['1', 'yes', None]";
    QTest::newRow("block scalars stay strings") << "a: |\n  1\nb: >-\n  yes" << "{'a': '1\\n', 'b': 'yes'}";
    QTest::newRow("missing value") << "a:\nb: 1" << "{'a': None, 'b': 1}";
    QTest::newRow("the tag ! resolves even what is quoted") << "[! 1, ! '1', ! a]" << "[1, 1, 'a']";
    QTest::newRow("the last of equal keys wins, the first keeps the place") << "{a: 1, b: 2, a: 3}"
                                                                            << "{'a': 3, 'b': 2}";
    QTest::newRow("keys are equal as in Python") << "{1: a, yes: b, 1.0: c}" << "{1: 'c'}";
    QTest::newRow("keys of any scalar") << "{5: a, ~: b, 2024-01-02: c}"
                                        << "{5: 'a', None: 'b', datetime.date(2024, 1, 2): 'c'}";
    QTest::newRow("merged keys come first and lose") << "a: &a {x: 1, y: 2}\nb: {z: 0, x: 9, <<: *a}"
                                                     << "{'a': {'x': 1, 'y': 2}, 'b': {'x': 9, 'y': 2, 'z': 0}}";
    QTest::newRow("in a list of merges the earlier map wins")
        << "- &a {x: 1}\n- &b {x: 2, y: 2}\n- <<: [*a, *b]" << "[{'x': 1}, {'x': 2, 'y': 2}, {'x': 1, 'y': 2}]";
    QTest::newRow("several merge keys add up") << "- &a {x: 1}\n- &b {y: 2}\n- {<<: *a, <<: *b}"
                                               << "[{'x': 1}, {'y': 2}, {'x': 1, 'y': 2}]";
    QTest::newRow("merges of merges") << "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b}"
                                      << "[{'x': 1}, {'x': 1, 'y': 2}, {'x': 1, 'y': 2}]";
    QTest::newRow("a merged map may be written in place") << "{<<: {x: 1}}" << "{'x': 1}";
    QTest::newRow("a quoted << is a key") << "{'<<': 1}" << "{'<<': 1}";
    QTest::newRow("= as a key") << "{=: 1}" << "{'=': 1}";
    QTest::newRow("a map with = for a scalar") << "!!str {=: x, a: 1}" << "'x'";
    QTest::newRow("set") << "!!set {b, a, b}" << "{'b', 'a'}";
    QTest::newRow("ordered map") << "!!omap [a: 1, b: [2]]" << "[('a', 1), ('b', [2])]";
}

void LoadTest::documentsBecomePythonsValues()
{
    QFETCH(QString, yaml);
    QFETCH(QString, expected);
    const Loaded result = loaded(yaml.toStdString());
    QVERIFY(result.problems.empty());
    QCOMPARE(QString::fromStdString(repr(result.value)), expected);
}

void LoadTest::aliasesShareOneObject()
{
    const Loaded result = loaded("a: &x [1]\nb: *x\nc: &d 2024-01-02\nd: *d\ne: {<<: &m {k: []}}\nf: *m");
    const Map &map = *result.value.asMap();
    map.find("a")->asList()->items.push_back(Value::integer(2));
    QCOMPARE(repr(*map.find("b")), std::string("[1, 2]"));
    QCOMPARE(map.find("c")->identity(), map.find("d")->identity());
    QCOMPARE(map.find("e")->asMap()->find("k")->identity(), map.find("f")->asMap()->find("k")->identity());
}

void LoadTest::whatPythonRefusesIsAProblemWithItsPlace_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("path");
    QTest::newRow("local tag") << "a: [!foo 1]" << "yaml-unknown-tag" << "a[0]";
    QTest::newRow("tag of Python objects") << "a: !!python/object:os.system x" << "yaml-unknown-tag" << "a";
    QTest::newRow("no such day") << "version: 2024-02-30" << "yaml-value" << "version";
    QTest::newRow("merge key as a value") << "a: <<" << "yaml-value" << "a";
    QTest::newRow("list as a key") << "{a: {? [1] : 2}}" << "yaml-key" << "a.\"\"";
    QTest::newRow("set as a key") << "{? !!set {a} : 2}" << "yaml-key" << "\"\"";
    QTest::newRow("scalar merged") << "a: {<<: 1}" << "yaml-merge" << "a.\"<<\"";
    QTest::newRow("list of scalars merged") << "a: {<<: [1]}" << "yaml-merge" << "a.\"<<\"[0]";
    QTest::newRow("list tagged as a string") << "a: !!str [x]" << "yaml-kind" << "a";
    QTest::newRow("map tagged as a list") << "a: !!seq {x: 1}" << "yaml-kind" << "a";
    QTest::newRow("list tagged as a map") << "a: !!map [x]" << "yaml-kind" << "a";
    QTest::newRow("list tagged as a set") << "a: !!set [x]" << "yaml-kind" << "a";
    QTest::newRow("ordered map of two") << "!!omap [{a: 1, b: 2}]" << "yaml-kind" << "[0]";
    QTest::newRow("list in itself") << "a: &x [b, *x]" << "yaml-recursion" << "a";
    QTest::newRow("a map that stands for itself") << "&x !!str {=: *x}" << "yaml-kind" << "";
}

void LoadTest::whatPythonRefusesIsAProblemWithItsPlace()
{
    QFETCH(QString, yaml);
    QFETCH(QString, code);
    QFETCH(QString, path);
    const Loaded result = loaded(yaml.toStdString());
    QCOMPARE(result.problems.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(result.problems[0].code), code);
    QCOMPARE(QString::fromStdString(result.problems[0].origin.path), path);
    QCOMPARE(result.problems[0].origin.file, std::filesystem::path("/project/image.yaml"));
}

void LoadTest::everyValueKnowsWhereItWasWritten()
{
    const std::string text = "envs:\n- name: A\n  value: &v x y\n- name: *v\n";
    const Loaded result = loaded(text);
    const List &envs = *result.value.asMap()->find("envs")->asList();
    const Origin expected{"/project/image.yaml", {text.find("x y"), text.find("x y") + 3}, "envs[0].value"};
    QVERIFY(envs.items[0].asMap()->find("value")->origin() == expected);
    QVERIFY(envs.items[1].asMap()->find("name")->origin() == expected); // an alias: where its text is
    QCOMPARE(envs.items[1].origin().path, std::string("envs[1]"));
    QVERIFY(!Value().origin().isWritten());
}

void LoadTest::mergesOfMergesEndInAProblem()
{
    std::string text = "- &a0 {k: v}\n";
    for (int i = 1; i < 40; ++i)
        text +=
            "- &a" + std::to_string(i) + " {<<: [*a" + std::to_string(i - 1) + ", *a" + std::to_string(i - 1) + "]}\n";
    const Loaded result = loaded(text);
    QCOMPARE(result.problems.size(), std::size_t{1});
    QCOMPARE(result.problems[0].code, std::string("yaml-merge"));
}

void LoadTest::deepChainsOfAliasesEndInAProblem()
{
    std::string text = "- &a0 []\n";
    for (int i = 1; i < 1500; ++i)
        text += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
    const Loaded result = loaded(text);
    QCOMPARE(result.problems.size(), std::size_t{2}); // the chain, and the list around its deepest part
    for (const Diagnostic &problem : result.problems)
        QCOMPARE(problem.code, std::string("yaml-depth"));
}

QTEST_APPLESS_MAIN(LoadTest)
#include "tst_load.moc"
