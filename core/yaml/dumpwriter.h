// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/dumpscalar.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace slipway::yaml {

/// Writes YAML's tokens with line breaks, indentation and folding exactly where PyYAML's emitter has them.
class DumpWriter
{
public:
    /// How an indicator leaves the line: whether what follows needs no space, and whether a block may begin on this
    /// line.
    enum class After { Nothing, Space, Indention };

    /// An indicator (`-`, `?`, `&id001` …) after a space, unless the line is at a place where none is needed.
    void indicator(std::string_view text, After after = After::Nothing);
    /// A closing indicator, which stands directly behind what is before it.
    void closing(std::string_view text, After after = After::Nothing);
    /// Starts a new line at `indent`, unless the line already is there.
    void indent(std::size_t indent);
    /// `indent` is where folded lines continue; `mayFold` is false for a key on one line.
    void scalar(const DumpScalar &scalar, std::size_t indent, bool mayFold);

    /// True when nothing but indentation and indicators of blocks is on the line.
    [[nodiscard]] bool isIndention() const { return m_isIndention; }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void put(std::u32string_view text);
    void lineBreak();
    void plain(std::u32string_view text, std::size_t indent, bool mayFold);
    void singleQuoted(std::u32string_view text, std::size_t indent, bool mayFold);
    void doubleQuoted(std::u32string_view text, std::size_t indent, bool mayFold);
    void foldDoubleQuoted(std::u32string_view text, std::size_t &start, std::size_t end, std::size_t indent);
    void literal(std::u32string_view text, std::size_t indent);

    std::string m_out;
    std::size_t m_column = 0; ///< in characters
    bool m_isSpace = true;    ///< what was written last needs no space after it
    bool m_isIndention = true;
};

} // namespace slipway::yaml
