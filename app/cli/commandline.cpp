// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include "app/cli/commandtable.h"
#include "core/descriptor/suggest.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace slipway::cli {

namespace {

constexpr int usageError = 2;

void append(std::vector<std::string> &to, const std::vector<std::string> &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

/// One level as it is being read: its path (`slipway-cli build`) stands in usage lines.
struct Level {
    std::string path;
    const CommandSpec &spec;

    [[nodiscard]] bool isGroup() const { return !spec.commands.empty(); }
    [[nodiscard]] bool isTop() const { return &spec == &commandTable(); }
    [[nodiscard]] std::string usage() const
    {
        const std::string argument = spec.argument.empty() ? "" : ' ' + spec.argument;
        return std::format("Usage: {} [OPTIONS]{}\n", path, isGroup() ? " COMMAND [ARGS]..." : argument);
    }
    [[nodiscard]] Notice wrong(const std::string &error) const
    {
        return {usage() + std::format("Try '{} --help' for help.\n\nError: {}\n", path, error), usageError};
    }
};

Notice help(const Level &level)
{
    std::string page = level.usage() + '\n' + level.spec.text + "\n\nOptions:\n";
    page += optionsHelp(level.spec.options);
    if (level.isTop()) {
        page += optionsHelp(globalOptions());
    } else {
        page += optionsHelp({globalOptions().end() - 3, globalOptions().end()});
        page += helpRow("…", "and all options of slipway-cli itself");
    }
    if (level.isGroup()) {
        page += "\nCommands:\n";
        for (const CommandSpec &command : level.spec.commands)
            page += helpRow(command.name, command.text);
    }
    return {page, 0};
}

/// The first of `--help` and `--version`, which end everything once a level's options could be read.
std::optional<Notice> noticeOf(const Level &level, const Given &given)
{
    for (const auto &[name, value] : given.options) {
        if (name == "--help")
            return help(level);
        if (name == "--version")
            return Notice{SLIPWAY_VERSION "\n", 0};
    }
    return {};
}

void readGlobal(const Given &given, GlobalOptions &global)
{
    global.descriptor = given.value("--descriptor", global.descriptor);
    global.target = given.value("--target", global.target);
    global.workDirectory = given.value("--work-dir", global.workDirectory);
    global.config = given.value("--config", global.config);
    global.isRedHat |= given.has("--redhat");
    global.isVerbose |= given.has("--verbose");
    global.isTraced |= given.has("--trace");
    global.isColourless |= given.has("--nocolor");
    global.isJson |= given.has("--json");
    global.hasNoArtifacts |= given.has("--no-artifacts");
}

void readOwn(const Given &given, Invocation &invocation)
{
    for (const auto &[name, value] : given.options) {
        if (name == "--overrides" || name == "--overrides-file")
            invocation.overrides.push_back({value, name == "--overrides-file"});
    }
    invocation.isToStandardOutput |= given.has("--stdout");
    invocation.isValidating |= given.has("--validate");
    invocation.isDryRun |= given.has("--dry-run");
    invocation.containerFile = given.value("--container-file", invocation.containerFile);
    BuildOptions &build = invocation.build;
    build.isPulling |= given.has("--pull");
    build.hasNoSquash |= given.has("--no-squash");
    append(build.tags, given.values("--tag"));
    append(build.buildArguments, given.values("--build-arg"));
    append(build.buildFlags, given.values("--build-flag"));
    build.platform = given.value("--platform", build.platform);
    build.output = given.value("--output", build.output);
    build.format = given.value("--format", build.format);
}

void readCache(const Given &given, CacheOptions &cache)
{
    for (const std::string algorithm : {"sha512", "sha256", "sha1", "md5"}) {
        const std::string value = given.value("--" + algorithm);
        if (!value.empty())
            cache.checksums.emplace_back(algorithm, value);
    }
    cache.argument = given.arguments.empty() ? "" : given.arguments.front();
    cache.isConfirmed = given.has("--yes");
}

/// What is wrong with the number of a command's arguments; empty when nothing is.
std::string wrongArguments(const CommandSpec &spec, const std::vector<std::string> &arguments)
{
    const std::size_t taken = spec.argument.empty() ? 0 : 1;
    if (arguments.size() < taken)
        return std::format("Missing argument '{}'.", spec.argument);
    const std::vector<std::string> extra(arguments.begin() + static_cast<std::ptrdiff_t>(taken), arguments.end());
    if (extra.empty())
        return {};
    return std::format("Got unexpected extra argument{} ({})", extra.size() == 1 ? "" : "s", joined(extra, " "));
}

/// What options of one command forbid each other, in CEKit's words; empty when nothing is wrong. An empty value is
/// none.
std::string contradiction(const std::string &command, const Given &given, const GlobalOptions &global)
{
    const auto has = [&given](const char *name) { return given.has(name); };
    const auto says = [&given](const char *name) { return !given.value(name).empty(); };
    if (command == "osbs" && says("--tag") && !has("--release"))
        return "--tag requires --release as scratch builds cannot be tagged";
    if (command == "add" && !says("--md5") && !says("--sha1") && !says("--sha256") && !says("--sha512"))
        return "At least one checksum must be provided";
    if (command == "fetch" && global.hasNoArtifacts)
        return "--no-artifacts fetches nothing, so there is nothing to do";
    if (command != "behave")
        return {};
    const bool hasExpression = says("--include-re") || says("--exclude-re");
    if (has("--wip") && has("--name"))
        return "Parameters --name and --wip cannot be used together";
    if (says("--include-re") && says("--exclude-re"))
        return "Parameters --include-re and --exclude-re cannot be used together";
    if (has("--name") && hasExpression)
        return "Parameters --names cannot be used with --include-re or --exclude-re";
    if (has("--wip") && hasExpression)
        return "Parameters --wip cannot be used with --include-re or --exclude-re";
    return {};
}

std::string unknownCommand(const std::string &name, const std::vector<CommandSpec> &commands)
{
    std::vector<std::string_view> names;
    for (const CommandSpec &command : commands)
        names.push_back(command.name);
    const std::string_view similar = descriptor::nearest(name, names);
    const std::string question = similar.empty() ? std::string() : std::format(" Did you mean '{}'?", similar);
    return std::format("No such command '{}'.{}", name, question);
}

/// Whether click takes the name of an unknown command for an option, and so shows help instead of an error.
bool looksLikeOption(const std::string &name)
{
    const auto first = static_cast<unsigned char>(name.empty() ? 'x' : name.front());
    return first < 0x80 && !std::isalnum(first);
}

/// Reads one level and those below it.
std::optional<Notice> readLevel(const Level &level, const std::vector<std::string> &arguments, Invocation &invocation)
{
    if (level.isGroup() && arguments.empty())
        return help(level);
    std::vector<Option> options = level.spec.options;
    options.insert(options.end(), globalOptions().begin(), globalOptions().end());
    const std::expected<Given, std::string> given = readOptions(options, arguments, !level.isGroup());
    if (!given)
        return level.wrong(given.error());
    if (std::optional<Notice> notice = noticeOf(level, *given))
        return notice;
    if (const std::string error = wrongChoice(options, *given); !error.empty())
        return level.wrong(error);
    readGlobal(*given, invocation.global);
    readOwn(*given, invocation);
    const std::vector<std::string> &rest = given->arguments;
    if (!level.isGroup()) {
        readCache(*given, invocation.cache);
        std::string error = wrongArguments(level.spec, rest);
        if (error.empty())
            error = contradiction(level.spec.name, *given, invocation.global);
        return error.empty() ? std::nullopt : std::optional(level.wrong(error));
    }
    if (rest.empty())
        return level.wrong("Missing command.");
    const auto next = std::ranges::find(level.spec.commands, rest.front(), &CommandSpec::name);
    if (next == level.spec.commands.end())
        return looksLikeOption(rest.front()) ? help(level)
                                             : level.wrong(unknownCommand(rest.front(), level.spec.commands));
    if (level.isTop())
        invocation.command = static_cast<Invocation::Command>(next - level.spec.commands.begin());
    if (level.spec.name == "build")
        invocation.build.engine = next->name;
    if (level.spec.name == "cache")
        invocation.cache.command = next->name;
    return readLevel({level.path + ' ' + next->name, *next}, {rest.begin() + 1, rest.end()}, invocation);
}

} // namespace

std::expected<Invocation, Notice> parse(const std::vector<std::string> &arguments)
{
    Invocation invocation;
    if (std::optional<Notice> notice = readLevel({commandTable().name, commandTable()}, arguments, invocation))
        return std::unexpected(std::move(*notice));
    return invocation;
}

} // namespace slipway::cli
