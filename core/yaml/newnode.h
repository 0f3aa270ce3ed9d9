// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::yaml {

/// Content that is not yet in a text: what an edit shall write.
struct NewNode {
    enum class Type : std::uint8_t {
        String,   ///< `text` as a string, in quotes when a plain scalar would be read as something else
        Typed,    ///< `text` as a plain scalar as it stands: `8080`, `true`, `null`; empty for a missing value
        Sequence, ///< `items`
        Mapping,  ///< `items` under `keys`, in order
    };

    Type type = Type::String;
    std::string text = {};
    std::vector<NewNode> items = {};
    std::vector<std::string> keys = {}; ///< of a mapping, as many as items

    static NewNode string(std::string_view text) { return {.type = Type::String, .text = std::string(text)}; }
    static NewNode typed(std::string_view text) { return {.type = Type::Typed, .text = std::string(text)}; }
    static NewNode sequence(std::vector<NewNode> items) { return {.type = Type::Sequence, .items = std::move(items)}; }
    static NewNode mapping(std::vector<std::pair<std::string, NewNode>> pairs)
    {
        NewNode node{.type = Type::Mapping};
        for (auto &[key, value] : pairs) {
            node.keys.push_back(std::move(key));
            node.items.push_back(std::move(value));
        }
        return node;
    }

    [[nodiscard]] bool isScalar() const { return type == Type::String || type == Type::Typed; }

    bool operator==(const NewNode &) const = default;
};

} // namespace slipway::yaml
