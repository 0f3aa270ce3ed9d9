// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include "app/cli/commandtable.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::cli {

namespace {

constexpr int usageError = 2;

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// One level as it is being read: its path (`slipway-cli build`) stands in usage lines.
struct Level {
    QString path;
    const CommandSpec &spec;

    [[nodiscard]] bool isGroup() const { return !spec.commands.isEmpty(); }
    [[nodiscard]] bool isTop() const { return &spec == &commandTable(); }
    [[nodiscard]] QString usage() const
    {
        const QString argument = spec.argument.isEmpty() ? QString() : u' ' + spec.argument;
        return QStringLiteral("Usage: %1 [OPTIONS]%2\n")
            .arg(path, isGroup() ? QStringLiteral(" COMMAND [ARGS]...") : argument);
    }
    [[nodiscard]] Notice wrong(const QString &error) const
    {
        return {usage() + QStringLiteral("Try '%1 --help' for help.\n\nError: %2\n").arg(path, error), usageError};
    }
};

Notice help(const Level &level)
{
    QString page = level.usage() + u'\n' + level.spec.text + QStringLiteral("\n\nOptions:\n");
    page += optionsHelp(level.spec.options);
    if (level.isTop()) {
        page += optionsHelp(globalOptions());
    } else {
        page += optionsHelp(globalOptions().last(3));
        page += helpRow(text("…"), text("and all options of slipway-cli itself"));
    }
    if (level.isGroup()) {
        page += QStringLiteral("\nCommands:\n");
        for (const CommandSpec &command : level.spec.commands)
            page += helpRow(command.name, command.text);
    }
    return {page, 0};
}

/// The first of `--help` and `--version`, which end everything once a level's options could be read.
std::optional<Notice> noticeOf(const Level &level, const Given &given)
{
    for (const auto &[name, value] : given.options) {
        if (name == QLatin1String("--help"))
            return help(level);
        if (name == QLatin1String("--version"))
            return Notice{QCoreApplication::applicationVersion() + u'\n', 0};
    }
    return {};
}

void readGlobal(const Given &given, GlobalOptions &global)
{
    global.descriptor = given.value(text("--descriptor"), global.descriptor);
    global.target = given.value(text("--target"), global.target);
    global.workDirectory = given.value(text("--work-dir"), global.workDirectory);
    global.config = given.value(text("--config"), global.config);
    global.isRedHat |= given.has(text("--redhat"));
    global.isVerbose |= given.has(text("--verbose"));
    global.isTraced |= given.has(text("--trace"));
    global.isColourless |= given.has(text("--nocolor"));
    global.isJson |= given.has(text("--json"));
    global.hasNoArtifacts |= given.has(text("--no-artifacts"));
}

void readOwn(const Given &given, Invocation &invocation)
{
    for (const auto &[name, value] : given.options) {
        if (name == QLatin1String("--overrides") || name == QLatin1String("--overrides-file"))
            invocation.overrides.append({value, name == QLatin1String("--overrides-file")});
    }
    invocation.isToStandardOutput |= given.has(text("--stdout"));
    invocation.isValidating |= given.has(text("--validate"));
    invocation.isDryRun |= given.has(text("--dry-run"));
    invocation.containerFile = given.value(text("--container-file"), invocation.containerFile);
    BuildOptions &build = invocation.build;
    build.isPulling |= given.has(text("--pull"));
    build.hasNoSquash |= given.has(text("--no-squash"));
    build.tags += given.values(text("--tag"));
    build.buildArguments += given.values(text("--build-arg"));
    build.buildFlags += given.values(text("--build-flag"));
    build.platform = given.value(text("--platform"), build.platform);
    build.output = given.value(text("--output"), build.output);
    build.format = given.value(text("--format"), build.format);
}

void readCache(const Given &given, CacheOptions &cache)
{
    for (const char *algorithm : {"sha512", "sha256", "sha1", "md5"}) {
        const QString value = given.value(QStringLiteral("--") + QLatin1StringView(algorithm));
        if (!value.isEmpty())
            cache.checksums.append({text(algorithm), value});
    }
    cache.argument = given.arguments.value(0);
    cache.isConfirmed = given.has(text("--yes"));
}

/// What is wrong with the arguments of a command; empty when nothing is.
QString wrongArguments(const CommandSpec &spec, const Given &given)
{
    const QStringList extra = spec.argument.isEmpty() ? given.arguments : given.arguments.mid(1);
    if (!spec.argument.isEmpty() && given.arguments.isEmpty())
        return QStringLiteral("Missing argument '%1'.").arg(spec.argument);
    if (extra.isEmpty())
        return {};
    return extra.size() == 1 ? QStringLiteral("Got unexpected extra argument (%1)").arg(extra.first())
                             : QStringLiteral("Got unexpected extra arguments (%1)").arg(extra.join(u' '));
}

/// What options of one command forbid each other, in CEKit's words; empty when nothing is wrong.
QString contradiction(const QString &command, const Given &given)
{
    const auto has = [&given](const char *name) { return given.has(text(name)); };
    if (command == QLatin1String("osbs") && has("--tag") && !has("--release"))
        return text("--tag requires --release as scratch builds cannot be tagged");
    if (command == QLatin1String("add") && !has("--md5") && !has("--sha1") && !has("--sha256") && !has("--sha512"))
        return text("At least one checksum must be provided");
    if (command != QLatin1String("behave"))
        return {};
    const bool hasExpression = has("--include-re") || has("--exclude-re");
    if (has("--wip") && has("--name"))
        return text("Parameters --name and --wip cannot be used together");
    if (has("--include-re") && has("--exclude-re"))
        return text("Parameters --include-re and --exclude-re cannot be used together");
    if (has("--name") && hasExpression)
        return text("Parameters --names cannot be used with --include-re or --exclude-re");
    if (has("--wip") && hasExpression)
        return text("Parameters --wip cannot be used with --include-re or --exclude-re");
    return {};
}

/// Reads one level and those below it.
std::optional<Notice> readLevel(const Level &level, const QStringList &arguments, Invocation &invocation)
{
    if (level.isGroup() && arguments.isEmpty())
        return help(level);
    const QList<Option> options = level.spec.options + globalOptions();
    const std::expected<Given, QString> given = readOptions(options, arguments, !level.isGroup());
    if (!given)
        return level.wrong(given.error());
    if (std::optional<Notice> notice = noticeOf(level, *given))
        return notice;
    if (const QString error = wrongChoice(options, *given); !error.isEmpty())
        return level.wrong(error);
    readGlobal(*given, invocation.global);
    readOwn(*given, invocation);
    const QStringList &rest = given->arguments;
    if (!level.isGroup()) {
        readCache(*given, invocation.cache);
        QString error = wrongArguments(level.spec, *given);
        if (error.isEmpty())
            error = contradiction(level.spec.name, *given);
        return error.isEmpty() ? std::nullopt : std::optional(level.wrong(error));
    }
    if (rest.isEmpty())
        return level.wrong(text("Missing command."));
    const auto next = std::ranges::find(level.spec.commands, rest.first(), &CommandSpec::name);
    if (next == level.spec.commands.end())
        return level.wrong(QStringLiteral("No such command '%1'.").arg(rest.first()));
    if (level.isTop())
        invocation.command = static_cast<Invocation::Command>(next - level.spec.commands.begin());
    if (level.spec.name == QLatin1String("build"))
        invocation.build.engine = next->name;
    if (level.spec.name == QLatin1String("cache"))
        invocation.cache.command = next->name;
    return readLevel({level.path + u' ' + next->name, *next}, rest.mid(1), invocation);
}

} // namespace

std::expected<Invocation, Notice> parse(const QStringList &arguments)
{
    Invocation invocation;
    if (std::optional<Notice> notice = readLevel({commandTable().name, commandTable()}, arguments, invocation))
        return std::unexpected(std::move(*notice));
    return invocation;
}

} // namespace slipway::cli
