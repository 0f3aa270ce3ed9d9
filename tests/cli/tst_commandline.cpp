// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"
#include "app/cli/options.h"

#include <QTest>

using namespace slipway::cli;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsAreUnderstood_data();
    void argumentsAreUnderstood();
    void wrongUseIsExplained_data();
    void wrongUseIsExplained();
    void helpNamesEveryOption_data();
    void helpNamesEveryOption();
    void theVersionIsPrinted();
};

namespace {

QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

QString listed(const std::vector<std::string> &texts)
{
    return q(joined(texts, ","));
}

std::vector<std::string> plain(const QStringList &texts)
{
    std::vector<std::string> result;
    for (const QString &text : texts)
        result.push_back(text.toStdString());
    return result;
}

/// Everything that differs from a plain `validate`, in the order of the struct.
QStringList described(const Invocation &invocation)
{
    static const QStringList commands{QStringLiteral("validate"), QStringLiteral("generate"),
                                      QStringLiteral("contents"), QStringLiteral("fetch"),
                                      QStringLiteral("build"),    QStringLiteral("test")};
    const GlobalOptions &global = invocation.global;
    const BuildOptions &build = invocation.build;
    QStringList words{commands.at(static_cast<int>(invocation.command))};
    const auto flag = [&words](bool isSet, const char *word) {
        if (isSet)
            words << QString::fromLatin1(word);
    };
    const auto value = [&words](const char *name, const std::string &text, const char *usual = "") {
        if (text != usual)
            words << QString::fromLatin1(name) + QLatin1Char('=') + q(text);
    };
    value("descriptor", global.descriptor, "image.yaml");
    value("target", global.target, "target");
    flag(global.isVerbose, "verbose");
    flag(global.isTraced, "trace");
    flag(global.isColourless, "nocolor");
    value("work-dir", global.workDirectory, "~/.cekit");
    value("config", global.config, "~/.cekit/config");
    flag(global.isRedHat, "redhat");
    flag(global.isJson, "json");
    flag(global.hasNoArtifacts, "no-artifacts");
    for (const OverrideArgument &each : invocation.overrides)
        words << (each.isFile ? QStringLiteral("file=") : QStringLiteral("yaml=")) + q(each.text);
    flag(invocation.isToStandardOutput, "stdout");
    flag(invocation.isValidating, "validating");
    flag(invocation.isDryRun, "dry-run");
    value("container-file", invocation.containerFile);
    value("engine", build.engine);
    if (!build.tags.empty())
        words << QStringLiteral("tags=") + listed(build.tags);
    value("output", build.output);
    value("format", build.format);
    flag(build.isPulling, "pull");
    flag(build.hasNoSquash, "no-squash");
    value("platform", build.platform);
    value("arguments", joined(build.buildArguments, ","));
    value("flags", joined(build.buildFlags, ","));
    return words;
}

/// Arguments as one types them; no quotes, `_` for a space within one.
QStringList split(const char *line)
{
    QStringList arguments = QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString &argument : arguments)
        argument.replace(QLatin1Char('_'), QLatin1Char(' '));
    return arguments;
}

} // namespace

