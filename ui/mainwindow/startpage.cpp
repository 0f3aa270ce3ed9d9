// SPDX-License-Identifier: MIT
#include "ui/mainwindow/startpage.h"

#include "ui/editor/icons.h"
#include "ui/model/templates.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

constexpr int columnWidth = 640;

QLabel *heading(const QString &text, double scale, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_column(new QWidget(this))
    , m_recent(new QVBoxLayout)
{
    setObjectName(QStringLiteral("startPage"));
    auto *column = new QVBoxLayout(m_column);
    column->setSpacing(4);
    column->addWidget(heading(tr("Slipway"), 1.8, m_column));
    auto *subtitle =
        new QLabel(tr("Container images from CEKit descriptors: edit, check, preview and build."), m_column);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    subtitle->setWordWrap(true);
    column->addWidget(subtitle);
    column->addSpacing(16);
    column->addWidget(heading(tr("Start"), 1.15, m_column));
    auto *open = new QCommandLinkButton(tr("Open a descriptor…"),
                                        tr("image.yaml, module.yaml or an overrides file (Ctrl+O)"), m_column);
    open->setObjectName(QStringLiteral("startOpen"));
    open->setIcon(icon(u"open", Tint::Accent));
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    auto *opening = new QHBoxLayout;
    opening->addWidget(open, 1);
    column->addLayout(opening);
    auto *folder =
        new QCommandLinkButton(tr("Open a folder…"), tr("With all its descriptors (Ctrl+K, Ctrl+O)"), m_column);
    folder->setObjectName(QStringLiteral("startFolder"));
    folder->setIcon(icon(u"folder", Tint::Accent));
    connect(folder, &QPushButton::clicked, this, &StartPage::folderRequested);
    opening->addWidget(folder, 1);
    for (const Template &each : templates()) {
        auto *button = new QCommandLinkButton(tr("New: %1").arg(each.title), each.description, m_column);
        button->setObjectName(QStringLiteral("startTemplate.") + each.id);
        button->setIcon(icon(u"new", Tint::Accent));
        connect(button, &QPushButton::clicked, this, [this, id = each.id] { Q_EMIT templateRequested(id); });
        column->addWidget(button);
    }
    column->addSpacing(16);
    column->addLayout(m_recent);
    buildFrame();
}

/// The column in the middle, as high as its texts in that width; scrolled where there is no room.
void StartPage::buildFrame()
{
    m_column->setMaximumWidth(columnWidth);
    auto *content = new QWidget(this);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, columnWidth);
    middle->addStretch(1);
    auto *rows = new QVBoxLayout(content);
    rows->addStretch(1);
    rows->addLayout(middle);
    rows->addStretch(2);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void StartPage::setRecentFiles(const QStringList &files)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (QWidget *widget = item->widget()) { // perhaps the link whose click leads here: it lives until that is over
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (!files.isEmpty())
        m_recent->addWidget(heading(tr("Recent"), 1.15, m_column));
    for (const QString &file : files.first(std::min<qsizetype>(files.size(), 5))) {
        auto *link = new QLabel(QStringLiteral("<a href=\"#\">%1</a> <span style=\"color:%3\">%2</span>")
                                    .arg(QFileInfo(file).fileName().toHtmlEscaped(),
                                         QDir::toNativeSeparators(QFileInfo(file).path()).toHtmlEscaped(),
                                         palette().color(QPalette::PlaceholderText).name()),
                                m_column);
        link->setWordWrap(true);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(link, &QLabel::linkActivated, this, [this, file] { Q_EMIT recentRequested(file); });
        m_recent->addWidget(link);
    }
}

} // namespace slipway::ui
