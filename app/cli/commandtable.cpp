// SPDX-License-Identifier: MIT
#include "app/cli/commandtable.h"

namespace slipway::cli {

namespace {

using Kind = Option::Kind;

Option flag(const char *name, const char *help)
{
    return {.names = {QString::fromLatin1(name)}, .help = QString::fromUtf8(help)};
}

Option value(const char *name, const char *valueName, const char *help)
{
    return {.names = {QString::fromLatin1(name)},
            .help = QString::fromUtf8(help),
            .kind = Kind::Value,
            .valueName = QString::fromLatin1(valueName)};
}

Option choice(const char *name, const QStringList &choices, const char *help)
{
    return {
        .names = {QString::fromLatin1(name)}, .help = QString::fromUtf8(help), .kind = Kind::Value, .choices = choices};
}

Option named(const char *shortName, Option option)
{
    option.names.prepend(QString::fromLatin1(shortName));
    return option;
}

QList<Option> overrideOptions()
{
    return {value("--overrides", "YAML", "Inline overrides in YAML or JSON, or - for standard input; may be repeated."),
            value("--overrides-file", "PATH", "Path or address of overrides; may be repeated, later ones win.")};
}

Option containerFile()
{
    return choice("--container-file", {QStringLiteral("Containerfile"), QStringLiteral("Dockerfile")},
                  "Name of the generated file; default: what the engine expects.");
}

QList<Option> engineOptions()
{
    return {flag("--pull", "Look for newer base images first."),
            flag("--no-squash", "Keep the layers as the engine makes them."),
            value("--tag", "TAG", "Tag of the image; may be repeated."),
            value("--build-arg", "ARG[=VALUE]", "Build argument; may be repeated."),
            value("--build-flag", "FLAG", "Passed on to the engine as one argument; may be repeated."),
            value("--platform", "PLATFORM", "Platform to build for.")};
}

QList<Option> osbsOptions()
{
    Option tag = value("--tag", "[TAG]", "Tag the sources after a release build.");
    tag.kind = Kind::OptionalValue;
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
    return {.name = QStringLiteral("embedded"),
            .text = QStringLiteral("Builds an image from scratch without a daemon, root or network."),
            .options = {value("--tag", "TAG", "Tag of the image, NAME:VERSION; may be repeated."),
                        named("-o", value("--output", "PATH",
                                          "Folder (OCI layout) or file (archive) to write; default: below the target "
                                          "folder.")),
                        choice("--format",
                               {QStringLiteral("oci"), QStringLiteral("oci-archive"), QStringLiteral("docker-archive")},
                               "A layout folder or an archive.")}};
}

CommandSpec engine(const char *name)
{
    const QString engineName = QString::fromLatin1(name);
    return {.name = engineName,
            .text = QStringLiteral("Generates the target folder and runs %1 on it.").arg(engineName),
            .options = engineOptions()};
}

CommandSpec build()
{
    CommandSpec spec{.name = QStringLiteral("build"),
                     .text = QStringLiteral("Builds the image: embedded (from scratch, by Slipway itself), podman, "
                                            "buildah or docker."),
                     .options = {flag("--validate", "Only check, write nothing."),
                                 flag("--dry-run", "Write the target folder, but build nothing."), containerFile()}};
    spec.options += overrideOptions();
    spec.commands = {embedded(),
                     engine("podman"),
                     engine("buildah"),
                     engine("docker"),
                     {.name = QStringLiteral("osbs"),
                      .text = QStringLiteral("Generates the files for OSBS; only with --dry-run or --validate."),
                      .options = osbsOptions()}};
    return spec;
}

CommandSpec test()
{
    CommandSpec spec{.name = QStringLiteral("test"),
                     .text = QStringLiteral("CEKit's tests of images, which Slipway does not run."),
                     .options = {value("--image", "IMAGE", "Image to test.")}};
    spec.options += overrideOptions();
    spec.commands = {{.name = QStringLiteral("behave"),
                      .text = QStringLiteral("Not run by Slipway: use CEKit for it."),
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
    return {.name = QStringLiteral("cache"),
            .text = QStringLiteral("The artifact cache, which CEKit uses too: lists, adds and removes files."),
            .commands = {{.name = QStringLiteral("ls"), .text = QStringLiteral("Lists the cached artifacts.")},
                         {.name = QStringLiteral("add"),
                          .text = QStringLiteral("Adds a file or a download that has the given checksums."),
                          .options = {value("--md5", "CHECKSUM", "The file's md5 checksum."),
                                      value("--sha1", "CHECKSUM", "The file's sha1 checksum."),
                                      value("--sha256", "CHECKSUM", "The file's sha256 checksum."),
                                      value("--sha512", "CHECKSUM", "The file's sha512 checksum.")},
                          .argument = QStringLiteral("LOCATION")},
                         {.name = QStringLiteral("rm"),
                          .text = QStringLiteral("Removes an artifact."),
                          .argument = QStringLiteral("UUID")},
                         {.name = QStringLiteral("clear"),
                          .text = QStringLiteral("Removes all artifacts, after a question."),
                          .options = {named("-y", flag("--yes", "Ask nothing."))}}}};
}

CommandSpec top()
{
    CommandSpec generate{.name = QStringLiteral("generate"),
                         .text = QStringLiteral("Writes the Containerfile, image.yaml and everything beside them below "
                                                "the target folder."),
                         .options = overrideOptions()};
    generate.options += {flag("--stdout", "Print the Containerfile instead of writing files."),
                         flag("--no-squash", "For a build that keeps its layers."), containerFile()};
    return {.name = QStringLiteral("slipway-cli"),
            .text = QStringLiteral("Checks, previews and builds container images from CEKit descriptors."),
            .options = {flag("--version", "Show the version and exit.")},
            .commands = {{.name = QStringLiteral("validate"),
                          .text = QStringLiteral("Checks the descriptor, its modules and overrides; prints every "
                                                 "problem with its place."),
                          .options = overrideOptions()},
                         generate,
                         {.name = QStringLiteral("contents"),
                          .text = QStringLiteral("Lists what the image from scratch will hold, before any build."),
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

const QList<Option> &globalOptions()
{
    static const QList<Option> options{
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
