// SPDX-License-Identifier: MIT
#include "core/fetch/textstore.h"

#include "core/fetch/problem.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <format>

namespace slipway::fetch {

namespace fs = std::filesystem;

fs::path TextStore::fileOf(const std::string &url) const
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(url), QCryptographicHash::Sha256);
    return m_folder / (hash.toHex().first(32).toStdString() + ".yaml");
}

std::optional<KeptText> TextStore::find(const std::string &url) const
{
    if (m_folder.empty())
        return std::nullopt;
    const fs::path path = fileOf(url);
    QFile file(path);
    std::error_code error;
    const fs::file_time_type written = fs::last_write_time(path, error);
    if (error || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    using std::chrono::system_clock;
    const auto fetched = std::chrono::time_point_cast<system_clock::duration>(std::chrono::file_clock::to_sys(written));
    return KeptText{.text = file.readAll().toStdString(), .fetched = fetched};
}

std::expected<void, Diagnostic> TextStore::keep(const std::string &url, const std::string &text)
{
    if (m_folder.empty())
        return {};
    std::error_code error;
    fs::create_directories(m_folder, error);
    const fs::path path = fileOf(url);
    QSaveFile file(QString::fromStdString(path.string()));
    const bool isKept = file.open(QIODevice::WriteOnly) &&
                        file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) &&
                        file.commit();
    if (isKept)
        return {};
    return std::unexpected(unwritable(path, file.errorString().toStdString()));
}

std::string shownTime(std::chrono::system_clock::time_point time)
{
    return std::format("{:%F %R} UTC", std::chrono::floor<std::chrono::minutes>(time));
}

} // namespace slipway::fetch
