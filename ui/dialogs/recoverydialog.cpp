// SPDX-License-Identifier: MIT
#include "ui/dialogs/recoverydialog.h"

#include "ui/editor/codeview.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

QString nameOf(const Orphan &orphan)
{
    const QString path = QDir::toNativeSeparators(QString::fromStdString(orphan.document().string()));
    return orphan.contents().head.isUntitled
               ? RecoveryDialog::tr("untitled, in %1")
                     .arg(QDir::toNativeSeparators(QString::fromStdString(orphan.document().parent_path().string())))
               : path;
}

QString amountOf(const Orphan &orphan)
{
    const auto [added, removed] = orphan.lineCounts();
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(orphan.contents().lastTime);
    return RecoveryDialog::tr("+%1 −%2 lines, last changed %3")
        .arg(added)
        .arg(removed)
        .arg(QLocale().toString(time, QLocale::ShortFormat));
}

} // namespace

RecoveryDialog::RecoveryDialog(const std::vector<Orphan> &orphans, KSyntaxHighlighting::Repository &repository,
                               QWidget *parent)
    : QDialog(parent)
    , m_orphans(orphans)
    , m_list(new QListWidget(this))
    , m_difference(new CodeView(repository, this))
{
    setObjectName(QStringLiteral("recoveryDialog"));
    setWindowTitle(tr("Recover unsaved changes"));
    auto *text =
        new QLabel(tr("Slipway ended before these changes were saved. Your files on disk are as you saved them "
                      "last; recovered changes are not saved until you save them."),
                   this);
    text->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("recoveryList"));
    m_list->setAccessibleName(tr("Files with unsaved changes"));
    m_difference->setObjectName(QStringLiteral("recoveryDifference"));
    m_difference->setAccessibleName(tr("Unsaved changes"));
    m_difference->setReadOnly(true);
    m_difference->setSyntax(QStringLiteral("Diff"));
    std::ranges::for_each(orphans, [this](const Orphan &orphan) { addOrphan(orphan); });
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_difference);
    splitter->setSizes({140, 300});
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addWidget(splitter, 1);
    layout->addLayout(makeButtons());
    connect(m_list, &QListWidget::currentRowChanged, this, &RecoveryDialog::showDifference);
    connect(m_list, &QListWidget::itemChanged, this, &RecoveryDialog::updateButtons);
    m_list->setCurrentRow(0);
    resize(760, 560);
}

void RecoveryDialog::addOrphan(const Orphan &orphan)
{
    auto *item = new QListWidgetItem(nameOf(orphan) + QLatin1Char('\n') + amountOf(orphan), m_list);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
}

QLayout *RecoveryDialog::makeButtons()
{
    m_recover = new QPushButton(tr("&Recover"), this);
    m_recover->setObjectName(QStringLiteral("recoveryRecover"));
    m_recover->setDefault(true);
    m_discard = new QPushButton(tr("&Discard…"), this);
    m_discard->setObjectName(QStringLiteral("recoveryDiscard"));
    m_discard->setAutoDefault(false);
    auto *later = new QPushButton(tr("Ask &Later"), this);
    later->setObjectName(QStringLiteral("recoveryLater"));
    later->setAutoDefault(false);
    connect(m_recover, &QPushButton::clicked, this, [this] { decide(Decision::Recover); });
    connect(m_discard, &QPushButton::clicked, this, &RecoveryDialog::askDiscard);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(m_recover);
    return row;
}

std::vector<std::size_t> RecoveryDialog::chosen() const
{
    std::vector<std::size_t> rows;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            rows.push_back(static_cast<std::size_t>(row));
    }
    return rows;
}

void RecoveryDialog::showDifference(int row)
{
    if (row < 0)
        return;
    m_difference->setPlainText(QString::fromStdString(m_orphans[static_cast<std::size_t>(row)].difference()));
}

void RecoveryDialog::decide(Decision decision)
{
    m_decision = decision;
    accept();
}

void RecoveryDialog::askDiscard()
{
    QMessageBox box(
        QMessageBox::Warning, tr("Discard unsaved changes"),
        tr("The unsaved changes of %n file(s) will be gone for good.", nullptr, static_cast<int>(chosen().size())),
        QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("discardRecovered"));
    box.addButton(tr("Discard"), QMessageBox::DestructiveRole)->setObjectName(QStringLiteral("discardConfirmed"));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.buttonRole(box.clickedButton()) == QMessageBox::DestructiveRole)
        decide(Decision::Discard);
}

void RecoveryDialog::updateButtons()
{
    const bool hasChoice = !chosen().empty();
    m_recover->setEnabled(hasChoice);
    m_discard->setEnabled(hasChoice);
}

} // namespace slipway::ui
