// SPDX-License-Identifier: MIT
#include "core/fetch/checksum.h"

#include "core/fetch/hasher.h"

#include "core/fetch/problem.h"

#include <QFile>

#include <algorithm>

namespace slipway::fetch {

namespace {

constexpr qsizetype pieceSize = 1024 * 1024;

std::string lowered(std::string text)
{
    for (char &character : text)
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    return text;
}

} // namespace

void Hasher::add(QByteArrayView bytes)
{
    for (QCryptographicHash &hash : m_hashes)
        hash.addData(bytes);
}

Checksums Hasher::result() const
{
    Checksums sums;
    for (std::size_t i = 0; i < m_hashes.size(); ++i)
        sums.values.at(i) = m_hashes.at(i).result().toHex().toStdString();
    return sums;
}

void Hasher::reset()
{
    for (QCryptographicHash &hash : m_hashes)
        hash.reset();
}

bool fits(const Checksums &sums, const Checksums &known)
{
    return std::ranges::equal(sums.values, known.values, [](const std::string &one, const std::string &other) {
        return other.empty() || one == other;
    });
}

std::expected<Checksums, Diagnostic> checksumsOf(const std::filesystem::path &file, std::stop_token stop)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return std::unexpected(unreadable(file, source.errorString().toStdString()));
    Hasher hasher;
    QByteArray piece(pieceSize, Qt::Uninitialized);
    for (;;) {
        const qint64 count = source.read(piece.data(), piece.size());
        if (count < 0)
            return std::unexpected(unreadable(file, source.errorString().toStdString()));
        if (count == 0)
            return hasher.result();
        if (stop.stop_requested())
            return std::unexpected(cancelled());
        hasher.add(QByteArrayView(piece).first(count));
    }
}

std::optional<std::string> wantedValue(const WantedChecksums &wanted, std::string_view algorithm)
{
    for (const auto &[name, value] : wanted)
        if (name == algorithm && !value.empty())
            return lowered(value);
    return std::nullopt;
}

bool hasChecksum(const WantedChecksums &wanted)
{
    return std::ranges::any_of(algorithms,
                               [&](std::string_view name) { return wantedValue(wanted, name).has_value(); });
}

std::optional<Diagnostic> mismatch(const Checksums &got, const WantedChecksums &wanted, const std::string &name)
{
    for (std::size_t i = 0; i < algorithms.size(); ++i) {
        const std::optional<std::string> value = wantedValue(wanted, algorithms.at(i));
        if (value && *value != got.values.at(i))
            return problem("checksum-mismatch", "The %1 of '%2' is %3 and should be %4.",
                           {std::string(algorithms.at(i)), name, got.values.at(i), *value},
                           "Check whether the file or the descriptor is right; nothing was kept.");
    }
    return std::nullopt;
}

} // namespace slipway::fetch
