// SPDX-License-Identifier: MIT
// libFuzzer's entry: any bytes as a help template. Whatever they are, there is a text or a fault with a place.
#include "core/jinja/fromyaml.h"
#include "core/jinja/render.h"
#include "core/yaml/load.h"
#include "core/yaml/tree.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace slipway;

class OneTemplate : public jinja::Loader
{
public:
    explicit OneTemplate(std::string text)
        : m_text(std::move(text))
    {
    }
    std::optional<std::string> read(const std::string &name) override
    {
        return name == "page" ? std::optional(m_text) : std::nullopt;
    }

private:
    std::string m_text;
};

jinja::Surroundings surroundings(jinja::Runtime &runtime)
{
    static const yaml::Value values =
        yaml::load(yaml::Tree::parse("{name: a, words: [b, C], env: {k: v}, people: [{name: x, age: 3}]}"), "values")
            .value;
    jinja::FromYaml from(runtime);
    jinja::Surroundings around;
    for (const auto &[key, value] : values.asMap()->entries)
        around.variables.emplace_back(*key.asString(), from.value(value));
    return around;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    OneTemplate loader(std::string(reinterpret_cast<const char *>(data), size));
    const jinja::Limits limits{.output = 1U << 20U, .steps = 100'000, .memory = 8U << 20U};
    const auto page = jinja::render("page", loader, surroundings, limits);
    if (page || (!page.error().text.empty() && page.error().position.line > 0))
        return 0;
    std::fprintf(stderr, "a fault without a text or a place\n");
    std::abort();
}