void CommandLineTest::argumentsAreUnderstood_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *arguments, const char *expected) {
        QTest::newRow(arguments) << split(arguments) << QString::fromLatin1(expected);
    };
    row("validate", "validate");
    row("generate", "generate");
    row("contents", "contents");
    row("build podman", "build engine=podman");
    row("build embedded", "build engine=embedded");
    row("build buildah", "build engine=buildah");
    row("build docker", "build engine=docker");
    row("--descriptor a/b.yaml validate", "validate descriptor=a/b.yaml");
    row("--descriptor - validate", "validate descriptor=-");
    row("--target=out generate", "generate target=out");
    row("-v validate", "validate verbose");
    row("-vv validate", "validate verbose");
    row("--trace --nocolor build podman", "build trace nocolor engine=podman");
    row("--work-dir w --config c generate", "generate work-dir=w config=c");
    row("build --descriptor a.yaml podman --target out -v", "build descriptor=a.yaml target=out verbose engine=podman");
    row("--descriptor a --descriptor b validate", "validate descriptor=b");
    row("--target --json validate", "validate target=--json");
    row("-- build --dry-run -- podman --", "build dry-run engine=podman");
    row("--descriptor= validate", "validate descriptor=");
    row("build --dry-run osbs", "build dry-run engine=osbs");
    row("build osbs --release --tag -y --user me --nowait", "build engine=osbs tags={{name}}-{{version}}");
    row("build osbs --tag=", "build engine=osbs tags=");
    row("build --container-file x --container-file Dockerfile docker", "build container-file=Dockerfile engine=docker");
    row("test behave --include-re= --exclude-re=x", "test");
    row("build osbs --tag x --release", "build engine=osbs tags=x");
    row("build embedded -oout", "build engine=embedded output=out");
    row("test --image i --overrides a behave --name n --name m", "test yaml=a");
    row("--verbose --redhat validate", "validate verbose redhat");
    row("--json validate", "validate json");
    row("validate --json", "validate json");
    row("build podman --json", "build json engine=podman");
    row("--no-artifacts build podman", "build no-artifacts engine=podman");
    row("generate --no-artifacts", "generate no-artifacts");
    row("validate --overrides {a:_1} --overrides-file x.yaml --overrides {b:_2}",
        "validate yaml={a: 1} file=x.yaml yaml={b: 2}");
    row("build --overrides-file x --overrides y --overrides-file z podman", "build file=x yaml=y file=z engine=podman");
    row("generate --overrides=", "generate yaml=");
    row("contents --overrides a", "contents yaml=a");
    row("generate --stdout", "generate stdout");
    row("generate --no-squash", "generate no-squash");
    row("generate --container-file Dockerfile", "generate container-file=Dockerfile");
    row("build --validate podman", "build validating engine=podman");
    row("build --dry-run --container-file Containerfile docker",
        "build dry-run container-file=Containerfile engine=docker");
    row("build podman --pull --no-squash", "build engine=podman pull no-squash");
    row("build buildah --tag a:1 --tag b:2", "build engine=buildah tags=a:1,b:2");
    row("build docker --platform linux/arm64", "build engine=docker platform=linux/arm64");
    row("build podman --build-arg A=1 --build-arg B", "build engine=podman arguments=A=1,B");
    row("build podman --build-flag=--isolation=chroot --build-flag=--pull=never",
        "build engine=podman flags=--isolation=chroot,--pull=never");
    row("build embedded --tag a:1 -o out --format oci", "build engine=embedded tags=a:1 output=out format=oci");
    row("build embedded --output out.tar --format docker-archive",
        "build engine=embedded output=out.tar format=docker-archive");
}

void CommandLineTest::argumentsAreUnderstood()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, expected);
    const auto invocation = parse(plain(arguments));
    QVERIFY2(invocation.has_value(), qPrintable(invocation ? QString() : q(invocation.error().text)));
    QCOMPARE(described(*invocation).join(QLatin1Char(' ')), expected);
}

void CommandLineTest::wrongUseIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *arguments, const char *usage, const char *error) {
        const QString path = QString::fromLatin1(usage);
        const QString command = path.section(QLatin1Char('|'), 0, 0);
        const QString rest = path.section(QLatin1Char('|'), 1);
        QTest::newRow(arguments) << split(arguments)
                                 << QStringLiteral("Usage: %1 [OPTIONS]%2\nTry '%1 --help' for help.\n\nError: %3\n")
                                        .arg(command, rest, QString::fromLatin1(error));
    };
    row("nonsense", "slipway-cli| COMMAND [ARGS]...", "No such command 'nonsense'.");
    row("--nonsense validate", "slipway-cli| COMMAND [ARGS]...", "No such option: --nonsense");
    row("--nonsense --help", "slipway-cli| COMMAND [ARGS]...", "No such option: --nonsense");
    row("--descripto x validate", "slipway-cli| COMMAND [ARGS]...",
        "No such option: --descripto Did you mean --descriptor?");
    row("-x validate", "slipway-cli| COMMAND [ARGS]...", "No such option: -x");
    row("--descriptor", "slipway-cli| COMMAND [ARGS]...", "Option '--descriptor' requires an argument.");
    row("--redhat=yes validate", "slipway-cli| COMMAND [ARGS]...", "Option '--redhat' does not take a value.");
    row("--target x", "slipway-cli| COMMAND [ARGS]...", "Missing command.");
    row("build --dry-run", "slipway-cli build| COMMAND [ARGS]...", "Missing command.");
    row("build --version", "slipway-cli build| COMMAND [ARGS]...", "No such option: --version");
    row("build --dry-run podman -- x y", "slipway-cli build podman", "Got unexpected extra arguments (x y)");
    row("build osbs --tag x", "slipway-cli build osbs", "--tag requires --release as scratch builds cannot be tagged");
    row("test behave --wip --name x", "slipway-cli test behave", "Parameters --name and --wip cannot be used together");
    row("build osbs --tag", "slipway-cli build osbs", "--tag requires --release as scratch builds cannot be tagged");
    row("cache add x --md5=", "slipway-cli cache add| LOCATION", "At least one checksum must be provided");
    row("build --container-file Dockerfile --container-file x docker", "slipway-cli build| COMMAND [ARGS]...",
        "Invalid value for '--container-file': 'x' is not one of 'Containerfile', 'Dockerfile'.");
    row("biuld podman", "slipway-cli| COMMAND [ARGS]...", "No such command 'biuld'. Did you mean 'build'?");
    row("build podmann", "slipway-cli build| COMMAND [ARGS]...", "No such command 'podmann'. Did you mean 'podman'?");
    row("--no-artifacts fetch", "slipway-cli fetch", "--no-artifacts fetches nothing, so there is nothing to do");
    row("fetch more", "slipway-cli fetch", "Got unexpected extra argument (more)");
    row("build lorry", "slipway-cli build| COMMAND [ARGS]...", "No such command 'lorry'.");
    row("build --tag a podman", "slipway-cli build| COMMAND [ARGS]...", "No such option: --tag");
    row("validate more", "slipway-cli validate", "Got unexpected extra argument (more)");
    row("validate --stdout", "slipway-cli validate", "No such option: --stdout");
    row("generate --container-file Makefile", "slipway-cli generate",
        "Invalid value for '--container-file': 'Makefile' is not one of 'Containerfile', 'Dockerfile'.");
    row("build embedded --format zip", "slipway-cli build embedded",
        "Invalid value for '--format': 'zip' is not one of 'oci', 'oci-archive', 'docker-archive'.");
    row("build embedded --pull", "slipway-cli build embedded", "No such option: --pull");
    row("build podman --overrides a", "slipway-cli build podman", "No such option: --overrides");
    row("build podman extra", "slipway-cli build podman", "Got unexpected extra argument (extra)");
}

