// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>
#include <QString>

namespace slipway::ui {

/// Every command of the window, made once from one table: menus, toolbar, command palette and tests take them from
/// here. An action's object name is its id.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    /// The action with an id of the table, e.g. `file.save`.
    [[nodiscard]] QAction *operator[](const QString &id) const;
    [[nodiscard]] QAction *operator[](const char *id) const { return (*this)[QLatin1StringView(id)]; }
    /// All, in order of the table.
    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }

    /// Enables an action, or disables it and says why in its tooltip and in the palette.
    void setEnabled(const char *id, bool isEnabled, const QString &reasonWhenNot);
    [[nodiscard]] static QString disabledReason(const QAction *action);

private:
    void updateToolTip(QAction *action, const QString &reason);

    QList<QAction *> m_all;
    QHash<QString, QAction *> m_byId;
};

} // namespace slipway::ui
