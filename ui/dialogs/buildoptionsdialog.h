// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <filesystem>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace slipway::ui {

class Settings;

/// What a build makes and where it goes; kept in the settings when the dialog is accepted.
class BuildOptionsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `folder`: the descriptor's. `settings` outlives the dialog.
    BuildOptionsDialog(Settings &settings, const std::filesystem::path &folder, QWidget *parent);

    /// The names that the image gets; empty: those of the descriptor, `defaults`.
    void setTags(const QStringList &tags, const QStringList &defaults);
    [[nodiscard]] QStringList tags() const;

    void accept() override;

private:
    QWidget *makeNamesPart();
    QWidget *makeEmbeddedPart(const std::filesystem::path &folder);
    QWidget *makeEnginePart();
    void load();

    Settings &m_settings;
    QLineEdit *m_tags;
    QComboBox *m_format;
    QLineEdit *m_output;
    QCheckBox *m_isSquashed;
    QCheckBox *m_isPulling;
    QPlainTextEdit *m_flags;
};

} // namespace slipway::ui
