// SPDX-License-Identifier: MIT
#include "ui/dialogs/buildoptionsdialog.h"

#include "ui/model/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

BuildOptionsDialog::BuildOptionsDialog(Settings &settings, const std::filesystem::path &folder, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_tags(new QLineEdit(this))
    , m_format(new QComboBox(this))
    , m_output(new QLineEdit(this))
    , m_isSquashed(new QCheckBox(tr("&Squash the layers into one"), this))
    , m_isPulling(new QCheckBox(tr("Look for &newer base images first"), this))
    , m_flags(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("buildOptions"));
    setWindowTitle(tr("Build options"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &BuildOptionsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &BuildOptionsDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(makeNamesPart());
    layout->addWidget(makeEmbeddedPart(folder));
    layout->addWidget(makeEnginePart());
    layout->addWidget(buttons);
    resize(520, sizeHint().height());
    load();
}

QWidget *BuildOptionsDialog::makeNamesPart()
{
    m_tags->setObjectName(QStringLiteral("buildTags"));
    m_tags->setClearButtonEnabled(true);
    m_tags->setToolTip(tr("One or more, with spaces between, for example registry.example.com/team/app:2"));
    auto *part = new QWidget(this);
    auto *form = new QFormLayout(part);
    form->setContentsMargins({});
    form->addRow(tr("&Names of the image:"), m_tags);
    return part;
}

void BuildOptionsDialog::setTags(const QStringList &tags, const QStringList &defaults)
{
    m_tags->setText(tags.join(QLatin1Char(' ')));
    m_tags->setPlaceholderText(defaults.join(QLatin1Char(' ')));
}

QStringList BuildOptionsDialog::tags() const
{
    return m_tags->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QWidget *BuildOptionsDialog::makeEmbeddedPart(const std::filesystem::path &folder)
{
    m_format->setObjectName(QStringLiteral("buildFormat"));
    m_format->addItem(tr("Folder: OCI layout"), QStringLiteral("oci"));
    m_format->addItem(tr("File: OCI archive"), QStringLiteral("oci-archive"));
    m_format->addItem(tr("File: docker archive"), QStringLiteral("docker-archive"));
    m_output->setObjectName(QStringLiteral("buildOutput"));
    m_output->setPlaceholderText(QString::fromStdString((folder / "target").string()));
    m_output->setClearButtonEnabled(true);
    auto *browse = new QPushButton(tr("B&rowse…"), this);
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for built images"), m_output->text());
        if (!chosen.isEmpty())
            m_output->setText(chosen);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_output, 1);
    row->addWidget(browse);
    auto *group = new QGroupBox(tr("Embedded builder"), this);
    auto *form = new QFormLayout(group);
    form->addRow(tr("&Result:"), m_format);
    auto *label = new QLabel(tr("&Folder for images:"), this);
    label->setBuddy(m_output);
    form->addRow(label, row);
    return group;
}

QWidget *BuildOptionsDialog::makeEnginePart()
{
    m_flags->setObjectName(QStringLiteral("buildFlags"));
    m_flags->setPlaceholderText(tr("One argument a line, for example --isolation=chroot"));
    m_flags->setTabChangesFocus(true);
    m_flags->setFixedHeight(4 * fontMetrics().lineSpacing() + 12);
    auto *group = new QGroupBox(tr("podman, buildah, docker"), this);
    auto *form = new QFormLayout(group);
    form->addRow(m_isSquashed);
    form->addRow(m_isPulling);
    form->addRow(tr("&Arguments for the engine:"), m_flags);
    return group;
}

void BuildOptionsDialog::load()
{
    using Key = Settings::Key;
    m_format->setCurrentIndex(std::max(0, m_format->findData(m_settings.value(Key::OutputFormat))));
    m_output->setText(m_settings.value(Key::OutputFolder).toString());
    m_isSquashed->setChecked(!m_settings.value(Key::NoSquash).toBool());
    m_isPulling->setChecked(m_settings.value(Key::Pull).toBool());
    m_flags->setPlainText(m_settings.value(Key::BuildFlags).toStringList().join(QLatin1Char('\n')));
}

void BuildOptionsDialog::accept()
{
    using Key = Settings::Key;
    QStringList flags;
    for (const QString &line : m_flags->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            flags.append(line.trimmed());
    }
    m_settings.setValue(Key::OutputFormat, m_format->currentData());
    m_settings.setValue(Key::OutputFolder, m_output->text().trimmed());
    m_settings.setValue(Key::NoSquash, !m_isSquashed->isChecked());
    m_settings.setValue(Key::Pull, m_isPulling->isChecked());
    m_settings.setValue(Key::BuildFlags, flags);
    QDialog::accept();
}

} // namespace slipway::ui
