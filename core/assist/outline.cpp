// SPDX-License-Identifier: MIT
#include "core/assist/outline.h"

#include "core/assist/meaning.h"

#include <algorithm>
#include <array>

namespace slipway::assist {

namespace {

using descriptor::ObjectKind;

/// Keys that say what an item is, best first, and those that say more about it.
constexpr std::array<std::string_view, 8> namingKeys{"name", "target", "path", "url", "image", "script", "value", "id"};
constexpr std::array<std::string_view, 6> detailKeys{"version", "script", "value", "path", "url", "image"};

class Outliner
{
public:
    Outliner(std::string_view text, ObjectKind kind)
        : m_kind(kind)
        , m_sketch(sketch(text))
    {
    }

    std::vector<OutlineItem> read()
    {
        const bool isList = m_sketch.at(0).kind == Part::Kind::List;
        readChildren(0, {.object = m_kind, .isList = isList}, OutlineItem::npos, "");
        return std::move(m_items);
    }

private:
    void readChildren(PartId part, const Meaning &meaning, std::size_t parent, const std::string &path)
    {
        std::size_t index = 0;
        for (const PartId child : m_sketch.at(part).children) {
            if (m_sketch.at(part).kind == Part::Kind::List)
                readItem(child, meaning, parent, path + "[" + std::to_string(index) + "]", index);
            else
                readEntry(child, part, meaning, parent);
            ++index;
        }
    }

    void readItem(PartId item, const Meaning &meaning, std::size_t parent, const std::string &path, std::size_t index)
    {
        const Part &part = m_sketch.at(item);
        if (part.kind != Part::Kind::Map || !meaning.object)
            return;
        const PartId naming = first(item, namingKeys, noPart);
        const PartId detail = first(item, detailKeys, naming);
        OutlineItem row{.object =
                            meaning.object == ObjectKind::Artifact ? artifactKind(m_sketch, item) : meaning.object,
                        .name = naming == noPart ? "#" + std::to_string(index + 1) : m_sketch.at(naming).value,
                        .detail = detail == noPart ? std::string() : m_sketch.at(detail).value,
                        .path = path,
                        .span = part.span,
                        .place = naming == noPart ? Span{part.span.begin, part.span.begin} : m_sketch.at(naming).span,
                        .parent = parent};
        m_items.push_back(std::move(row));
        const std::size_t self = m_items.size() - 1;
        readChildren(item, {.object = meaning.object}, self, path);
    }

    /// A section of a map: one that holds a map or a list.
    void readEntry(PartId entry, PartId map, const Meaning &from, std::size_t parent)
    {
        const Part &part = m_sketch.at(entry);
        const bool isCollection = part.kind == Part::Kind::Map || part.kind == Part::Kind::List;
        const ObjectKind holder =
            from.object == ObjectKind::Artifact ? artifactKind(m_sketch, map) : from.object.value_or(ObjectKind::Image);
        const descriptor::Key *key = from.object ? descriptor::key(holder, part.key) : nullptr;
        if (!isCollection || key == nullptr)
            return;
        const std::size_t count = part.kind == Part::Kind::List ? part.children.size() : 0;
        const std::string above = parent == OutlineItem::npos ? std::string() : m_items[parent].path;
        m_items.push_back({.object = part.kind == Part::Kind::Map ? key->object : std::nullopt,
                           .name = part.key,
                           .detail = count > 0 ? std::to_string(count) : std::string(),
                           .path = (above.empty() ? "" : above + ".") + part.key,
                           .span = {part.keySpan.begin, std::max(part.span.end, part.keySpan.end)},
                           .place = part.keySpan,
                           .parent = parent});
        const std::size_t self = m_items.size() - 1;
        const std::string path = m_items[self].path;
        readChildren(entry, {.object = key->object, .isList = part.kind == Part::Kind::List}, self, path);
    }

    [[nodiscard]] PartId first(PartId map, std::span<const std::string_view> keys, PartId but) const
    {
        for (const std::string_view key : keys) {
            const PartId entry = m_sketch.entry(map, key);
            if (entry != noPart && entry != but && !m_sketch.at(entry).value.empty())
                return entry;
        }
        return noPart;
    }

    ObjectKind m_kind;
    Sketch m_sketch;
    std::vector<OutlineItem> m_items;
};

} // namespace

std::vector<OutlineItem> outline(std::string_view text, ObjectKind kind)
{
    return Outliner(text, kind).read();
}

std::vector<std::size_t> breadcrumbs(const std::vector<OutlineItem> &outline, std::size_t offset)
{
    std::size_t found = OutlineItem::npos;
    for (std::size_t i = 0; i < outline.size() && outline[i].span.begin <= offset; ++i) {
        if (offset <= outline[i].span.end)
            found = i;
    }
    std::vector<std::size_t> way;
    for (; found != OutlineItem::npos; found = outline[found].parent)
        way.insert(way.begin(), found);
    return way;
}

} // namespace slipway::assist
