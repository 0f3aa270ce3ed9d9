// SPDX-License-Identifier: MIT
#include "ui/model/settings.h"

namespace slipway::ui {

namespace {

struct Entry {
    const char *name;
    QVariant defaultValue;
};

Entry entry(Settings::Key key)
{
    using Key = Settings::Key;
    switch (key) {
    case Key::WindowGeometry:
        return {"window/geometry", QByteArray()};
    case Key::WindowState:
        return {"window/state", QByteArray()};
    case Key::EditorLayout:
        return {"editor/layout", QStringLiteral("split")};
    case Key::ShowsWhiteSpace:
        return {"editor/white-space", false};
    case Key::RecentFiles:
        return {"files/recent", QStringList()};
    case Key::LastFolder:
        return {"files/folder", QString()};
    case Key::Engine:
        return {"build/engine", QStringLiteral("embedded")};
    case Key::OutputFormat:
        return {"build/format", QStringLiteral("oci")};
    case Key::OutputFolder:
        return {"build/output", QString()};
    case Key::BuildFlags:
        return {"build/flags", QStringList()};
    case Key::NoSquash:
        return {"build/no-squash", false};
    case Key::Pull:
        return {"build/pull", false};
    case Key::ColorScheme:
        return {"window/colors", QStringLiteral("system")};
    case Key::FontSize:
        return {"editor/font-size", 0};
    }
    return {"", {}};
}

constexpr qsizetype mostRecentFiles = 12;

QString settingsFile(const QString &fileName)
{
    return fileName.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("slipway"),
                                          QStringLiteral("slipway"))
                                    .fileName()
                              : fileName;
}

} // namespace

Settings::Settings(const QString &fileName)
    : m_settings(settingsFile(fileName), QSettings::IniFormat)
{
}

QVariant Settings::value(Key key) const
{
    const Entry known = entry(key);
    return m_settings.value(QLatin1StringView(known.name), known.defaultValue);
}

void Settings::setValue(Key key, const QVariant &value)
{
    m_settings.setValue(QLatin1StringView(entry(key).name), value);
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    setValue(Key::RecentFiles, files.first(std::min(files.size(), mostRecentFiles)));
}

} // namespace slipway::ui
