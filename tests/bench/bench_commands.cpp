// SPDX-License-Identifier: MIT
/// bench_commands --cli SLIPWAY_CLI [--cekit COMMAND] [--corpus FOLDER] [--runs N] [--every N]: generating as whole
/// processes, Slipway and CEKit in turn on the same projects, in the same run. A case counts when both end as the
/// corpus says that CEKit ended (a CEKit without network cannot download, for example). Without --cekit, the reference
/// is the start of a process that does nothing (`true`).
#include "tests/bench/measured.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

using namespace slipway::bench;

namespace {

struct Setting {
    std::vector<std::string> cli;
    std::vector<std::string> reference;
    bool isCekit = false; ///< the reference takes the case's arguments
    QDir corpus;
    int runs = 3;
    int every = 1; ///< takes each n-th case only
};

struct Case {
    std::filesystem::path project;
    std::filesystem::path below; ///< the folder to run in
    std::vector<std::string> arguments;
    int exitCode = 0;
};

/// Medians over the runs of one case.
struct Compared {
    double time = 0, referenceTime = 0; ///< ms
    double size = 0, referenceSize = 0; ///< MiB
};

/// The dry runs of the corpus that succeed and need no git repository.
std::vector<Case> cases(const Setting &setting)
{
    std::vector<Case> found;
    int number = 0;
    for (const QString &id :
         QDir(setting.corpus.filePath(QStringLiteral("cases"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(setting.corpus.filePath(QStringLiteral("cases/%1/case.json").arg(id)));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject record = QJsonDocument::fromJson(file.readAll()).object();
        const QStringList arguments = record[QLatin1String("args")].toVariant().toStringList();
        if (!arguments.contains(QLatin1String("--dry-run")) || !record[QLatin1String("git")].toArray().isEmpty() ||
            record[QLatin1String("exit")].toInt() != 0 || number++ % setting.every != 0)
            continue;
        Case one{.project =
                     setting.corpus.filePath(QStringLiteral("projects/") + record[QLatin1String("project")].toString())
                         .toStdString(),
                 .below = record[QLatin1String("cwd")].toString().toStdString()};
        for (const QString &argument : arguments)
            one.arguments.push_back(argument.toStdString());
        found.push_back(one);
    }
    return found;
}

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string> &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// Runs the case; nothing when one of the two does not end as it should.
std::optional<Compared> compare(const Setting &setting, const Case &one)
{
    const QTemporaryDir folder;
    const std::filesystem::path copy = folder.filePath(QStringLiteral("project")).toStdString();
    std::filesystem::copy(one.project, copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path place = copy / one.below;
    std::vector<std::string> offline = joined(setting.cli, {"--no-artifacts"});
    std::vector<double> times, referenceTimes, sizes, referenceSizes;
    for (int count = 0; count < setting.runs; ++count) {
        const Measured reference =
            run(setting.isCekit ? joined(setting.reference, one.arguments) : setting.reference, place);
        std::filesystem::remove_all(place / "target");
        const Measured slipway = run(joined(offline, one.arguments), place);
        std::filesystem::remove_all(place / "target");
        if (slipway.exitCode != one.exitCode || reference.exitCode != one.exitCode)
            return {};
        times.push_back(slipway.milliseconds);
        sizes.push_back(slipway.mebibytes);
        referenceTimes.push_back(reference.milliseconds);
        referenceSizes.push_back(reference.mebibytes);
    }
    return Compared{.time = quantile(times, 0.5),
                    .referenceTime = quantile(referenceTimes, 0.5),
                    .size = quantile(sizes, 0.5),
                    .referenceSize = quantile(referenceSizes, 0.5)};
}

void print(const std::vector<Compared> &all, std::size_t tried, bool isCekit)
{
    const auto row = [&](const char *name, auto value) {
        std::vector<double> values;
        for (const Compared &one : all)
            values.push_back(value(one));
        std::printf("%-28s %9.2f %9.2f %9.2f\n", name, quantile(values, 0.05), quantile(values, 0.5),
                    quantile(values, 0.95));
    };
    const char *reference = isCekit ? "cekit" : "true";
    std::printf("%zu of %zu cases ran in both\n%-28s %9s %9s %9s\n", all.size(), tried, "", "5 %", "median", "95 %");
    row("slipway-cli, ms", [](const Compared &one) { return one.time; });
    row((std::string(reference) + ", ms").c_str(), [](const Compared &one) { return one.referenceTime; });
    row("times as fast", [](const Compared &one) { return one.referenceTime / one.time; });
    row("slipway-cli, MiB", [](const Compared &one) { return one.size; });
    row((std::string(reference) + ", MiB").c_str(), [](const Compared &one) { return one.referenceSize; });
}

Setting settingFrom(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("cli"), QStringLiteral("slipway-cli to measure"), QStringLiteral("program")},
         {QStringLiteral("cekit"), QStringLiteral("how CEKit is started"), QStringLiteral("command")},
         {QStringLiteral("corpus"), QStringLiteral("the corpus"), QStringLiteral("folder"),
          QStringLiteral("../shared/corpus")},
         {QStringLiteral("runs"), QStringLiteral("runs of each"), QStringLiteral("n"), QStringLiteral("3")},
         {QStringLiteral("every"), QStringLiteral("takes each n-th case"), QStringLiteral("n"), QStringLiteral("1")}});
    parser.process(app);
    const std::string cekit = parser.value(QStringLiteral("cekit")).toStdString();
    const QString cli = QFileInfo(parser.value(QStringLiteral("cli"))).absoluteFilePath();
    return {.cli = {cli.toStdString()},
            .reference = cekit.empty() ? std::vector<std::string>{"true"} : words(cekit),
            .isCekit = !cekit.empty(),
            .corpus = QDir(QFileInfo(parser.value(QStringLiteral("corpus"))).absoluteFilePath()),
            .runs = std::max(1, parser.value(QStringLiteral("runs")).toInt()),
            .every = std::max(1, parser.value(QStringLiteral("every")).toInt())};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Setting setting = settingFrom(app);
    const std::vector<Case> all = cases(setting);
    if (all.empty()) {
        std::puts("SKIPPED: no corpus there");
        return 0;
    }
    std::vector<Compared> compared;
    for (const Case &one : all) {
        if (const std::optional<Compared> result = compare(setting, one))
            compared.push_back(*result);
    }
    print(compared, all.size(), setting.isCekit);
    return compared.empty() ? 1 : 0;
}
