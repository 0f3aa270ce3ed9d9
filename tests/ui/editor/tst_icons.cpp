// SPDX-License-Identifier: MIT
#include "ui/editor/colors.h"
#include "ui/editor/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// The colour of the most opaque pixel.
QColor inkOf(const QImage &image)
{
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            ink = color.alpha() > ink.alpha() ? color : ink;
        }
    }
    return ink;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconDrawsInTheColourAskedFor_data();
    void everyIconDrawsInTheColourAskedFor();
    void anIconFollowsThePalette();
    void anUnknownNameDrawsNothing();
};

void IconsTest::everyIconDrawsInTheColourAskedFor_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/slipway/icons")).entryList();
    QVERIFY(files.size() >= 50);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void IconsTest::everyIconDrawsInTheColourAskedFor()
{
    QFETCH(QString, name);
    QImage image(32, 32, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, QRectF(0, 0, 32, 32), name, Qt::red);
    painter.end();
    QCOMPARE(inkOf(image), QColor(Qt::red));
}

void IconsTest::anIconFollowsThePalette()
{
    const QPalette before = QGuiApplication::palette();
    const QIcon save = icon(u"save");
    for (const QColor &color : {QColor(Qt::black), QColor(Qt::white), QColor(Qt::green)}) {
        QPalette palette = before;
        palette.setColor(QPalette::WindowText, color);
        QGuiApplication::setPalette(palette);
        QCOMPARE(inkOf(save.pixmap(32).toImage()), color);
    }
    QGuiApplication::setPalette(before);
}

void IconsTest::anUnknownNameDrawsNothing()
{
    QCOMPARE(inkOf(icon(u"no-such-icon").pixmap(16).toImage()).alpha(), 0);
}

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
