// SPDX-License-Identifier: MIT
#include "core/image/digest.h"

#include "core/image/file.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <vector>

namespace slipway::image {

namespace {

const EVP_MD *algorithmNamed(std::string_view name)
{
    if (name == "sha256")
        return EVP_sha256();
    if (name == "sha512")
        return EVP_sha512();
    if (name == "sha1")
        return EVP_sha1();
    if (name == "md5")
        return EVP_md5();
    return nullptr;
}

} // namespace

void Hasher::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Hasher::Hasher(std::string_view algorithm)
    : m_context(EVP_MD_CTX_new())
{
    const EVP_MD *type = algorithmNamed(algorithm);
    if (!type || EVP_DigestInit_ex(m_context.get(), type, nullptr) != 1)
        m_context.reset();
}

void Hasher::add(std::span<const std::byte> bytes)
{
    if (m_context)
        EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

std::string Hasher::hex()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int length = 0;
    if (!m_context || EVP_DigestFinal_ex(m_context.get(), hash.data(), &length) != 1)
        return {};
    std::string result;
    for (unsigned int i = 0; i < length; ++i) {
        result += digits[hash[i] >> 4U];
        result += digits[hash[i] & 0xFU];
    }
    return result;
}

std::string digestOf(std::string_view bytes)
{
    Hasher hasher;
    hasher.add(std::as_bytes(std::span(bytes)));
    return "sha256:" + hasher.hex();
}

bool isDigest(std::string_view text)
{
    return text.size() == 71 && text.starts_with("sha256:") &&
           text.find_first_not_of("0123456789abcdef", 7) == std::string_view::npos;
}

std::expected<std::string, std::string> hashOfFile(const std::filesystem::path &file, std::string_view algorithm,
                                                   std::stop_token stop)
{
    auto input = File::open(file);
    if (!input)
        return std::unexpected(input.error());
    Hasher hasher(algorithm);
    std::vector<std::byte> buffer(256 * 1024);
    while (!stop.stop_requested()) {
        const auto count = input->read(buffer);
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return hasher.hex();
        hasher.add(std::span(buffer).first(*count));
    }
    return std::unexpected("cancelled");
}

} // namespace slipway::image
