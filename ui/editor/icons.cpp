// SPDX-License-Identifier: MIT
#include "ui/editor/icons.h"

#include "ui/editor/colors.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray picture(QStringView name, const QColor &color)
{
    QFile file(u":/slipway/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

QPixmap pixmapOf(QStringView name, QSize pixels, const QColor &color)
{
    const QString key = u"slipway/%1/%2x%3/%4"_s.arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.rgba(), 8, 16, QLatin1Char('0'));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    if (const QByteArray svg = picture(name, color); !svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor tinted(Tint tint, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::Text);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    switch (tint) {
    case Tint::Accent:
        return palette.color(QPalette::Highlight);
    case Tint::Error:
        return severityColor(palette, Severity::Error);
    case Tint::Warning:
        return severityColor(palette, Severity::Warning);
    case Tint::Hint:
        return severityColor(palette, Severity::Hint);
    case Tint::Success:
        return successColor(palette);
    case Tint::Text:
        break;
    }
    return palette.color(QPalette::WindowText);
}

class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        paintIcon(*painter, rect, m_name, tinted(m_tint, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        QPixmap pixmap = pixmapOf(m_name, size, tinted(m_tint, mode));
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QString iconName() override { return m_name; }
    QString key() const override { return u"slipway"_s; }
    QIconEngine *clone() const override { return new PaletteIconEngine(m_name, m_tint); }

private:
    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(QStringView name, Tint tint)
{
    return QIcon(new PaletteIconEngine(name.toString(), tint));
}

QIcon severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return icon(u"error", Tint::Error);
    case Severity::Warning:
        return icon(u"warning", Tint::Warning);
    case Severity::Hint:
        break;
    }
    return icon(u"hint", Tint::Hint);
}

void paintIcon(QPainter &painter, const QRectF &rect, QStringView name, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatio() * painter.transform().m11();
    const QSize pixels = (rect.size() * qMax(scale, 0.05)).toSize().boundedTo(QSize(256, 256)).expandedTo(QSize(1, 1));
    const QPixmap pixmap = pixmapOf(name, pixels, color);
    painter.drawPixmap(rect, pixmap, QRectF(QPointF(), pixmap.size()));
}

} // namespace slipway::ui
