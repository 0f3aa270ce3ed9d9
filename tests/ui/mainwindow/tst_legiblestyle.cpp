// SPDX-License-Identifier: MIT
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/legiblestyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <memory>

using namespace slipway::ui;

class LegibleStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheViewWithTheFocusShowsAnActiveSelection_data();
    void onlyTheViewWithTheFocusShowsAnActiveSelection();
    void aListThatTakesNoFocusStaysActive();
    void inputsHaveAFrameThatIsSeenInTheDark_data();
    void inputsHaveAFrameThatIsSeenInTheDark();
};

namespace {

/// Two views of a line each, which is chosen.
struct TwoViews {
    TwoViews()
    {
        auto *row = new QHBoxLayout(&window);
        for (QListView *view : {&left, &right}) {
            row->addWidget(view);
            view->setModel(&model);
            view->setCurrentIndex(model.index(0));
        }
        window.show();
    }
    /// Whether its selection has rather the colour of an active one than that of a resting one: styles shade them.
    [[nodiscard]] static bool looksActive(QListView &view)
    {
        const QRect chosen = view.visualRect(view.model()->index(0, 0));
        const QColor color = view.viewport()->grab().toImage().pixelColor(chosen.right() - 3, chosen.center().y());
        const auto distance = [&](QPalette::ColorGroup group) {
            const QColor other = QApplication::palette().color(group, QPalette::Highlight);
            return std::abs(color.red() - other.red()) + std::abs(color.green() - other.green()) +
                   std::abs(color.blue() - other.blue());
        };
        return distance(QPalette::Active) < distance(QPalette::Inactive);
    }

    QWidget window;
    QStringListModel model{QStringList(QStringLiteral("x"))};
    QListView left{&window};
    QListView right{&window};
};

} // namespace

void LegibleStyleTest::onlyTheViewWithTheFocusShowsAnActiveSelection_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void LegibleStyleTest::onlyTheViewWithTheFocusShowsAnActiveSelection()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    TwoViews views;
    QVERIFY(QTest::qWaitForWindowActive(&views.window));
    views.left.setFocus();
    QVERIFY(views.looksActive(views.left));
    QVERIFY(!views.looksActive(views.right));
    views.right.setFocus();
    QVERIFY(!views.looksActive(views.left));
    QVERIFY(views.looksActive(views.right));
}

void LegibleStyleTest::aListThatTakesNoFocusStaysActive()
{
    TwoViews views;
    QVERIFY(QTest::qWaitForWindowActive(&views.window));
    views.left.setFocusPolicy(Qt::NoFocus);
    views.right.setFocus();
    QVERIFY(views.looksActive(views.right));
    QVERIFY(views.looksActive(views.left));
}

void LegibleStyleTest::inputsHaveAFrameThatIsSeenInTheDark_data()
{
    QTest::addColumn<QWidget *>("input");
    QTest::newRow("line") << static_cast<QWidget *>(new QLineEdit);
    QTest::newRow("text") << static_cast<QWidget *>(new QPlainTextEdit);
    auto *box = new QComboBox;
    box->setEditable(true);
    QTest::newRow("box") << static_cast<QWidget *>(box);
    QTest::newRow("mark") << static_cast<QWidget *>(new QCheckBox);
}

void LegibleStyleTest::inputsHaveAFrameThatIsSeenInTheDark()
{
    QFETCH(QWidget *, input);
    const std::unique_ptr<QWidget> owner(input);
    input->setPalette(darkPalette());
    input->resize(80, 24);
    const QImage shown = input->grab().toImage();
    int lightest = 0; // from the left edge inwards, before any text
    for (int x = 0; x < 6; ++x)
        lightest = std::max(lightest, shown.pixelColor(x, shown.height() / 2).lightness());
    const int window = darkPalette().color(QPalette::Window).lightness();
    QVERIFY2(lightest > window + 20 && lightest < window + 80,
             qPrintable(QStringLiteral("%1 in %2").arg(lightest).arg(window)));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new LegibleStyle);
    LegibleStyleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_legiblestyle.moc"
