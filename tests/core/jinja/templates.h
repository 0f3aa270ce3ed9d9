// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/fromyaml.h"
#include "core/jinja/render.h"
#include "core/yaml/load.h"
#include "core/yaml/tree.h"

#include <format>
#include <map>
#include <regex>
#include <string>

namespace slipway::jinja {

/// Templates held in memory; the first is called `page`.
class MemoryLoader : public Loader
{
public:
    explicit MemoryLoader(std::map<std::string, std::string> all)
        : m_texts(std::move(all))
    {
    }

    std::optional<std::string> read(const std::string &name) override
    {
        const auto found = m_texts.find(name);
        return found == m_texts.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, std::string> m_texts;
};

/// The text of `page`, or its fault. `variables` is a YAML map.
inline std::expected<std::string, Fault> pageOrFault(std::map<std::string, std::string> templates,
                                                     const std::string &variables, const Limits &limits = Limits())
{
    MemoryLoader loader(std::move(templates));
    const auto surroundings = [&variables](Runtime &runtime) {
        Surroundings around;
        const yaml::Value loaded = yaml::load(yaml::Tree::parse(variables), "variables").value;
        const yaml::Map *map = loaded.asMap();
        FromYaml from(runtime);
        for (const auto &[key, value] : map->entries)
            around.variables.emplace_back(*key.asString(), from.value(value));
        return around;
    };
    return render("page", loader, surroundings, limits);
}

inline std::string printed(const Fault &fault)
{
    return std::format("{}:{}:{}: {}", fault.file, fault.position.line, fault.position.column, fault.text);
}

/// The text of `page`, or `file:line:column: fault`. `variables` is a YAML map.
inline std::string rendered(std::map<std::string, std::string> templates, const std::string &variables = "{}",
                            const Limits &limits = Limits())
{
    const std::expected<std::string, Fault> page = pageOrFault(std::move(templates), variables, limits);
    return page ? *page : printed(page.error());
}

/// Whether rendered() gave a fault; no test's text begins as one.
inline bool isFault(const std::string &text)
{
    static const std::regex place("^[a-z]+:[0-9]+:[0-9]+: ");
    return std::regex_search(text.substr(0, 300), place);
}

} // namespace slipway::jinja