void CommandLineTest::wrongUseIsExplained()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, expected);
    const auto invocation = parse(plain(arguments));
    QVERIFY(!invocation);
    QCOMPARE(q(invocation.error().text), expected);
    QCOMPARE(invocation.error().exitCode, 2);
}

void CommandLineTest::helpNamesEveryOption_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("firstLine");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *arguments, const char *firstLine, const char *words) {
        QTest::newRow(*arguments == 0 ? "nothing" : arguments)
            << split(arguments) << QString::fromLatin1(firstLine) << QString::fromLatin1(words).split(QLatin1Char(' '));
    };
    row("", "Usage: slipway-cli [OPTIONS] COMMAND [ARGS]...",
        "--descriptor --target --work-dir --config --redhat --verbose --trace --nocolor --version --json "
        "--no-artifacts --help validate generate contents build test");
    row("--help", "Usage: slipway-cli [OPTIONS] COMMAND [ARGS]...", "--descriptor validate build");
    row("validate --help", "Usage: slipway-cli validate [OPTIONS]",
        "--overrides --overrides-file --json --no-artifacts --help");
    row("generate --help", "Usage: slipway-cli generate [OPTIONS]",
        "--stdout --no-squash --container-file --overrides");
    row("contents --help", "Usage: slipway-cli contents [OPTIONS]", "--overrides --json");
    row("build", "Usage: slipway-cli build [OPTIONS] COMMAND [ARGS]...",
        "--validate --dry-run --container-file --overrides --overrides-file embedded podman buildah docker osbs");
    row("-", "Usage: slipway-cli [OPTIONS] COMMAND [ARGS]...", "--descriptor");
    row("build -- --help", "Usage: slipway-cli build [OPTIONS] COMMAND [ARGS]...", "--validate");
    row("build --container-file x --help", "Usage: slipway-cli build [OPTIONS] COMMAND [ARGS]...", "--validate");
    row("build osbs --help", "Usage: slipway-cli build osbs [OPTIONS]", "--release --assume-yes --tag");
    row("test", "Usage: slipway-cli test [OPTIONS] COMMAND [ARGS]...", "--image behave");
    row("test behave --help", "Usage: slipway-cli test behave [OPTIONS]", "--steps-url --include-re");
    row("build podman --help", "Usage: slipway-cli build podman [OPTIONS]",
        "--pull --no-squash --tag --build-arg --build-flag --platform");
    row("build embedded --help", "Usage: slipway-cli build embedded [OPTIONS]", "--tag --output --format");
}

void CommandLineTest::helpNamesEveryOption()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, firstLine);
    QFETCH(const QStringList, words);
    const auto invocation = parse(plain(arguments));
    QVERIFY(!invocation);
    QCOMPARE(invocation.error().exitCode, 0);
    const QString text = q(invocation.error().text);
    QCOMPARE(text.section(QLatin1Char('\n'), 0, 0), firstLine);
    for (const QString &word : words)
        QVERIFY2(text.contains(QLatin1Char(' ') + word), qPrintable(word + QStringLiteral(" is not in: ") + text));
}

void CommandLineTest::theVersionIsPrinted()
{
    const auto invocation = parse({"--version"});
    QVERIFY(!invocation);
    QCOMPARE(q(invocation.error().text), QStringLiteral(SLIPWAY_VERSION "\n"));
    QCOMPARE(invocation.error().exitCode, 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
