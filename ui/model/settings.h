// SPDX-License-Identifier: MIT
#pragma once

#include <QSettings>
#include <QStringList>
#include <QVariant>

namespace slipway::ui {

/// What the user chose, kept between sessions. One table of keys; every value has its default there.
class Settings
{
public:
    enum class Key {
        WindowGeometry,
        WindowState,
        EditorLayout, ///< `form`, `split` or `text`
        ShowsWhiteSpace,
        RecentFiles,
        LastFolder,
        Engine,       ///< `embedded`, `podman`, `buildah`, `docker`
        OutputFormat, ///< `oci`, `oci-archive`, `docker-archive`
        OutputFolder,
        BuildFlags, ///< QStringList, each one argument for podman, buildah or docker
        NoSquash,
        Pull,
        ColorScheme, ///< `system`, `light`, `dark`
        FontSize,    ///< points of the texts' font; 0: the system's
    };

    /// Settings in a file of their own (tests), or in the user's configuration.
    explicit Settings(const QString &fileName = {});

    [[nodiscard]] QVariant value(Key key) const;
    void setValue(Key key, const QVariant &value);

    [[nodiscard]] QStringList recentFiles() const { return value(Key::RecentFiles).toStringList(); }
    /// Puts a file at the head of the recent ones; at most 12 are kept.
    void addRecentFile(const QString &path);
    void clearRecentFiles() { setValue(Key::RecentFiles, QStringList()); }

private:
    QSettings m_settings;
};

} // namespace slipway::ui
