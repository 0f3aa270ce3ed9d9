// SPDX-License-Identifier: MIT
#include "ui/dialogs/renamedialog.h"

#include "ui/editor/colors.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slipway::ui {

RenameDialog::RenameDialog(const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(name, this))
    , m_rows(new QTreeWidget(this))
    , m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("renameDialog"));
    setWindowTitle(tr("Rename %1").arg(name));
    auto *label = new QLabel(tr("&New name:"), this);
    label->setBuddy(m_name);
    m_name->selectAll();
    m_rows->setHeaderLabels({tr("Place"), tr("Before"), tr("After")});
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->setFocusPolicy(Qt::TabFocus);
    m_rows->setAccessibleName(tr("Lines that change"));
    m_rows->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_rows->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("renameMessage"));
    m_message->setText(tr("Write the new name: the lines that change are shown above before anything is changed."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Rename"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    m_accept->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(720, 360);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_accept->setEnabled(false); // until the preview of this name is there
        Q_EMIT nameChanged(text);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString RenameDialog::name() const
{
    return m_name->text();
}

void RenameDialog::setPreview(const QList<Row> &rows, int files, const QStringList &notes)
{
    m_rows->clear();
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem(m_rows, {row.place, row.before.trimmed(), row.after.trimmed()});
        for (const int column : {1, 2})
            item->setFont(column, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    QStringList lines = notes;
    if (!rows.isEmpty())
        lines.prepend(tr("%1 in %2.")
                          .arg(tr("%n line(s) change", nullptr, static_cast<int>(rows.size())),
                               tr("%n file(s)", nullptr, files)));
    m_message->setPalette(palette());
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_accept->setEnabled(!rows.isEmpty());
}

void RenameDialog::setProblem(const QString &problem)
{
    m_rows->clear();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, severityColor(colors, Severity::Error));
    m_message->setPalette(colors);
    m_message->setText(problem);
    m_accept->setEnabled(false);
}

} // namespace slipway::ui
