// SPDX-License-Identifier: MIT
#include "core/assist/effects.h"

#include "core/assist/planfields.h"

#include <algorithm>
#include <tuple>

namespace slipway::assist {

namespace {

using plan::Field;

/// A path within its own image: without the place of that in a list of images.
std::string_view withinImage(std::string_view path)
{
    if (!path.starts_with('['))
        return path;
    const std::size_t end = path.find("].");
    return end == std::string_view::npos ? std::string_view() : path.substr(end + 2);
}

/// Items of lists are told apart by this key: what it says is the same in both.
bool tellsItemsApart(std::string_view path)
{
    const std::size_t end = path.rfind("].");
    if (end == std::string_view::npos)
        return false;
    const std::string_view list = withinImage(path.substr(0, path.rfind('[')));
    const std::string_view key = path.substr(end + 2);
    return key == "name" || (list == "ports" && key == "value") || (list == "volumes" && key == "path");
}

void addReplacements(const Field &field, const FilePath &file, std::vector<Effect> &found)
{
    if (field.shadowed.empty() || !field.origin.isWritten() || tellsItemsApart(field.origin.path))
        return;
    if (field.origin.file == file) {
        const Origin &other = field.shadowed.front();
        if (other.file != file)
            found.push_back(
                {.path = field.origin.path, .kind = Effect::Kind::Replaces, .value = field.text, .other = other});
        return;
    }
    for (const Origin &shadowed : field.shadowed) {
        if (shadowed.file == file)
            found.push_back(
                {.path = shadowed.path, .kind = Effect::Kind::ReplacedBy, .value = field.text, .other = field.origin});
    }
}

/// What the image has of its own keys from elsewhere, when no text of its own was replaced.
void addInherited(const plan::Stage &stage, const FilePath &root, std::vector<Effect> &found)
{
    const std::string &image = stage.image.origin.path;
    for (const Field *field : keysOf(stage)) {
        const std::string_view key = withinImage(field->origin.path);
        const bool isOwn = !field->origin.isWritten() || field->origin.file == root ||
                           std::ranges::contains(field->shadowed, root, &Origin::file);
        if (!isOwn && !key.empty() && !key.contains('['))
            found.push_back({.path = image.empty() ? std::string(key) : image + '.' + std::string(key),
                             .kind = Effect::Kind::Inherited,
                             .value = field->text,
                             .other = field->origin});
    }
}

} // namespace

std::vector<Effect> effects(const plan::Plan &plan, const std::filesystem::path &file,
                            const std::filesystem::path &root)
{
    std::vector<Effect> found;
    const FilePath own(file);
    forEachField(plan, [&](const Field &field, const plan::Stage &) {
        addReplacements(field, own, found);
        return true;
    });
    if (file == root) {
        for (const plan::Stage *stage : stagesOf(plan))
            addInherited(*stage, own, found);
    }
    std::ranges::stable_sort(found, {}, [](const Effect &each) { return std::tie(each.path, each.kind); });
    const auto [same, end] = std::ranges::unique(found, {}, &Effect::path);
    found.erase(same, end);
    return found;
}

} // namespace slipway::assist
