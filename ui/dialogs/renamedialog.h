// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/rename.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace slipway::ui {

/// Asks for a new name and shows, while it is typed, which lines of which files change.
class RenameDialog : public QDialog
{
    Q_OBJECT

public:
    RenameDialog(const QString &name, QWidget *parent);

    [[nodiscard]] QString name() const;
    /// A line of a file, before and after.
    struct Row {
        QString place;
        QString before;
        QString after;
    };
    /// What the present name would do; enables the button. `notes` are shown below.
    void setPreview(const QList<Row> &rows, int files, const QStringList &notes);
    /// Why the present name is refused.
    void setProblem(const QString &problem);

Q_SIGNALS:
    void nameChanged(const QString &name);

private:
    QLineEdit *m_name;
    QTreeWidget *m_rows;
    QLabel *m_message;
    QPushButton *m_accept;
};

} // namespace slipway::ui
