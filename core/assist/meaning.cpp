// SPDX-License-Identifier: MIT
#include "core/assist/meaning.h"

#include "core/descriptor/place.h"

#include <ranges>

namespace slipway::assist {

using descriptor::ObjectKind;

namespace {

Meaning below(const Sketch &sketch, const Meaning &from, PartId map, const Part &child)
{
    if (!from.object || from.isList)
        return {.key = from.key, .holder = from.holder, .map = from.map};
    Meaning meaning;
    meaning.holder = from.object == ObjectKind::Artifact ? artifactKind(sketch, map) : *from.object;
    meaning.map = map;
    meaning.key = descriptor::key(*meaning.holder, child.key);
    if (meaning.key != nullptr) {
        meaning.object = meaning.key->object;
        meaning.isList = meaning.key->isList || meaning.key->type == descriptor::ValueType::Seq;
    }
    return meaning;
}

} // namespace

ObjectKind artifactKind(const Sketch &sketch, PartId map)
{
    return descriptor::artifactKind([&](std::string_view key) { return sketch.entry(map, key) != noPart; });
}

Meaning meaningOf(const Sketch &sketch, PartId part, ObjectKind document)
{
    std::vector<PartId> path;
    for (PartId at = part; at != 0; at = sketch.at(at).parent)
        path.push_back(at);
    Meaning meaning{.object = document, .isList = sketch.at(0).kind == Part::Kind::List};
    for (const PartId id : path | std::views::reverse) {
        const PartId parent = sketch.at(id).parent;
        if (sketch.at(parent).kind == Part::Kind::List)
            meaning.isList = false;
        else
            meaning = below(sketch, meaning, parent, sketch.at(id));
    }
    if (meaning.object == ObjectKind::Artifact && !meaning.isList)
        meaning.object = artifactKind(sketch, part);
    return meaning;
}

} // namespace slipway::assist
