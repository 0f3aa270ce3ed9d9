// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <array>
#include <expected>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::fetch {

/// The algorithms in the order in which CEKit looks at them.
inline constexpr std::array<std::string_view, 4> algorithms{"sha512", "sha256", "sha1", "md5"};

/// What a descriptor wants: algorithm and hexadecimal digits of any case. An empty value says nothing.
using WantedChecksums = std::vector<std::pair<std::string, std::string>>;

/// All four checksums of some bytes, as lower-case hexadecimal digits, in the order of `algorithms`.
struct Checksums {
    std::array<std::string, 4> values = {};

    [[nodiscard]] const std::string &sha512() const { return values[0]; }
    [[nodiscard]] const std::string &sha256() const { return values[1]; }
    [[nodiscard]] const std::string &sha1() const { return values[2]; }
    [[nodiscard]] const std::string &md5() const { return values[3]; }
    bool operator==(const Checksums &) const = default;
};

/// True when none of these contradicts what is known of the bytes; what is empty there is not known.
[[nodiscard]] bool fits(const Checksums &sums, const Checksums &known);

/// Reads a whole file: call it off the UI thread. Errors: it cannot be read; `cancelled`.
[[nodiscard]] std::expected<Checksums, Diagnostic> checksumsOf(const std::filesystem::path &file,
                                                               std::stop_token stop = {});

/// The wanted value of an algorithm in lower case, when there is one that is not empty.
[[nodiscard]] std::optional<std::string> wantedValue(const WantedChecksums &wanted, std::string_view algorithm);
[[nodiscard]] bool hasChecksum(const WantedChecksums &wanted);
/// The error `checksum-mismatch` for the first wanted value that differs; upper-case digits are as good as lower-case
/// ones (in CEKit they can never match).
[[nodiscard]] std::optional<Diagnostic> mismatch(const Checksums &got, const WantedChecksums &wanted,
                                                 const std::string &name);

} // namespace slipway::fetch
