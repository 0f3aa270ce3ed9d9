// SPDX-License-Identifier: MIT
#include "core/generate/helprecords.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>

namespace slipway::generate {
namespace {

/// A key that holds an object, or a list of objects, of a kind.
struct Child {
    RecordKind parent;
    std::string_view key;
    RecordKind kind;
    bool isList;
};

constexpr std::array<Child, 22> children{
    {{RecordKind::Image, "labels", RecordKind::Label, true},
     {RecordKind::Image, "args", RecordKind::Argument, true},
     {RecordKind::Image, "envs", RecordKind::Variable, true},
     {RecordKind::Image, "ports", RecordKind::Port, true},
     {RecordKind::Image, "volumes", RecordKind::Volume, true},
     {RecordKind::Image, "execute", RecordKind::Execute, true},
     {RecordKind::Image, "artifacts", RecordKind::Resource, true},
     {RecordKind::Image, "run", RecordKind::Run, false},
     {RecordKind::Image, "modules", RecordKind::Modules, false},
     {RecordKind::Image, "packages", RecordKind::Packages, false},
     {RecordKind::Image, "osbs", RecordKind::Osbs, false},
     {RecordKind::Modules, "repositories", RecordKind::Resource, true},
     {RecordKind::Modules, "install", RecordKind::Install, true},
     {RecordKind::Packages, "repositories", RecordKind::PackageRepository, true},
     {RecordKind::Packages, "repositories_injected", RecordKind::PackageRepository, true},
     {RecordKind::Packages, "set_url", RecordKind::PackageRepository, true},
     {RecordKind::Osbs, "configuration", RecordKind::OsbsConfiguration, false},
     {RecordKind::Osbs, "repository", RecordKind::OsbsRepository, false},
     {RecordKind::Resource, "git", RecordKind::Map, false},
     {RecordKind::Resource, "url", RecordKind::Map, false},
     {RecordKind::Resource, "image", RecordKind::Map, false},
     {RecordKind::Resource, "path", RecordKind::Map, false}}};

jinja::Dictionary::Type typeOf(RecordKind kind)
{
    if (kind == RecordKind::Plain)
        return jinja::Dictionary::Type::Dict;
    return kind == RecordKind::Map ? jinja::Dictionary::Type::Attributes : jinja::Dictionary::Type::Record;
}

/// Attributes that CEKit's classes have beside their keys.
void addAttributes(jinja::Runtime &runtime, jinja::Dictionary &record, RecordKind kind)
{
    if (kind != RecordKind::Image && kind != RecordKind::Module)
        return;
    for (const auto &[name, key] : {std::pair<const char *, const char *>{"base", "from"}, {"follow", "follow_tag"}}) {
        const jinja::Value *found = record.findText(key);
        record.attributes.emplace_back(jinja::Value::text(name), found ? *found : jinja::Value::none());
    }
    if (!record.findText("help"))
        record.attributes.emplace_back(jinja::Value::text("help"),
                                       jinja::Value::object(runtime.make<jinja::Dictionary>()));
}

} // namespace

jinja::Value HelpRecords::list(const yaml::Value &from, RecordKind kind)
{
    if (!from.asList())
        return m_from.value(from);
    if (const auto known = m_known.find(from.identity()); known != m_known.end())
        return known->second;
    std::vector<jinja::Value> items;
    for (const yaml::Value &item : from.asList()->items)
        items.push_back(record(item, kind));
    return m_known[from.identity()] = m_from.runtime().list(std::move(items));
}

jinja::Value HelpRecords::child(RecordKind parent, std::string_view key, const yaml::Value &from)
{
    const RecordKind known = parent == RecordKind::Module ? RecordKind::Image : parent;
    const auto found =
        std::ranges::find_if(children, [known, key](const Child &it) { return it.parent == known && it.key == key; });
    if (found == children.end())
        return parent == RecordKind::Map ? record(from, RecordKind::Map) : m_from.value(from);
    return found->isList ? list(from, found->kind) : record(from, found->kind);
}

jinja::Value HelpRecords::record(const yaml::Value &from, RecordKind kind)
{
    const yaml::Map *const map = from.asMap();
    if (!map)
        return m_from.value(from);
    if (const auto known = m_known.find(map); known != m_known.end())
        return known->second;
    jinja::Dictionary *made =
        m_from.dictionary(*map, typeOf(kind), [this, kind](const yaml::Value &key, const yaml::Value &value) {
            return key.asString() ? child(kind, *key.asString(), value) : m_from.value(value);
        });
    made->className = std::format("{}", static_cast<int>(kind));
    addAttributes(m_from.runtime(), *made, kind);
    return m_known[map] = jinja::Value::object(made);
}

} // namespace slipway::generate
