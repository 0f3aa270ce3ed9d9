// SPDX-License-Identifier: MIT
#include "ui/panels/contentsmodel.h"

#include <QLocale>

namespace slipway::ui {

namespace {

QChar typeCharacter(image::EntryType type)
{
    switch (type) {
    case image::EntryType::Directory:
        return u'd';
    case image::EntryType::Symlink:
        return u'l';
    case image::EntryType::File:
    case image::EntryType::FromStage:
        break;
    }
    return u'-';
}

} // namespace

QString modeText(const image::Entry &entry)
{
    if (entry.type == image::EntryType::FromStage)
        return {};
    static constexpr std::string_view letters = "rwxrwxrwx";
    QString text(typeCharacter(entry.type));
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool isSet = (entry.mode & (0400U >> i)) != 0;
        text.append(isSet ? QLatin1Char(letters[i]) : QLatin1Char('-'));
    }
    const auto special = [&](std::uint32_t bit, qsizetype at, char letter) {
        if ((entry.mode & bit) == 0)
            return;
        const bool executes = text[at] == u'x';
        text[at] = executes ? QChar(QLatin1Char(letter)) : QChar(QLatin1Char(letter)).toUpper();
    };
    special(04000, 3, 's');
    special(02000, 6, 's');
    special(01000, 9, 't');
    return text;
}

QString sizeText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 10 * 1024 ? 1 : 0);
}

} // namespace slipway::ui
