// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace slipway::descriptor {

/// The kinds of map that a descriptor is made of. `Artifact` stands for any of the six kinds of artifact (and of module
/// repository) as long as nobody has looked at the keys.
enum class ObjectKind : std::uint8_t {
    Image,
    Module,
    Overrides,
    Label,
    Arg,
    Env,
    Port,
    Run,
    Volume,
    Execute,
    Modules,
    Install,
    Packages,
    Repository,
    Osbs,
    Configuration,
    OsbsRepository,
    PathArtifact,
    UrlArtifact,
    GitArtifact,
    PlainArtifact,
    ImageArtifact,
    PncArtifact,
    Artifact,
    Help,
    RepositoryUrl,
    GitSource,
};
inline constexpr std::size_t objectKindCount = 27;

/// What CEKit's validator accepts for a key (SPEC 2.1).
enum class ValueType : std::uint8_t {
    Str,  ///< text only: `1.1` is a number and is refused
    Text, ///< text or a number
    Int,
    Bool,
    Any,
    Seq,
    Map,
};

/// One key of an object.
struct Key {
    std::string_view name;
    ValueType type = ValueType::Any;
    std::string_view help; ///< one paragraph, English, for hover and forms
    bool isRequired = false;
    std::string_view defaultText = {};              ///< what applies when the key is absent, as YAML; empty: nothing
    std::span<const std::string_view> choices = {}; ///< the only values allowed; empty: no such limit
    std::optional<ObjectKind> object = {};          ///< the object that the value is, or that each item of the list is
    bool isList = false;                            ///< a list of `object` or of scalars
    ValueType items = ValueType::Any;               ///< type of the items of a Seq
};

/// One object: its keys in the order of SPEC 2.3.
struct Object {
    ObjectKind kind = ObjectKind::Image;
    std::string_view name;  ///< CEKit's class name: `Image`, `_PathResource`
    std::string_view title; ///< in words, with article: `an image`, `a label`
    std::span<const Key> keys;
    bool allowsOtherKeys = false;
};

/// The table: the only place that knows keys, types and defaults. Reader, completion, hover, forms and the exported
/// JSON Schema are driven by it.
[[nodiscard]] const Object &object(ObjectKind kind);
/// nullptr when the object has no such key.
[[nodiscard]] const Key *key(ObjectKind kind, std::string_view name);
/// `text`, `text or a number`, `a whole number`, …
[[nodiscard]] std::string_view typeInWords(ValueType type);

/// Where artifacts land when no `dest` is given.
inline constexpr std::string_view defaultArtifactDestination = "/tmp/artifacts/";

} // namespace slipway::descriptor
