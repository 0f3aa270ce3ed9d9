// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace slipway::ui {

/// What the window shows while nothing is open: what to start from, what was open before, and how to go on.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent);

    void setRecentFiles(const QStringList &files);

Q_SIGNALS:
    void openRequested();
    void folderRequested();
    void recentRequested(const QString &file);
    void templateRequested(const QString &id);

private:
    void buildFrame();

    QWidget *m_column;
    QVBoxLayout *m_recent;
};

} // namespace slipway::ui
