// SPDX-License-Identifier: MIT
#include "ui/mainwindow/loadingline.h"

#include "ui/model/document.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace slipway::ui {

LoadingLine::LoadingLine(const Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("loading"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_cancel->setObjectName(QStringLiteral("loadingCancel"));
    m_cancel->setToolTip(tr("Close the file again"));
    m_progress->setAccessibleName(tr("Shown so far"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &LoadingLine::cancelled);
    connect(&document, &Document::behindChanged, this, &LoadingLine::adopt);
    connect(&document, &Document::progressed, m_progress, &QProgressBar::setValue);
    adopt();
}

void LoadingLine::adopt()
{
    setVisible(m_document.isBehind());
    const QString size = QLocale().formattedDataSize(static_cast<qint64>(m_document.text().size()));
    m_text->setText(m_document.isOpening() ? tr("Opening %1…").arg(size) : tr("Showing the change in %1…").arg(size));
    m_cancel->setVisible(m_document.isOpening());
}

} // namespace slipway::ui
