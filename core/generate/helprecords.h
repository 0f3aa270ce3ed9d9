// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/fromyaml.h"

#include <cstdint>
#include <string_view>

namespace slipway::generate {

/// Which class of CEKit a section of a descriptor is an object of.
enum class RecordKind : std::uint8_t {
    Plain, ///< a dict
    Map,   ///< a dict whose keys are attributes too: what lies within a resource
    Image,
    Module,
    Label,
    Argument,
    Variable,
    Port,
    Volume,
    Execute,
    Run,
    Resource,
    Modules,
    Install,
    Packages,
    PackageRepository,
    Osbs,
    OsbsConfiguration,
    OsbsRepository
};

/// The values of templates that stand for an effective descriptor.
class HelpRecords
{
public:
    explicit HelpRecords(jinja::Runtime &runtime)
        : m_from(runtime)
    {
    }

    /// A section of that kind; what is no map there stays a plain value.
    jinja::Value record(const yaml::Value &from, RecordKind kind);

private:
    jinja::Value list(const yaml::Value &from, RecordKind kind);
    jinja::Value child(RecordKind parent, std::string_view key, const yaml::Value &from);

    jinja::FromYaml m_from;
    std::map<const void *, jinja::Value> m_known;
};

} // namespace slipway::generate
