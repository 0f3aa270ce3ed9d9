// SPDX-License-Identifier: MIT
#include "ui/mainwindow/refusalpage.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

using Kind = Unreadable::Kind;

QString adviceOn(Kind kind)
{
    switch (kind) {
    case Kind::Absent:
        return RefusalPage::tr("It may have been moved or deleted.");
    case Kind::Unfetched:
        return RefusalPage::tr("Fetch it with Build ▸ Fetch (F5), then open it again.");
    case Kind::NoFile:
        return RefusalPage::tr("Open a file; a whole folder is opened with File ▸ Open Folder.");
    case Kind::Forbidden:
        return RefusalPage::tr("Ask its owner for the right to read it.");
    case Kind::TooLarge:
        return RefusalPage::tr(
            "Descriptors are a few kilobytes, so it is no descriptor, or was generated: let its generator write "
            "modules "
            "or overrides of several files. The system's editor may open it as it is; nothing was changed.");
    case Kind::Binary:
        return RefusalPage::tr("It is a program, an archive or a picture, perhaps. The system may know what opens it; "
                               "nothing was changed.");
    case Kind::Utf16:
        return RefusalPage::tr("Slipway can open it converted to UTF-8. The file changes only when you save.");
    case Kind::Utf8:
        return RefusalPage::tr("CEKit reads UTF-8 only. Slipway can open the file as Latin-1, converted to UTF-8: no "
                               "character is lost, and the file changes only when you save.");
    }
    return {};
}

QLabel *label(QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

} // namespace

RefusalPage::RefusalPage(QWidget *parent)
    : QWidget(parent)
    , m_title(label(this))
    , m_text(label(this))
    , m_advice(label(this))
    , m_convert(new QPushButton(tr("Open &Converted"), this))
    , m_system(new QPushButton(tr("Open with the &System"), this))
    , m_back(new QPushButton(tr("&Back"), this))
{
    setObjectName(QStringLiteral("refusalPage"));
    m_text->setObjectName(QStringLiteral("refusalText"));
    m_convert->setObjectName(QStringLiteral("refusalConvert"));
    m_system->setObjectName(QStringLiteral("refusalSystem"));
    m_system->setToolTip(tr("Opens it with the program that the system has for such files"));
    m_back->setObjectName(QStringLiteral("refusalBack"));
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    m_title->setFont(font);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_convert);
    buttons->addWidget(m_system);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    auto *column = new QWidget(this);
    column->setMaximumWidth(640);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(12);
    columnLayout->addWidget(m_title);
    columnLayout->addWidget(m_text);
    columnLayout->addWidget(m_advice);
    columnLayout->addLayout(buttons);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 6);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(2);
    connect(m_convert, &QPushButton::clicked, this, &RefusalPage::convertRequested);
    connect(m_system, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(m_file.string()))); });
    connect(m_back, &QPushButton::clicked, this, &RefusalPage::left);
}

void RefusalPage::showRefusal(const std::filesystem::path &file, Unreadable reason)
{
    m_file = file;
    m_reason = std::move(reason);
    m_title->setText(tr("%1 is not opened").arg(QString::fromStdString(file.filename().string())));
    m_text->setText(m_reason.text);
    m_advice->setText(adviceOn(m_reason.kind));
    m_convert->setVisible(m_reason.isConvertible());
    m_system->setVisible(m_reason.kind == Kind::TooLarge || m_reason.kind == Kind::Binary);
    (m_reason.isConvertible() ? m_convert : m_back)->setFocus();
}

void RefusalPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace slipway::ui
