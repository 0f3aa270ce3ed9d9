// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <utility>
#include <vector>

/// Plans made by hand. Each origin's path says what it is for, in the file /project/image.yaml.
namespace plans {

using namespace slipway;
using namespace slipway::plan;

inline Origin origin(std::string path)
{
    return {.file = "/project/image.yaml", .span = {}, .path = std::move(path)};
}

inline Field field(std::string text, std::string path = {})
{
    Field result;
    result.isTruthy = !text.empty() && text != "None" && text != "False";
    result.text = std::move(text);
    if (!path.empty())
        result.origin = origin(std::move(path));
    return result;
}

inline std::vector<Field> fields(std::initializer_list<const char *> texts, const std::string &path)
{
    std::vector<Field> result;
    for (const char *text : texts)
        result.push_back(field(text, path + "[" + std::to_string(result.size()) + "]"));
    return result;
}

inline Variable variable(const std::string &name, std::optional<std::string> value, const std::string &path)
{
    Variable result;
    result.name = field(name, path + ".name");
    if (value)
        result.value = field(*value, path + ".value");
    result.origin = origin(path);
    return result;
}

inline Artifact artifact(const std::string &target, const std::string &dest, const std::string &path)
{
    Artifact result;
    result.name = field(target);
    result.target = field(target, path + ".target");
    result.dest = field(dest, path + ".dest");
    result.origin = origin(path);
    return result;
}

inline Block block(const std::string &name, const std::string &version, bool isModule = false)
{
    Block result;
    result.isModule = isModule;
    result.name = field(name, "name");
    result.version = field(version, "version");
    result.origin = origin(isModule ? name : "");
    return result;
}

inline Stage stage(const std::string &from, Block image)
{
    Stage result;
    result.from = field(from, "from");
    result.image = std::move(image);
    result.manager = field("yum");
    result.run.user = field("root");
    return result;
}

} // namespace plans
