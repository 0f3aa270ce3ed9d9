// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/checksum.h"

#include <QByteArrayView>
#include <QCryptographicHash>

namespace slipway::fetch {

/// Takes bytes piece by piece; all four checksums in one pass.
class Hasher
{
public:
    void add(QByteArrayView bytes);
    [[nodiscard]] Checksums result() const;
    void reset();

private:
    std::array<QCryptographicHash, 4> m_hashes{
        QCryptographicHash(QCryptographicHash::Sha512), QCryptographicHash(QCryptographicHash::Sha256),
        QCryptographicHash(QCryptographicHash::Sha1), QCryptographicHash(QCryptographicHash::Md5)};
};

} // namespace slipway::fetch
