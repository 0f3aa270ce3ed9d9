// SPDX-License-Identifier: MIT
// How long an edit by the form takes in a list of many rows, in the window's own code, on the offscreen platform.
// Argument: the number of rows (10,000). Times in milliseconds of the UI thread; the last columns are the ratio to one
// reading of the text in the same run. "blocked" is the longest stretch until everything is up to date again.
#include "tests/bench/benchtexts.h"
#include "tests/bench/clockedapplication.h"
#include "tests/bench/typist.h"

#include "core/yaml/tree.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/model/allocator.h"
#include "ui/model/settings.h"

#include <KSyntaxHighlighting/Repository>

#include <QKeyEvent>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fstream>

using namespace slipway;
using namespace slipway::bench;

namespace {

constexpr int runs = 5;

double milliseconds(Nanoseconds time)
{
    return static_cast<double>(time) / 1e6;
}

Nanoseconds median(std::vector<Nanoseconds> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

/// A window with one open file, its form and one list of it.
struct Scene {
    ClockedApplication &application;
    ui::MainWindow &window;
    QTableView &table;
    Nanoseconds reading = 0; ///< one reading of the text: the reference
};

Nanoseconds readingTime(ClockedApplication &application, const std::string &text)
{
    std::vector<Nanoseconds> times;
    for (int i = 0; i < runs; ++i) {
        const Nanoseconds begin = application.now();
        const bool isValid = yaml::Tree::parse(text).isValid();
        times.push_back(isValid ? application.now() - begin : 0);
    }
    return median(times);
}

void choose(QTableView &table, int row)
{
    table.setFocus();
    table.setCurrentIndex(table.model()->index(row, 0));
}

void press(QTableView &table, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(&table, &down);
}

/// Prepares and acts some times, waiting for all that follows.
template <typename Prepare, typename Act>
void measure(const Scene &scene, const char *name, Prepare prepare, Act act)
{
    std::vector<Nanoseconds> handled;
    std::vector<Nanoseconds> blocked;
    std::vector<Nanoseconds> settled;
    for (int i = 0; i < runs; ++i) {
        prepare();
        settle(scene.application, scene.window);
        scene.application.forgetBlocks();
        const Nanoseconds begin = scene.application.now();
        act();
        handled.push_back(scene.application.now() - begin);
        settle(scene.application, scene.window);
        settled.push_back(scene.application.now() - begin);
        blocked.push_back(scene.application.longestBlock().duration);
    }
    const auto ratio = [&](Nanoseconds time) { return static_cast<double>(time) / static_cast<double>(scene.reading); };
    std::printf("  %-26s handled %8.1f  blocked then %8.1f (%s)  settled %8.1f  %6.2f x  %6.2f x one reading\n", name,
                milliseconds(median(handled)), milliseconds(median(blocked)),
                scene.application.longestBlock().event.c_str(), milliseconds(median(settled)), ratio(median(handled)),
                ratio(median(blocked)));
    std::fflush(stdout);
}

void measureAll(const Scene &scene)
{
    QTableView &table = scene.table;
    const int middle = table.model()->rowCount() / 2;
    int number = 0;
    const auto nothing = [] {};
    const auto chooseMiddle = [&] { choose(table, middle); };
    measure(scene, "choose a row", nothing, [&] { choose(table, middle + 10 * number++); });
    measure(scene, "set a value", chooseMiddle,
            [&] { table.model()->setData(table.model()->index(middle, 0), QStringLiteral("set%1").arg(number++)); });
    measure(scene, "move a row up (Alt+Up)", chooseMiddle, [&] { press(table, Qt::Key_Up, Qt::AltModifier); });
    measure(scene, "duplicate (Ctrl+D)", chooseMiddle, [&] { press(table, Qt::Key_D, Qt::ControlModifier); });
    measure(scene, "remove a row (Delete)", chooseMiddle, [&] { press(table, Qt::Key_Delete); });
    measure(
        scene, "add a row (Enter)", [&] { choose(table, table.model()->rowCount() - 1); },
        [&] { press(table, Qt::Key_Return); });
    measure(
        scene, "remove 100 rows (Delete)",
        [&] {
            choose(table, middle);
            table.selectionModel()->select({table.model()->index(middle, 0), table.model()->index(middle + 99, 0)},
                                           QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        },
        [&] { press(table, Qt::Key_Delete); });
}

void measurePage(ClockedApplication &application, const QString &page, const std::string &text)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("image.yaml"));
    std::ofstream(file.toStdString()) << text;
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    KSyntaxHighlighting::Repository highlighting;
    ui::MainWindow window({settings, highlighting, nullptr});
    window.resize(1360, 860);
    window.show();
    window.activateWindow();
    if (!openFully(application, window, file))
        return;
    ui::FormView &form = window.editors().currentPage()->form();
    form.showPage(page);
    auto *table = form.findChild<QTableView *>(QStringLiteral("form.%1.table").arg(page));
    if (table == nullptr || table->model()->rowCount() == 0) {
        std::printf("%s: no rows\n", qPrintable(page));
        return;
    }
    const Scene scene{application, window, *table, readingTime(application, text)};
    std::printf("%s: %d rows, %zu bytes, one reading takes %.1f ms\n", qPrintable(page), table->model()->rowCount(),
                text.size(), milliseconds(scene.reading));
    measureAll(scene);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ui::keepFreedMemory(); // as the program does
    ClockedApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int rows = arguments.size() > 1 ? std::max(200, arguments[1].toInt()) : 10'000;
    measurePage(application, QStringLiteral("envs"), environmentOf(rows));
    measurePage(application, QStringLiteral("artifacts"), artifactsOf(rows));
}
