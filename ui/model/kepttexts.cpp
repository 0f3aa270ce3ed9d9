// SPDX-License-Identifier: MIT
#include "ui/model/kepttexts.h"

#include "core/fetch/gitnames.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace slipway::ui {

bool isAddress(const std::filesystem::path &file)
{
    const std::string &name = file.native();
    return name.starts_with("http:") || name.starts_with("https:");
}

QString shownTime(std::chrono::system_clock::time_point time)
{
    return QLocale().toString(QDateTime::fromStdTimePoint(std::chrono::floor<std::chrono::milliseconds>(time)),
                              QLocale::ShortFormat);
}

std::expected<std::string, Diagnostic> KeptTexts::text(const std::string &url) const
{
    if (auto kept = m_store.find(url))
        return std::move(kept->text);
    return std::unexpected(Diagnostic{.code = "override-not-fetched",
                                      .text = "The overrides at %1 have not been fetched yet.",
                                      .arguments = {fetch::shownUrl(url)},
                                      .advice = "Fetch them.",
                                      .origin = {.file = url, .span = {}, .path = {}}});
}

std::expected<std::string, Unreadable> KeptTexts::read(const std::string &url) const
{
    if (m_store.find(url))
        return readTextFile(m_store.fileOf(url));
    const QString text = QCoreApplication::translate("KeptTexts", "The overrides at %1 have not been fetched yet.");
    return std::unexpected(Unreadable{.kind = Unreadable::Kind::Unfetched,
                                      .text = text.arg(QString::fromStdString(fetch::shownUrl(url)))});
}

} // namespace slipway::ui
