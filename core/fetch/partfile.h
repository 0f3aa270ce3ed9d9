// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/hasher.h"

#include <QByteArray>
#include <QFile>

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>

namespace slipway::fetch {

/// The bytes of a download that has not ended: a file `….part` that only grows, and beside it `….part.from` with where
/// they come from, so that a later run can go on when the server still has the same. Hashes what passes.
class PartFile
{
public:
    explicit PartFile(std::filesystem::path path);

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    /// What an earlier run left of this URL: the server's validator (entity tag or date); empty: nothing to go on with.
    [[nodiscard]] QByteArray validatorFor(const std::string &url) const;

    /// Goes on with the bytes that are there; they have to be hashed first with `hashMore`.
    [[nodiscard]] std::expected<void, Diagnostic> openToAppend();
    /// Hashes up to one piece of the bytes that are there; false when all of them are hashed.
    [[nodiscard]] bool hashMore();
    /// Forgets all bytes and begins anew.
    [[nodiscard]] std::expected<void, Diagnostic> openEmpty();
    /// Remembers the source of the bytes that follow; an empty validator: they cannot be gone on with.
    void setSource(const std::string &url, const QByteArray &validator);
    [[nodiscard]] std::expected<void, Diagnostic> append(QByteArrayView bytes);
    /// Bytes hashed and written so far.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Everything is on the disk; the checksums of all bytes.
    [[nodiscard]] std::expected<Checksums, Diagnostic> close();
    void remove();

private:
    [[nodiscard]] std::filesystem::path sourcePath() const;

    std::filesystem::path m_path;
    QFile m_file;
    Hasher m_hasher;
    std::uint64_t m_size = 0;
};

} // namespace slipway::fetch
