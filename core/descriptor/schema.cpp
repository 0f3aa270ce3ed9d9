// SPDX-License-Identifier: MIT
#include "core/descriptor/schema.h"

#include "core/descriptor/schemaartifacts.h"
#include "core/descriptor/schemaimage.h"
#include "core/descriptor/schemasections.h"

#include <algorithm>
#include <array>

namespace slipway::descriptor {

namespace {

constexpr std::array<Object, objectKindCount> objects{{
    {ObjectKind::Image, "Image", "an image", imageKeys},
    {ObjectKind::Module, "Module", "a module", moduleKeys},
    {ObjectKind::Overrides, "Overrides", "an overrides descriptor", overridesKeys},
    {ObjectKind::Label, "Label", "a label", labelKeys},
    {ObjectKind::Arg, "Arg", "a build argument", argKeys},
    {ObjectKind::Env, "Env", "an environment variable", envKeys, true},
    {ObjectKind::Port, "Port", "a port", portKeys},
    {ObjectKind::Run, "Run", "the run section", runKeys},
    {ObjectKind::Volume, "Volume", "a volume", volumeKeys},
    {ObjectKind::Execute, "Execute", "a script to execute", executeKeys},
    {ObjectKind::Modules, "Modules", "the modules section", modulesKeys},
    {ObjectKind::Install, "Install", "a module to install", installKeys},
    {ObjectKind::Packages, "Packages", "the packages section", packagesKeys},
    {ObjectKind::Repository, "Repository", "a package repository", repositoryKeys},
    {ObjectKind::Osbs, "Osbs", "the osbs section", osbsKeys},
    {ObjectKind::Configuration, "Configuration", "the OSBS configuration", configurationKeys},
    {ObjectKind::OsbsRepository, "Repository", "the OSBS repository", osbsRepositoryKeys},
    {ObjectKind::PathArtifact, "_PathResource", "an artifact from a path", pathArtifactKeys},
    {ObjectKind::UrlArtifact, "_UrlResource", "an artifact from a URL", urlArtifactKeys},
    {ObjectKind::GitArtifact, "_GitResource", "an artifact from git", gitArtifactKeys},
    {ObjectKind::PlainArtifact, "_PlainResource", "an artifact known by its checksum", plainArtifactKeys},
    {ObjectKind::ImageArtifact, "_ImageContentResource", "an artifact from an image", imageArtifactKeys},
    {ObjectKind::PncArtifact, "_PncResource", "an artifact from PNC", pncArtifactKeys},
    {ObjectKind::Artifact, "Resource", "an artifact", anyArtifactKeys},
    {ObjectKind::Help, "Help", "the help section", helpKeys},
    {ObjectKind::RepositoryUrl, "Repository", "the URL of a package repository", repositoryUrlKeys},
    {ObjectKind::GitSource, "_GitResource", "a git source", gitSourceKeys},
}};

static_assert(
    [] {
        for (std::size_t i = 0; i < objects.size(); ++i) {
            if (objects[i].kind != static_cast<ObjectKind>(i))
                return false;
        }
        return true;
    }(),
    "the table is in the order of ObjectKind");

} // namespace

const Object &object(ObjectKind kind)
{
    return objects[static_cast<std::size_t>(kind)];
}

const Key *key(ObjectKind kind, std::string_view name)
{
    const std::span<const Key> keys = object(kind).keys;
    const auto found = std::ranges::find(keys, name, &Key::name);
    return found == keys.end() ? nullptr : &*found;
}

std::string_view typeInWords(ValueType type)
{
    switch (type) {
    case ValueType::Str:
        return "text";
    case ValueType::Text:
        return "text or a number";
    case ValueType::Int:
        return "a whole number";
    case ValueType::Bool:
        return "true or false";
    case ValueType::Any:
        return "anything";
    case ValueType::Seq:
        return "a list";
    case ValueType::Map:
        return "a map";
    }
    return {};
}

} // namespace slipway::descriptor
