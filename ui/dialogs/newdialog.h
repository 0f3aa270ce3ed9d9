// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/templates.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace slipway::ui {

/// Asks for a template and a folder, and writes the template's files there.
class NewDialog : public QDialog
{
    Q_OBJECT

public:
    NewDialog(const QString &folder, QWidget *parent);

    /// The descriptor that was written, once the dialog was accepted.
    [[nodiscard]] const std::filesystem::path &created() const { return m_created; }
    void selectTemplate(const QString &id);
    void accept() override;

private:
    QLayout *makeFolderRow(const QString &folder);
    void chooseFolder();
    void showDescription(int row);

    QList<Template> m_templates;
    QListWidget *m_list;
    QLabel *m_description;
    QLineEdit *m_folder;
    QLabel *m_error;
    std::filesystem::path m_created;
};

} // namespace slipway::ui
