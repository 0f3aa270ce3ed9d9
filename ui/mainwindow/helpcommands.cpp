// SPDX-License-Identifier: MIT
#include "ui/mainwindow/helpcommands.h"

#include "ui/mainwindow/actions.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace slipway::ui {

HelpCommands::HelpCommands(Actions &actions, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions["help.keys"], &QAction::triggered, this, &HelpCommands::showKeyboardMap);
    connect(actions["help.about"], &QAction::triggered, this, &HelpCommands::showAbout);
}

void HelpCommands::showKeyboardMap()
{
    QDialog dialog(m_window);
    dialog.setObjectName(QStringLiteral("keyboardMap"));
    dialog.setWindowTitle(tr("Keyboard map"));
    auto *table = new QTableWidget(0, 2, &dialog);
    table->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    for (const QAction *action : m_actions.all()) {
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        if (keys.isEmpty())
            continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(text));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    }
    table->resizeColumnToContents(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog.resize(480, 560);
    dialog.exec();
}

void HelpCommands::showAbout()
{
    QMessageBox::about(
        m_window, tr("About Slipway"),
        tr("<h3>Slipway %1</h3><p>Edits CEKit image descriptors, shows what they make, and builds them.</p>"
           "<p>Behaves as CEKit 4.16. MIT licence.</p>")
            .arg(QApplication::applicationVersion()));
}

} // namespace slipway::ui
