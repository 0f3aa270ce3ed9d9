// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/fault.h"
#include "core/jinja/runtime.h"

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway::jinja {

/// The texts of templates, by name below the first one's folder.
class Loader
{
public:
    virtual ~Loader() = default;
    /// The bytes of a template; nullopt when there is none. Names have no empty, `.` or `..` part.
    [[nodiscard]] virtual std::optional<std::string> read(const std::string &name) = 0;
};

/// Values by name, made with the runtime of the rendering: what templates see beside Jinja's own functions.
struct Surroundings {
    std::vector<std::pair<std::string, Value>> globals;   ///< imported templates see these too
    std::vector<std::pair<std::string, Value>> variables; ///< hide globals of the same name
};
using MakeSurroundings = std::function<Surroundings(Runtime &)>;

/// Renders a template as Jinja 3.1 does with trim_blocks and lstrip_blocks and without autoescape: same text, or a
/// fault where Jinja raises. What Jinja has and this has not is a fault too, which says so: recursive loops,
/// autoescape, extensions, integers beyond 64 bits, the filters pprint, random, urlencode, urlize and xmlattr, rare
/// methods of Python's types, slices of ranges. Templates are hostile input: the limits hold whatever they do.
[[nodiscard]] std::expected<std::string, Fault>
render(const std::string &name, Loader &loader, const MakeSurroundings &surroundings, const Limits &limits = Limits());

} // namespace slipway::jinja
