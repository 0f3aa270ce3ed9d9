// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"

#include <array>

/// Rows of the schema table for the three documents (SPEC 2.3). Only schema.cpp includes this.
namespace slipway::descriptor {

using enum ValueType;

inline constexpr Key schemaVersionKey{"schema_version", Int,
                                      "Version of the descriptor format. Only 1 exists; CEKit does not look at it."};
inline constexpr Key releaseKey{"release", Text,
                                "Release of the image. It stays in image.yaml; nothing is generated from it."};
inline constexpr Key fromKey{"from", Str,
                             "The image that this one is built on, as registry/name:tag. Use scratch for an image that "
                             "starts empty, or the name of an earlier stage."};
inline constexpr Key followTagKey{"follow_tag", Str,
                                  "An image with a moving tag. Its version and release labels are asked for with "
                                  "skopeo and become the from of this image. Needs the Red Hat mode."};
inline constexpr Key descriptionKey{"description", Text,
                                    "What the image is for, in a sentence. It becomes the description and summary "
                                    "labels unless those labels are written out."};
inline constexpr Key argsKey{
    "args",          Any,  "Build arguments: variables that exist while the image is built, written as ARG.",
    false,           "[]", {},
    ObjectKind::Arg, true};
inline constexpr Key labelsKey{
    "labels", Any, "Labels: metadata of the image, written as LABEL.", false, "[]", {}, ObjectKind::Label, true};
inline constexpr Key envsKey{
    "envs",          Any,  "Environment variables, written as ENV. Those without a value only serve as documentation.",
    false,           "[]", {},
    ObjectKind::Env, true};
inline constexpr Key portsKey{
    "ports", Any, "Ports that the image listens on, written as EXPOSE.", false, "[]", {}, ObjectKind::Port, true};
inline constexpr Key runKey{
    "run",          Any, "How a container of the image starts: user, working directory, entrypoint and command.",
    false,          {},  {},
    ObjectKind::Run};
inline constexpr Key artifactsKey{
    "artifacts",
    Any,
    "Files that are brought into the image: from a path, a URL, git, another image, or the artifact cache.",
    false,
    "[]",
    {},
    ObjectKind::Artifact,
    true};
inline constexpr Key modulesKey{
    "modules", Any, "Where modules come from and which of them are installed.", false, {}, {}, ObjectKind::Modules};
inline constexpr Key packagesKey{
    "packages",          Any, "Packages to install or remove, the package manager and its repositories.", false, {}, {},
    ObjectKind::Packages};
inline constexpr Key osbsKey{
    "osbs",          Any, "What the OSBS build service needs: dist-git repository and configuration.", false, {}, {},
    ObjectKind::Osbs};
inline constexpr Key volumesKey{
    "volumes",          Any, "Directories that live outside the container, written as VOLUME.", false, "[]", {},
    ObjectKind::Volume, true};
inline constexpr Key helpKey{
    "help", Map, "Whether a help page is made, and from which template.", false, {}, {}, ObjectKind::Help};
inline constexpr Key executeKey{"execute",
                                Any,
                                "Scripts of the module that run in the image while it is built, in this order.",
                                false,
                                "[]",
                                {},
                                ObjectKind::Execute,
                                true};

inline constexpr std::string_view nameHelp =
    "Name of the image. Together with the version it becomes the default tag; other stages refer to it by this name.";
inline constexpr std::string_view versionHelp =
    "Version of the image, used in the default tag. Quote it: an unquoted 1.10 is the number 1.1.";
inline constexpr std::string_view moduleNameHelp = "Name by which images and other modules install this module.";
inline constexpr std::string_view moduleVersionHelp =
    "Version of the module, best as PEP 440 says (1.0, 1.2.3). The highest is taken when nobody asks for another.";

inline constexpr std::array imageKeys{Key{"name", Str, nameHelp, true},
                                      Key{"version", Text, versionHelp, true},
                                      schemaVersionKey,
                                      releaseKey,
                                      fromKey,
                                      followTagKey,
                                      descriptionKey,
                                      argsKey,
                                      labelsKey,
                                      envsKey,
                                      portsKey,
                                      runKey,
                                      artifactsKey,
                                      modulesKey,
                                      packagesKey,
                                      osbsKey,
                                      volumesKey,
                                      helpKey};
inline constexpr std::array moduleKeys{Key{"name", Str, moduleNameHelp, true},
                                       Key{"version", Text, moduleVersionHelp, true},
                                       schemaVersionKey,
                                       releaseKey,
                                       fromKey,
                                       followTagKey,
                                       descriptionKey,
                                       argsKey,
                                       labelsKey,
                                       envsKey,
                                       portsKey,
                                       runKey,
                                       artifactsKey,
                                       modulesKey,
                                       packagesKey,
                                       osbsKey,
                                       volumesKey,
                                       helpKey,
                                       executeKey};
inline constexpr std::array overridesKeys{Key{"name", Str, nameHelp},
                                          Key{"version", Text, versionHelp},
                                          schemaVersionKey,
                                          releaseKey,
                                          fromKey,
                                          followTagKey,
                                          descriptionKey,
                                          argsKey,
                                          labelsKey,
                                          envsKey,
                                          portsKey,
                                          runKey,
                                          artifactsKey,
                                          modulesKey,
                                          packagesKey,
                                          osbsKey,
                                          volumesKey,
                                          helpKey};

inline constexpr std::array helpKeys{
    Key{"add", Bool, "Whether the help page is added to the image.", false, "false"},
    Key{"template", Text,
        "Path of a template for the help page, relative to the descriptor. Without it the built-in page is used."}};

} // namespace slipway::descriptor
