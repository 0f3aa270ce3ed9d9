// SPDX-License-Identifier: MIT
#include "ui/dialogs/newdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

NewDialog::NewDialog(const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_templates(templates())
    , m_list(new QListWidget(this))
    , m_description(new QLabel(this))
    , m_folder(new QLineEdit(this))
    , m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("newDialog"));
    setWindowTitle(tr("New from template"));
    m_list->setObjectName(QStringLiteral("newDialogTemplates"));
    m_folder->setObjectName(QStringLiteral("newDialogFolder"));
    for (const Template &each : std::as_const(m_templates))
        m_list->addItem(each.title);
    m_description->setWordWrap(true);
    m_description->setMinimumHeight(3 * fontMetrics().height());
    m_description->setAlignment(Qt::AlignTop);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("newDialogError"));
    m_error->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    create->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_list);
    layout->addWidget(m_description);
    layout->addLayout(makeFolderRow(folder));
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &NewDialog::showDescription);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &NewDialog::accept);
    m_list->setCurrentRow(0);
    resize(520, 380);
}

QLayout *NewDialog::makeFolderRow(const QString &folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
    auto *label = new QLabel(tr("&Folder:"), this);
    label->setBuddy(m_folder);
    auto *browse = new QPushButton(tr("&Browse…"), this);
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &NewDialog::chooseFolder);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    return row;
}

void NewDialog::selectTemplate(const QString &id)
{
    for (int row = 0; row < m_templates.size(); ++row) {
        if (m_templates[row].id == id)
            m_list->setCurrentRow(row);
    }
}

void NewDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the new files"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

void NewDialog::showDescription(int row)
{
    m_description->setText(row >= 0 ? m_templates[row].description : QString());
}

void NewDialog::accept()
{
    const QString folder = QDir::cleanPath(m_folder->text().trimmed());
    const auto created = folder.isEmpty() || m_folder->text().trimmed().isEmpty()
                             ? std::unexpected(tr("Choose a folder for the new files."))
                             : instantiate(m_templates[m_list->currentRow()], folder);
    if (!created) {
        m_error->setText(created.error());
        m_error->show();
        return;
    }
    m_created = *created;
    QDialog::accept();
}

} // namespace slipway::ui
