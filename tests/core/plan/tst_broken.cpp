// SPDX-License-Identifier: MIT
#include "tests/support/planning.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace slipway;
using namespace slipway::test;

namespace {

const std::string counter = "/p/modules/counter/module.yaml";

/// One way to break one of the three right descriptors of tests/data/broken, and CEKit's verdict on it.
struct Case {
    std::string name;
    std::string file; ///< `image`, `module` or `overrides`
    Span replaced;
    std::string replacement;
    Span wrong;                      ///< in the text that results
    std::optional<std::string> path; ///< absent: the text has no node there
    bool isRejected = false;
};

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/data/broken/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonValue jsonValue(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

std::vector<Case> readCases()
{
    std::vector<Case> cases;
    for (const QByteArray &line : dataFile(QStringLiteral("cases.tsv")).split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() != 9)
            continue;
        Case one{.name = cells[0].toStdString(), .file = cells[1].toStdString()};
        one.replaced = {cells[2].toULongLong(), cells[3].toULongLong()};
        one.replacement = jsonValue(cells[4]).toString().toStdString();
        one.wrong = {cells[5].toULongLong(), cells[6].toULongLong()};
        if (const QJsonValue path = jsonValue(cells[7]); path.isString())
            one.path = path.toString().toStdString();
        one.isRejected = cells[8].toInt() != 0;
        cases.push_back(std::move(one));
    }
    return cases;
}

/// The three right descriptors, one of them broken.
class Project
{
public:
    Project()
        : m_texts{{"image", text("image")}, {"module", text("module")}, {"overrides", text("overrides")}}
    {
    }

    [[nodiscard]] std::string broken(const Case &one) const
    {
        const std::vector<TextEdit> edits{{one.replaced, one.replacement}};
        return applied(m_texts.at(one.file), edits);
    }

    [[nodiscard]] plan::Result planned(const Case &one) const
    {
        std::map<std::string, std::string> texts = m_texts;
        texts[one.file] = broken(one);
        Texts files{{"/p/image.yaml", texts["image"]}, {counter, texts["module"]}};
        if (one.file != "overrides")
            return test::planned(files);
        files.emplace("/p/overrides.yaml", texts["overrides"]);
        return test::planned(files, {"overrides.yaml"});
    }

private:
    static std::string text(const char *name)
    {
        return dataFile(QString::fromLatin1(name) + QStringLiteral(".yaml")).toStdString();
    }

    std::map<std::string, std::string> m_texts;
};

std::string fileOf(const Case &one)
{
    return one.file == "module" ? counter : "/p/" + one.file + ".yaml";
}

/// What is not as it should be about the only error of a case; empty when it is in order.
std::string objection(const Case &one, const std::vector<Diagnostic> &errors)
{
    if (errors.size() != 1)
        return std::to_string(errors.size()) + " errors";
    const Diagnostic &error = errors.front();
    if (error.origin.file != fileOf(one))
        return "in another file: " + error.origin.file.string();
    if (error.origin.span.begin < one.wrong.begin || error.origin.span.end > one.wrong.end)
        return "at " + std::to_string(error.origin.span.begin) + " to " + std::to_string(error.origin.span.end) +
               ", not within " + std::to_string(one.wrong.begin) + " to " + std::to_string(one.wrong.end);
    if (one.path && error.origin.path != *one.path)
        return "path '" + error.origin.path + "', not '" + *one.path + "'";
    if (error.text.empty() || error.advice.empty())
        return "no advice";
    return {};
}

std::vector<Diagnostic> errorsOf(const plan::Result &result)
{
    std::vector<Diagnostic> errors;
    std::ranges::copy_if(result.diagnostics, std::back_inserter(errors),
                         [](const Diagnostic &each) { return each.severity == Severity::Error; });
    return errors;
}

} // namespace

class BrokenTest : public QObject
{
    Q_OBJECT

private:
    struct Outcome {
        Case one;
        bool isRejected = false;
        std::vector<Diagnostic> errors;
    };
    std::vector<Outcome> m_outcomes;

private Q_SLOTS:
    void initTestCase();
    void theVerdictIsCekits();
    void eachErrorIsOneAndOnTheWrongToken();
};

void BrokenTest::initTestCase()
{
    const Project project;
    for (Case &one : readCases()) {
        const plan::Result result = project.planned(one);
        m_outcomes.push_back({std::move(one), !result.plan, errorsOf(result)});
    }
    QVERIFY(std::ranges::count_if(m_outcomes, [](const Outcome &each) { return each.one.isRejected; }) > 500);
}

void BrokenTest::theVerdictIsCekits()
{
    int different = 0;
    for (const Outcome &outcome : m_outcomes) {
        if (outcome.isRejected == outcome.one.isRejected)
            continue;
        ++different;
        std::printf("%s %s: %s\n", outcome.one.file.c_str(), outcome.one.name.c_str(),
                    outcome.isRejected ? "rejected" : "accepted");
    }
    QCOMPARE(different, 0);
}

void BrokenTest::eachErrorIsOneAndOnTheWrongToken()
{
    int bad = 0;
    for (const auto &[one, isRejected, errors] : m_outcomes) {
        const std::string wrong = one.isRejected && isRejected ? objection(one, errors) : std::string();
        if (wrong.empty())
            continue;
        ++bad;
        std::printf("%s %s: %s\n", one.file.c_str(), one.name.c_str(), wrong.c_str());
        for (const Diagnostic &error : errors)
            std::printf("    %s: %s\n", error.origin.path.c_str(), message(error).c_str());
    }
    QCOMPARE(bad, 0);
}

QTEST_APPLESS_MAIN(BrokenTest)
#include "tst_broken.moc"
