// SPDX-License-Identifier: MIT
#include "app/cli/commandtable.h"

#include <format>

namespace slipway::cli {

namespace {

using Kind = Option::Kind;

Option flag(const char *name, const char *help)
{
    return {.names = {name}, .help = help};
}

Option value(const char *name, const char *valueName, const char *help)
{
    return {.names = {name}, .help = help, .kind = Kind::Value, .valueName = valueName};
}

Option choice(const char *name, const std::vector<std::string> &choices, const char *help)
{
    return {.names = {name}, .help = help, .kind = Kind::Value, .choices = choices};
}

void append(std::vector<Option> &options, const std::vector<Option> &more)
{
    options.insert(options.end(), more.begin(), more.end());
}

Option named(const char *shortName, Option option)
{
    option.names.insert(option.names.begin(), shortName);
    return option;
}

std::vector<Option> overrideOptions()
{
    return {value("--overrides", "YAML", "Inline overrides in YAML or JSON, or - for standard input; may be repeated."),
            value("--overrides-file", "PATH", "Path or address of overrides; may be repeated, later ones win.")};
}

Option containerFile()
{
    return choice("--container-file", {"Containerfile", "Dockerfile"},
                  "Name of the generated file; default: what the engine expects.");
}

std::vector<Option> engineOptions()
{
    return {flag("--pull", "Look for newer base images first."),
            flag("--no-squash", "Keep the layers as the engine makes them."),
            value("--tag", "TAG", "Tag of the image; may be repeated."),
            value("--build-arg", "ARG[=VALUE]", "Build argument; may be repeated."),
            value("--build-flag", "FLAG", "Passed on to the engine as one argument; may be repeated."),
            value("--platform", "PLATFORM", "Platform to build for.")};
}

std::vector<Option> osbsOptions()
{
    Option tag = value("--tag", "[TAG]", "Tag the sources after a release build.");
    tag.kind = Kind::OptionalValue;
    tag.implied = "{{name}}-{{version}}";
    return {flag("--release", "A release build instead of a scratch build."),
            value("--user", "USER", "User to build as."),
            flag("--nowait", "Do not wait for the task."),
            flag("--stage", "Use the stage environment."),
            flag("--sync-only", "Only write to dist-git."),
            value("--commit-message", "MESSAGE", "Message of the commit in dist-git."),
            tag,
            named("-y", flag("--assume-yes", "Ask nothing."))};
}

CommandSpec embedded()
{
    return {
        .name = "embedded",
        .text = "Builds an image from scratch without a daemon, root or network.",
        .options = {value("--tag", "TAG", "Tag of the image, NAME:VERSION; may be repeated."),
                    named("-o", value("--output", "PATH",
                                      "Folder (OCI layout) or file (archive) to write; default: below the target "
                                      "folder.")),
                    choice("--format", {"oci", "oci-archive", "docker-archive"}, "A layout folder or an archive.")}};
}

CommandSpec engine(const char *name)
{
    const std::string engineName = name;
    return {.name = engineName,
            .text = std::format("Generates the target folder and runs {} on it.", engineName),
            .options = engineOptions()};
}

CommandSpec build()
{
    CommandSpec spec{.name = "build",
                     .text = "Builds the image: embedded (from scratch, by Slipway itself), podman, "
                             "buildah or docker.",
                     .options = {flag("--validate", "Only check, write nothing."),
                                 flag("--dry-run", "Write the target folder, but build nothing."), containerFile()}};
    append(spec.options, overrideOptions());
    spec.commands = {embedded(),
                     engine("podman"),
                     engine("buildah"),
                     engine("docker"),
                     {.name = "osbs",
                      .text = "Generates the files for OSBS; only with --dry-run or --validate.",
                      .options = osbsOptions()}};
    return spec;
}

CommandSpec test()
{
    CommandSpec spec{.name = "test",
                     .text = "CEKit's tests of images, which Slipway does not run.",
                     .options = {value("--image", "IMAGE", "Image to test.")}};
    append(spec.options, overrideOptions());
    spec.commands = {{.name = "behave",
                      .text = "Not run by Slipway: use CEKit for it.",
                      .options = {value("--steps-url", "URL", "Library of steps."),
                                  value("--steps-ref", "REF", "Branch or tag of the library."),
                                  flag("--wip", "Only scenarios that are worked on."),
                                  value("--include-re", "REGEX", "Only features that fit."),
                                  value("--exclude-re", "REGEX", "No features that fit."),
                                  value("--name", "NAME", "Scenario to run; may be repeated.")}}};
    return spec;
}

/// CEKit's program cekit-cache.
CommandSpec cache()
{
    return {.name = "cache",
            .text = "The artifact cache, which CEKit uses too: lists, adds and removes files.",
            .commands = {{.name = "ls", .text = "Lists the cached artifacts."},
                         {.name = "add",
                          .text = "Adds a file or a download that has the given checksums.",
                          .options = {value("--md5", "CHECKSUM", "The file's md5 checksum."),
                                      value("--sha1", "CHECKSUM", "The file's sha1 checksum."),
                                      value("--sha256", "CHECKSUM", "The file's sha256 checksum."),
                                      value("--sha512", "CHECKSUM", "The file's sha512 checksum.")},
                          .argument = "LOCATION"},
                         {.name = "rm", .text = "Removes an artifact.", .argument = "UUID"},
                         {.name = "clear",
                          .text = "Removes all artifacts, after a question.",
                          .options = {named("-y", flag("--yes", "Ask nothing."))}}}};
}

CommandSpec top()
{
    CommandSpec generate{.name = "generate",
                         .text = "Writes the Containerfile, image.yaml and everything beside them below "
                                 "the target folder.",
                         .options = overrideOptions()};
    append(generate.options, {flag("--stdout", "Print the Containerfile instead of writing files."),
                              flag("--no-squash", "For a build that keeps its layers."), containerFile()});
    return {
        .name = "slipway-cli",
        .text = "Checks, previews and builds container images from CEKit descriptors.",
        .options = {flag("--version", "Show the version and exit.")},
        .commands = {{.name = "validate",
                      .text = "Checks the descriptor, its modules and overrides; prints every "
                              "problem with its place.",
                      .options = overrideOptions()},
                     generate,
                     {.name = "contents",
                      .text = "Lists what the image from scratch will hold, before any build.",
                      .options = overrideOptions()},
                     {.name = "fetch",
                      .text = "Refreshes module repositories and overrides, fills the artifact cache; builds nothing.",
                      .options = overrideOptions()},
                     build(),
                     test(),
                     cache()}};
}

} // namespace

const CommandSpec &commandTable()
{
    static const CommandSpec table = top();
    return table;
}

const std::vector<Option> &globalOptions()
{
    static const std::vector<Option> options{
        value("--descriptor", "PATH", "Path to the image descriptor, or - for standard input; default: image.yaml"),
        value("--target", "DIR", "Folder for everything that is generated; default: target"),
        value("--work-dir", "DIR", "Folder of the artifact cache; default: ~/.cekit"),
        value("--config", "PATH", "Configuration file; default: ~/.cekit/config"),
        flag("--redhat", "Set default options for Red Hat internal infrastructure."),
        named("-v", flag("--verbose", "Say more.")),
        flag("--trace", "Let the engine say more."),
        flag("--nocolor", "Print without colours."),
        flag("--json", "Print for a machine: JSON on standard output."),
        flag("--no-artifacts", "Fetch nothing; what is missing is listed."),
        flag("--help", "Show this message and exit.")};
    return options;
}

} // namespace slipway::cli
