// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace slipway::cli {

namespace {

using Parser = QCommandLineParser;

constexpr int usageError = 2;

struct CommandHelp {
    const char *name;
    const char *text;
};

constexpr std::array commands{
    CommandHelp{"validate", "Checks the descriptor, its modules and overrides; prints every problem with its place."},
    CommandHelp{"generate", "Writes the Containerfile, image.yaml and everything beside them below the target folder."},
    CommandHelp{"contents", "Lists what the image from scratch will hold, before any build."},
    CommandHelp{"build", "Builds the image: embedded (from scratch, by Slipway itself), podman, buildah or docker."},
};

constexpr std::array engines{
    CommandHelp{"embedded", "Builds an image from scratch without a daemon, root or network."},
    CommandHelp{"podman", "Generates the target folder and runs podman on it."},
    CommandHelp{"buildah", "Generates the target folder and runs buildah on it."},
    CommandHelp{"docker", "Generates the target folder and runs docker on it."},
};

/// One level of the command line: a parser with its path (`slipway-cli build`) for usage lines.
struct Level {
    QString path;
    QString description;
    std::span<const CommandHelp> commands = {};
};

QString helpText(const Level &level, const Parser &parser)
{
    QString text = QStringLiteral("Usage: %1 [OPTIONS]%2\n\n%3\n\nOptions:\n")
                       .arg(level.path, level.commands.empty() ? QString() : QStringLiteral(" COMMAND [ARGS]..."),
                            level.description);
    const QString qtHelp = parser.helpText();
    const qsizetype options = qtHelp.indexOf(QLatin1String("Options:\n"));
    text += options < 0 ? QString() : qtHelp.mid(options + 9);
    if (!level.commands.empty()) {
        text += QStringLiteral("\nCommands:\n");
        for (const CommandHelp &command : level.commands)
            text += QStringLiteral("  %1  %2\n")
                        .arg(QString::fromLatin1(command.name), -10)
                        .arg(QString::fromLatin1(command.text));
    }
    return text;
}

Notice usage(const Level &level, const QString &error)
{
    return {QStringLiteral("Usage: %1 [OPTIONS]%2\nTry '%1 --help' for help.\n\nError: %3\n")
                .arg(level.path, level.commands.empty() ? QString() : QStringLiteral(" COMMAND [ARGS]..."), error),
            usageError};
}

void addOption(Parser &parser, const QStringList &names, const QString &text, const QString &value = {})
{
    parser.addOption(QCommandLineOption(names, text, value));
}

void addCommonOptions(Parser &parser)
{
    addOption(parser, {QStringLiteral("json")}, QStringLiteral("Print for a machine: JSON on standard output."));
    addOption(parser, {QStringLiteral("no-artifacts")}, QStringLiteral("Fetch nothing; what is missing is listed."));
    addOption(parser, {QStringLiteral("help")}, QStringLiteral("Show this message and exit."));
}

void addOverrideOptions(Parser &parser)
{
    addOption(parser, {QStringLiteral("overrides")},
              QStringLiteral("Inline overrides in YAML or JSON; may be repeated."), QStringLiteral("YAML"));
    addOption(parser, {QStringLiteral("overrides-file")},
              QStringLiteral("Path or address of overrides; may be repeated."), QStringLiteral("PATH"));
}

QCommandLineOption containerFileOption()
{
    return {{QStringLiteral("container-file")},
            QStringLiteral("Containerfile or Dockerfile; default: what the engine expects."),
            QStringLiteral("NAME")};
}

/// Parses one level. The rest (the next level's name and arguments) is in positionalArguments().
std::optional<Notice> parseLevel(const Level &level, Parser &parser, const QStringList &arguments,
                                 GlobalOptions &global)
{
    parser.setOptionsAfterPositionalArgumentsMode(Parser::ParseAsPositionalArguments);
    addCommonOptions(parser);
    if (!parser.parse(QStringList(level.path) + arguments))
        return usage(level, parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return Notice{helpText(level, parser), 0};
    global.isJson |= parser.isSet(QStringLiteral("json"));
    global.hasNoArtifacts |= parser.isSet(QStringLiteral("no-artifacts"));
    const QStringList rest = parser.positionalArguments();
    if (level.commands.empty())
        return rest.isEmpty() ? std::nullopt
                              : std::optional(usage(
                                    level, QStringLiteral("Got unexpected extra argument (%1)").arg(rest.first())));
    if (rest.isEmpty())
        return Notice{helpText(level, parser), 0};
    const bool isKnown = std::ranges::any_of(
        level.commands, [&](const CommandHelp &each) { return rest.first() == QLatin1StringView(each.name); });
    return isKnown ? std::nullopt
                   : std::optional(usage(level, QStringLiteral("No such command '%1'.").arg(rest.first())));
}

/// Both override options in the order in which they were written.
QList<OverrideArgument> overridesOf(const Parser &parser)
{
    QList<OverrideArgument> overrides;
    QHash<QString, qsizetype> used;
    for (const QString &name : parser.optionNames()) {
        if (name == QLatin1String("overrides") || name == QLatin1String("overrides-file"))
            overrides.append({parser.values(name).value(used[name]++), name == QLatin1String("overrides-file")});
    }
    return overrides;
}

std::optional<Notice> readContainerFile(const Level &level, const Parser &parser, Invocation &invocation)
{
    invocation.containerFile = parser.value(QStringLiteral("container-file"));
    if (invocation.containerFile.isEmpty() || invocation.containerFile == QLatin1String("Containerfile") ||
        invocation.containerFile == QLatin1String("Dockerfile"))
        return {};
    return usage(
        level, QStringLiteral("Invalid value for '--container-file': '%1' is not one of 'Containerfile', 'Dockerfile'.")
                   .arg(invocation.containerFile));
}

std::optional<Notice> parseEmbedded(const Level &level, const QStringList &arguments, Invocation &invocation)
{
    Parser parser;
    addOption(parser, {QStringLiteral("tag")}, QStringLiteral("Tag of the image, NAME:VERSION; may be repeated."),
              QStringLiteral("TAG"));
    addOption(parser, {QStringLiteral("o"), QStringLiteral("output")},
              QStringLiteral("Folder (OCI layout) or file (archive) to write; default: below the target folder."),
              QStringLiteral("PATH"));
    addOption(parser, {QStringLiteral("format")},
              QStringLiteral("oci (a layout folder), oci-archive or docker-archive."), QStringLiteral("FORMAT"));
    if (auto notice = parseLevel(level, parser, arguments, invocation.global))
        return notice;
    invocation.build.tags = parser.values(QStringLiteral("tag"));
    invocation.build.output = parser.value(QStringLiteral("output"));
    invocation.build.format = parser.value(QStringLiteral("format"));
    const QStringList formats{QString(), QStringLiteral("oci"), QStringLiteral("oci-archive"),
                              QStringLiteral("docker-archive")};
    if (!formats.contains(invocation.build.format))
        return usage(
            level,
            QStringLiteral("Invalid value for '--format': '%1' is not one of 'oci', 'oci-archive', 'docker-archive'.")
                .arg(invocation.build.format));
    return {};
}

std::optional<Notice> parseEngine(const Level &level, const QStringList &arguments, Invocation &invocation)
{
    Parser parser;
    addOption(parser, {QStringLiteral("pull")}, QStringLiteral("Look for newer base images first."));
    addOption(parser, {QStringLiteral("no-squash")}, QStringLiteral("Keep the layers as the engine makes them."));
    addOption(parser, {QStringLiteral("tag")}, QStringLiteral("Tag of the image; may be repeated."),
              QStringLiteral("TAG"));
    addOption(parser, {QStringLiteral("build-arg")}, QStringLiteral("Build argument NAME[=VALUE]; may be repeated."),
              QStringLiteral("ARG"));
    addOption(parser, {QStringLiteral("build-flag")},
              QStringLiteral("Passed on to the engine as one argument; may be repeated."), QStringLiteral("FLAG"));
    addOption(parser, {QStringLiteral("platform")}, QStringLiteral("Platform to build for."),
              QStringLiteral("PLATFORM"));
    if (auto notice = parseLevel(level, parser, arguments, invocation.global))
        return notice;
    BuildOptions &build = invocation.build;
    build.isPulling = parser.isSet(QStringLiteral("pull"));
    build.hasNoSquash = parser.isSet(QStringLiteral("no-squash"));
    build.tags = parser.values(QStringLiteral("tag"));
    build.buildArguments = parser.values(QStringLiteral("build-arg"));
    build.buildFlags = parser.values(QStringLiteral("build-flag"));
    build.platform = parser.value(QStringLiteral("platform"));
    return {};
}

std::optional<Notice> parseBuild(const Level &level, const QStringList &arguments, Invocation &invocation)
{
    Parser parser;
    addOption(parser, {QStringLiteral("validate")}, QStringLiteral("Only check, write nothing."));
    addOption(parser, {QStringLiteral("dry-run")}, QStringLiteral("Write the target folder, but build nothing."));
    parser.addOption(containerFileOption());
    addOverrideOptions(parser);
    if (auto notice = parseLevel(level, parser, arguments, invocation.global))
        return notice;
    if (auto notice = readContainerFile(level, parser, invocation))
        return notice;
    invocation.isValidating = parser.isSet(QStringLiteral("validate"));
    invocation.isDryRun = parser.isSet(QStringLiteral("dry-run"));
    invocation.overrides = overridesOf(parser);
    invocation.build.engine = parser.positionalArguments().first();
    const auto engine = std::ranges::find(engines, invocation.build.engine,
                                          [](const CommandHelp &each) { return QString::fromLatin1(each.name); });
    const Level next{.path = level.path + QLatin1Char(' ') + invocation.build.engine,
                     .description = QString::fromLatin1(engine->text)};
    const QStringList rest = parser.positionalArguments().mid(1);
    return invocation.build.engine == QLatin1String("embedded") ? parseEmbedded(next, rest, invocation)
                                                                : parseEngine(next, rest, invocation);
}

std::optional<Notice> parsePlain(const Level &level, const QStringList &arguments, Invocation &invocation)
{
    Parser parser;
    addOverrideOptions(parser);
    const bool isGenerate = invocation.command == Invocation::Command::Generate;
    if (isGenerate) {
        addOption(parser, {QStringLiteral("stdout")},
                  QStringLiteral("Print the Containerfile instead of writing files."));
        addOption(parser, {QStringLiteral("no-squash")}, QStringLiteral("For a build that keeps its layers."));
        parser.addOption(containerFileOption());
    }
    if (auto notice = parseLevel(level, parser, arguments, invocation.global))
        return notice;
    invocation.overrides = overridesOf(parser);
    if (!isGenerate)
        return {};
    invocation.isToStandardOutput = parser.isSet(QStringLiteral("stdout"));
    invocation.build.hasNoSquash = parser.isSet(QStringLiteral("no-squash"));
    return readContainerFile(level, parser, invocation);
}

std::optional<Notice> parseTop(Parser &parser, const QStringList &arguments, Invocation &invocation)
{
    const Level level{.path = QStringLiteral("slipway-cli"),
                      .description =
                          QStringLiteral("Checks, previews and builds container images from CEKit descriptors."),
                      .commands = commands};
    addOption(parser, {QStringLiteral("descriptor")},
              QStringLiteral("Path to the image descriptor, or - for standard input; default: image.yaml"),
              QStringLiteral("PATH"));
    addOption(parser, {QStringLiteral("target")},
              QStringLiteral("Folder for everything that is generated; default: target"), QStringLiteral("DIR"));
    addOption(parser, {QStringLiteral("redhat")},
              QStringLiteral("Set default options for Red Hat internal infrastructure."));
    addOption(parser, {QStringLiteral("v"), QStringLiteral("verbose")}, QStringLiteral("Say more."));
    addOption(parser, {QStringLiteral("version")}, QStringLiteral("Show the version and exit."));
    GlobalOptions &global = invocation.global;
    // The version is asked for without a command, which parseLevel() would answer with help.
    parser.setOptionsAfterPositionalArgumentsMode(Parser::ParseAsPositionalArguments);
    if (parser.parse(QStringList(level.path) + arguments) && parser.isSet(QStringLiteral("version")))
        return Notice{QCoreApplication::applicationVersion() + QLatin1Char('\n'), 0};
    if (auto notice = parseLevel(level, parser, arguments, global))
        return notice;
    global.isVerbose = parser.isSet(QStringLiteral("verbose"));
    global.isRedHat = parser.isSet(QStringLiteral("redhat"));
    if (parser.isSet(QStringLiteral("descriptor")))
        global.descriptor = parser.value(QStringLiteral("descriptor"));
    if (parser.isSet(QStringLiteral("target")))
        global.target = parser.value(QStringLiteral("target"));
    return {};
}

} // namespace

std::expected<Invocation, Notice> parse(const QStringList &arguments)
{
    Invocation invocation;
    Parser top;
    if (auto notice = parseTop(top, arguments, invocation))
        return std::unexpected(*notice);
    const QString name = top.positionalArguments().first();
    const QStringList rest = top.positionalArguments().mid(1);
    const auto found =
        std::ranges::find(commands, name, [](const CommandHelp &each) { return QString::fromLatin1(each.name); });
    invocation.command = static_cast<Invocation::Command>(found - commands.begin());
    const bool isBuild = invocation.command == Invocation::Command::Build;
    const Level level{.path = QStringLiteral("slipway-cli ") + name,
                      .description = QString::fromLatin1(found->text),
                      .commands = isBuild ? std::span<const CommandHelp>(engines) : std::span<const CommandHelp>()};
    const auto notice = isBuild ? parseBuild(level, rest, invocation) : parsePlain(level, rest, invocation);
    if (notice)
        return std::unexpected(*notice);
    return invocation;
}

} // namespace slipway::cli
