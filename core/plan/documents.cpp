// SPDX-License-Identifier: MIT
#include "core/plan/documents.h"

#include "core/descriptor/build.h"

#include <algorithm>
#include <array>

namespace slipway::plan {

namespace {

namespace fs = std::filesystem;
using descriptor::BuildContext;
using descriptor::ObjectKind;

BuildContext contextFor(const fs::path &directory, const Pass &pass)
{
    return {.files = pass.surroundings.files,
            .artifactDirectory = directory.string(),
            .repositoryDirectory = directory.string(),
            .fileDirectory = directory};
}

void close(BuildContext &context, Pass &pass)
{
    pass.report(std::move(context.problems));
    pass.files.insert(pass.files.end(), context.filesRead.begin(), context.filesRead.end());
}

/// An empty document has no place of its own.
Value placed(const Value &value, const fs::path &file)
{
    return value.isNull() ? Value(yaml::Null{}, std::make_shared<const Origin>(Origin{file, {}, {}})) : value;
}

/// A YAML text's value; nothing, with problems, when it is not YAML.
std::optional<Value> valueOf(std::string_view text, const fs::path &file, Pass &pass)
{
    const std::shared_ptr<const yaml::Tree> tree = pass.surroundings.files->tree(file);
    descriptor::Document document =
        tree && tree->text() == text ? descriptor::read(*tree, file) : descriptor::read(text, file);
    const bool isUsable = !descriptor::hasErrors(document.problems);
    pass.report(std::move(document.problems));
    return isUsable ? std::optional(placed(document.value, file)) : std::nullopt;
}

std::optional<std::string> textOf(const fs::path &file, Pass &pass)
{
    pass.files.push_back(file);
    auto text = pass.surroundings.files->read(file);
    if (text)
        return std::move(*text);
    pass.report({Severity::Error,
                 "missing-file",
                 "The file '%1' cannot be read: %2.",
                 {file.string(), text.error()},
                 "Correct the path.",
                 {file, {}, {}}});
    return std::nullopt;
}

ImageState imageOf(Value value, BuildContext &context)
{
    descriptor::build(ObjectKind::Image, value, context);
    ImageState image{value, {}, {}, {}, {}, {}};
    image.artifactOverrides = Named(itemsAt(image.map(), "artifacts"));
    image.fetches = image.artifactOverrides;
    image.installOverrides = Named(itemsAt(*mapAt(image.map(), "modules"), "install"));
    return image;
}

struct OverrideText {
    std::string text;
    fs::path file;      ///< of origins
    fs::path directory; ///< of relative paths
};

/// By the names that a descriptor without a file goes by.
bool isFromStandardInput(const Input &input)
{
    return input.descriptor.filename() == "-" || (input.text && input.descriptor.filename() == "standard input");
}

std::optional<OverrideText> textOf(const Override &override, std::size_t number, Pass &pass)
{
    const fs::path name = "<override " + std::to_string(number) + ">";
    // With a descriptor from standard input CEKit starts one folder higher (SPEC Q35).
    const fs::path beside = pass.input.descriptor.parent_path();
    if (override.kind == Override::Kind::Text)
        return OverrideText{override.text, name, isFromStandardInput(pass.input) ? beside.parent_path() : beside};
    if (override.kind == Override::Kind::File) {
        std::optional<std::string> text = textOf(override.file, pass);
        return text ? std::optional(OverrideText{std::move(*text), override.file, override.file.parent_path()})
                    : std::nullopt;
    }
    std::expected<std::string, Diagnostic> text = std::unexpected(Diagnostic{Severity::Error,
                                                                             "override-not-fetched",
                                                                             "The override %1 has not been fetched.",
                                                                             {override.text},
                                                                             "Fetch it.",
                                                                             {}});
    if (pass.surroundings.texts)
        text = pass.surroundings.texts->text(override.text);
    if (text)
        return OverrideText{std::move(*text), override.text, "/tmp"};
    if (!text.error().origin.isWritten())
        text.error().origin.file = override.text;
    pass.report(std::move(text.error()));
    return std::nullopt;
}

OverrideState built(Value value, const fs::path &directory, Pass &pass)
{
    BuildContext context = contextFor(directory, pass);
    OverrideState state{value, deepCopy(value), false};
    descriptor::build(ObjectKind::Overrides, state.document, context);
    close(context, pass);
    return state;
}

/// Whether Python's urlparse() finds one of the schemes that CEKit downloads overrides from.
bool isAddress(std::string_view argument)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    return std::ranges::any_of(std::array<std::string_view, 3>{"http:", "https:", "file:"},
                               [&](std::string_view scheme) {
                                   return std::ranges::equal(argument.substr(0, scheme.size()), scheme, {}, lower);
                               });
}

} // namespace

std::vector<ImageState> readImages(Pass &pass)
{
    const fs::path &file = pass.input.descriptor;
    const std::optional<std::string> text = pass.input.text ? pass.input.text : textOf(file, pass);
    const std::optional<Value> value = text ? valueOf(*text, file, pass) : std::nullopt;
    if (!value)
        return {};
    const std::vector<Value> items = value->asList() ? value->asList()->items : std::vector{*value};
    if (items.empty()) {
        pass.report({Severity::Error,
                     "no-image",
                     "The descriptor is an empty list.",
                     {},
                     "Describe an image.",
                     value->origin()});
        return {};
    }
    BuildContext context = contextFor(file.parent_path(), pass);
    std::vector<ImageState> builders;
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        builders.push_back(imageOf(placed(items[i], file), context));
    std::vector<ImageState> images{imageOf(placed(items.back(), file), context)};
    images.insert(images.end(), builders.begin(), builders.end());
    close(context, pass);
    return images;
}

std::vector<OverrideState> readOverrides(Pass &pass)
{
    std::vector<OverrideState> overrides;
    for (std::size_t i = 0; i < pass.input.overrides.size() && !pass.isCancelled(); ++i) {
        const std::optional<OverrideText> text = textOf(pass.input.overrides[i], i + 1, pass);
        if (std::optional<Value> value = text ? valueOf(text->text, text->file, pass) : std::nullopt)
            overrides.push_back(built(*value, text->directory, pass));
    }
    if (pass.input.options.isRedHat) {
        overrides.push_back(built(Value::map(), {}, pass));
        overrides.back().isRedHat = true;
    }
    return overrides;
}

Override overrideOf(std::string_view argument, const fs::path &workingDirectory)
{
    if (isAddress(argument))
        return {Override::Kind::Url, {}, std::string(argument)};
    const descriptor::Document document = descriptor::read(argument, "<argument>");
    const bool isName = !descriptor::hasErrors(document.problems) && document.value.asString();
    if (!isName)
        return {Override::Kind::Text, {}, std::string(argument)};
    return {Override::Kind::File, (workingDirectory / argument).lexically_normal(), {}};
}

} // namespace slipway::plan
