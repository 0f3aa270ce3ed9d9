// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"

#include <array>

/// Rows of the schema table for the sections of a descriptor (SPEC 2.3). Only schema.cpp includes this.
namespace slipway::descriptor {

using enum ValueType;

inline constexpr std::array labelKeys{
    Key{"name", Str, "Key of the label, best in reverse-domain form: io.example.title.", true},
    Key{"value", Str, "Value of the label. Numbers and booleans have to be quoted.", true},
    Key{"description", Str, "What the label says; for readers of the descriptor only."}};

inline constexpr std::array argKeys{
    Key{"name", Str, "Name of the build argument.", true},
    Key{"value", Str, "Default value, used when the build is started without another. Quote numbers."},
    Key{"example", Str, "An example value, for readers of the descriptor only."},
    Key{"description", Str, "What the argument changes; for readers of the descriptor only."}};

inline constexpr std::array envKeys{
    Key{"name", Str, "Name of the environment variable.", true},
    Key{"value", Any, "Value in the image. Without it, or with 0, false or nothing, the variable is not set."},
    Key{"example", Any, "An example value, for the documentation only."},
    Key{"description", Str, "What the variable changes; appears in the help page."}};

inline constexpr std::array portKeys{
    Key{"value", Int, "Number of the port.", true},
    Key{"protocol", Str, "Protocol, such as tcp; for the documentation only."},
    Key{"service", Str, "Name of the service that listens there; for the documentation only."},
    Key{"expose", Bool, "Whether the port is written as EXPOSE.", false, "true"},
    Key{"description", Str, "What listens there; appears in the help page."}};

inline constexpr std::array runKeys{
    Key{"workdir", Str, "Directory in which the command starts, written as WORKDIR."},
    Key{"user", Text, "User, as name or number, that runs the command. It is not written for images from scratch.",
        false, "root"},
    Key{"cmd",
        Seq,
        "Command and arguments to start, or arguments of the entrypoint, one list item each.",
        false,
        {},
        {},
        {},
        true,
        Str},
    Key{"entrypoint",
        Seq,
        "Program that always starts, with its first arguments, one list item each.",
        false,
        {},
        {},
        {},
        true,
        Str}};

inline constexpr std::array volumeKeys{Key{"name", Str, "Name of the volume; the last part of the path when absent."},
                                       Key{"path", Str, "Directory in the container.", true}};

inline constexpr std::array executeKeys{Key{"name", Str, "Name of the step; module and script when absent."},
                                        Key{"script", Str, "File in the folder of the module that is run with sh -x."},
                                        Key{"user", Text, "User that runs the script.", false, "root"}};

inline constexpr std::array modulesKeys{
    Key{"repositories",
        Seq,
        "Places where modules are looked for: folders or git repositories.",
        false,
        "[]",
        {},
        ObjectKind::Artifact,
        true},
    Key{"install",
        Seq,
        "Modules to install, in this order. What a module requires comes before it.",
        false,
        "[]",
        {},
        ObjectKind::Install,
        true}};

inline constexpr std::array installKeys{
    Key{"name", Str, "Name of the module.", true},
    Key{"version", Str, "Version to take, in quotes. Without it the highest version that was found is taken."}};

inline constexpr std::array<std::string_view, 5> packageManagers{"yum", "dnf", "microdnf", "apk", "apt-get"};

inline constexpr std::array packagesKeys{
    Key{"content_sets", Any,
        "Content sets of Red Hat's repositories, a list for each architecture. Replaces all other repositories."},
    Key{"content_sets_file", Str, "YAML file with the content sets, relative to this descriptor."},
    Key{"repositories",
        Seq,
        "Package repositories to use while building.",
        false,
        "[]",
        {},
        ObjectKind::Repository,
        true},
    Key{"remove", Seq, "Packages to remove.", false, {}, {}, {}, true},
    Key{"install",
        Seq,
        "Packages to install; name=version asks for one version where the manager knows that form.",
        false,
        {},
        {},
        {},
        true},
    Key{"reinstall", Seq, "Packages to install again.", false, {}, {}, {}, true},
    Key{"manager", Str, "Program that installs packages.", false, "yum", packageManagers},
    Key{"manager_flags", Str,
        "Options put before the command of the package manager instead of the usual ones. Only the image's own "
        "count."}};

inline constexpr std::array repositoryKeys{
    Key{"name", Str, "Name of the repository.", true},
    Key{"id", Str, "Identifier of a repository that the image already has; nothing is added."},
    Key{"url", Map, "Where a .repo file can be downloaded.", false, {}, {}, ObjectKind::RepositoryUrl},
    Key{"rpm", Str, "Package that sets the repository up when it is installed."},
    Key{"description", Str, "What the repository holds; for readers of the descriptor only."}};

inline constexpr std::array repositoryUrlKeys{
    Key{"repository", Str, "URL of the .repo file. It is in the image only while it is built."}};

inline constexpr std::array osbsKeys{
    Key{"repository", Any, "The dist-git repository to build from.", false, {}, {}, ObjectKind::OsbsRepository},
    Key{"configuration",
        Any,
        "Settings that OSBS reads from files beside the Dockerfile.",
        false,
        {},
        {},
        ObjectKind::Configuration},
    Key{"koji_target", Str, "Koji target; made from the branch when absent."},
    Key{"extra_dir", Str, "Folder beside the descriptor whose files go to dist-git as well.", false, "osbs_extra"},
    Key{"extra_dir_target", Str, "Where the extra folder is copied to in the image; not copied when absent."}};

inline constexpr std::array configurationKeys{
    Key{"container", Any, "Content of container.yaml."},
    Key{"container_file", Str, "File to take as container.yaml, relative to this descriptor."},
    Key{"gating_file", Str, "File to take as gating.yaml, relative to this descriptor."}};

inline constexpr std::array osbsRepositoryKeys{
    Key{"name", Str, "Name of the dist-git repository, such as containers/app."},
    Key{"branch", Str, "Branch of the dist-git repository."}};

} // namespace slipway::descriptor
