// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::fetch {

/// One `key = value` of a section; continuation lines are joined by newlines.
struct IniEntry {
    std::string section;
    std::string key; ///< ASCII letters in lower case
    std::string value;
    Span span; ///< the key's line, without the white space around it

    bool operator==(const IniEntry &) const = default;
};

using IniFile = std::vector<IniEntry>; ///< in the order of the text

/// Reads an INI file by the rules of Python's ConfigParser, without interpolation: sections case-sensitive, `=` or `:`
/// after a key, whole-line comments with `#` or `;`, indented lines continue a value. All lines that CEKit would stop
/// at are errors, in order: `config-no-section`, `config-duplicate`, `config-syntax`, `config-encoding`.
[[nodiscard]] std::expected<IniFile, std::vector<Diagnostic>> readIni(std::string_view text,
                                                                      const std::filesystem::path &file);

[[nodiscard]] const IniEntry *findEntry(const IniFile &ini, std::string_view section, std::string_view key);

} // namespace slipway::fetch
