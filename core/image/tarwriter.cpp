// SPDX-License-Identifier: MIT
#include "core/image/tarwriter.h"

#include <algorithm>
#include <array>
#include <format>
#include <numeric>

namespace slipway::image {

namespace {

constexpr std::size_t blockSize = 512;
constexpr std::uint64_t octal11 = 077777777777; ///< largest number of eleven octal digits

using Block = std::array<char, blockSize>;

void put(Block &block, std::size_t at, std::string_view text, std::size_t limit)
{
    std::ranges::copy(text.substr(0, limit), block.begin() + static_cast<std::ptrdiff_t>(at));
}

void putOctal(Block &block, std::size_t at, std::size_t digits, std::uint64_t number)
{
    put(block, at, std::format("{:0{}o}", number, digits), digits);
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char it) { return it >= 0x20 && it < 0x7F; });
}

/// Well-formed UTF-8: pax records of anything else must say that they are binary.
bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size())
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U)
                return false;
        const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
            (lead == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

/// A stand-in for readers without pax.
std::string asciiName(std::string_view text)
{
    std::string result(text.substr(0, 100));
    std::ranges::replace_if(result, [](char it) { return it < 0x20 || it >= 0x7F; }, '_');
    return result;
}

/// `LENGTH KEY=VALUE\n`, the length counting itself.
std::string paxRecord(std::string_view key, std::string_view value)
{
    const std::size_t rest = key.size() + value.size() + 3;
    std::size_t length = rest + std::to_string(rest).size();
    length = rest + std::to_string(length).size();
    return std::format("{} {}={}\n", length, key, value);
}

char typeFlag(EntryType type)
{
    if (type == EntryType::Directory)
        return '5';
    return type == EntryType::Symlink ? '2' : '0';
}

struct Header {
    std::string name;
    std::string link = {};
    std::uint32_t mode = 0644;
    std::uint64_t size = 0;
    std::uint64_t mtime = 0;
    char type = '0';
};

Block headerBlock(const Header &header)
{
    Block block{};
    put(block, 0, header.name, 100);
    putOctal(block, 100, 7, header.mode);
    putOctal(block, 108, 7, 0);
    putOctal(block, 116, 7, 0);
    putOctal(block, 124, 11, header.size <= octal11 ? header.size : 0);
    putOctal(block, 136, 11, header.mtime <= octal11 ? header.mtime : 0);
    put(block, 148, "        ", 8);
    block[156] = header.type;
    put(block, 157, header.link, 100);
    put(block, 257, std::string_view("ustar\00000", 8), 8);
    putOctal(block, 329, 7, 0);
    putOctal(block, 337, 7, 0);
    const std::uint64_t sum =
        std::accumulate(block.begin(), block.end(), std::uint64_t{0},
                        [](std::uint64_t total, char it) { return total + static_cast<unsigned char>(it); });
    putOctal(block, 148, 6, sum);
    block[154] = '\0';
    return block;
}

std::string paxRecords(const std::string &name, const TarEntry &entry, std::uint64_t mtime)
{
    std::string records;
    if (!isUtf8(name) || !isUtf8(entry.linkTarget))
        records += paxRecord("hdrcharset", "BINARY");
    if (entry.linkTarget.size() > 100 || !isAscii(entry.linkTarget))
        records += paxRecord("linkpath", entry.linkTarget);
    if (mtime > octal11)
        records += paxRecord("mtime", std::to_string(mtime));
    if (name.size() > 100 || !isAscii(name))
        records += paxRecord("path", name);
    if (entry.size > octal11)
        records += paxRecord("size", std::to_string(entry.size));
    return records;
}

} // namespace

Result TarWriter::write(std::string_view bytes)
{
    return m_sink(std::as_bytes(std::span(bytes)));
}

Result TarWriter::add(const TarEntry &entry)
{
    if (auto ended = endFile(); !ended)
        return ended;
    const std::string name = entry.type == EntryType::Directory ? entry.path + '/' : entry.path;
    std::string text;
    if (const std::string records = paxRecords(name, entry, m_mtime); !records.empty()) {
        const Block block = headerBlock({.name = "PaxHeaders/" + asciiName(entry.path).substr(0, 80),
                                         .size = records.size(),
                                         .mtime = m_mtime,
                                         .type = 'x'});
        text.append(block.begin(), block.end()).append(records);
        text.resize((text.size() + blockSize - 1) / blockSize * blockSize);
    }
    const std::uint64_t size = entry.type == EntryType::File ? entry.size : 0;
    const Block block = headerBlock({.name = asciiName(name),
                                     .link = asciiName(entry.linkTarget),
                                     .mode = entry.mode & 07777U,
                                     .size = size,
                                     .mtime = m_mtime,
                                     .type = typeFlag(entry.type)});
    text.append(block.begin(), block.end());
    m_missing = size;
    m_padding = (blockSize - size % blockSize) % blockSize;
    return write(text);
}

Result TarWriter::data(std::span<const std::byte> bytes)
{
    if (bytes.size() > m_missing)
        return std::unexpected("the file grew while it was read");
    m_missing -= bytes.size();
    return m_sink(bytes);
}

Result TarWriter::endFile()
{
    if (m_missing > 0)
        return std::unexpected("the file shrank while it was read");
    const std::uint64_t padding = std::exchange(m_padding, 0);
    return padding == 0 ? Result() : write(std::string(padding, '\0'));
}

Result TarWriter::finish()
{
    if (auto ended = endFile(); !ended)
        return ended;
    return write(std::string(2 * blockSize, '\0'));
}

} // namespace slipway::image
