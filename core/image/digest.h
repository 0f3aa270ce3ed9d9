// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace slipway::image {

/// A running hash. Algorithms: `sha256`, `sha512`, `sha1`, `md5`; for an unknown one every result is empty.
class Hasher
{
public:
    explicit Hasher(std::string_view algorithm = "sha256");

    void add(std::span<const std::byte> bytes);
    /// Lower-case hexadecimal digits; ends the hash.
    [[nodiscard]] std::string hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

/// `sha256:` and 64 hexadecimal digits.
[[nodiscard]] std::string digestOf(std::string_view bytes);
/// True for `sha256:` and 64 lower-case hexadecimal digits: nothing else may become part of a path.
[[nodiscard]] bool isDigest(std::string_view text);
/// The hexadecimal digits of a digest.
[[nodiscard]] inline std::string digestHex(std::string_view digest)
{
    return std::string(digest.substr(digest.find(':') + 1));
}

/// The hash of a file's bytes, in hexadecimal digits; the error is the system's message, or `cancelled`.
[[nodiscard]] std::expected<std::string, std::string> hashOfFile(const std::filesystem::path &file,
                                                                 std::string_view algorithm, std::stop_token stop = {});

} // namespace slipway::image
