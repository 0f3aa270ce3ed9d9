// SPDX-License-Identifier: MIT
// How long a keystroke takes in the window's own code, on the offscreen platform: in the largest project of the corpus
// and in synthetic descriptors. Arguments: which of `corpus`, `2000`, `20000`; none: all. Times in milliseconds; the
// last column is the ratio to a bare QPlainTextEdit.
#include "tests/bench/benchtexts.h"
#include "tests/bench/clockedapplication.h"
#include "tests/bench/typist.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/model/allocator.h"
#include "ui/model/settings.h"

#include <KSyntaxHighlighting/Repository>

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fstream>

using namespace slipway;
using namespace slipway::bench;

namespace {

namespace fs = std::filesystem;

constexpr int strokes = 192;
constexpr int pause = 30; ///< milliseconds: as fast as a held key repeats
constexpr auto largest = "jboss-container-images+jboss-eap-7-openshift-image/eap-xp4/image.yaml";

double milliseconds(Nanoseconds time)
{
    return static_cast<double>(time) / 1e6;
}

double percentile(std::vector<Nanoseconds> times, double part)
{
    std::ranges::sort(times);
    const auto index = static_cast<std::size_t>(part * static_cast<double>(times.size() - 1) + 0.5);
    return milliseconds(times[index]);
}

void print(const char *what, const std::vector<Nanoseconds> &times, const std::vector<Nanoseconds> &reference)
{
    std::printf("  %-34s p50 %7.2f   p95 %7.2f   p99 %7.2f", what, percentile(times, 0.5), percentile(times, 0.95),
                percentile(times, 0.99));
    if (!reference.empty())
        std::printf("   %6.1f x bare", percentile(times, 0.5) / percentile(reference, 0.5));
    std::printf("\n");
}

Strokes measureBare(ClockedApplication &application, const QString &text)
{
    QPlainTextEdit bare;
    bare.resize(700, 600);
    bare.setPlainText(text);
    bare.show();
    placeInTheMiddle(bare);
    return typeInto(application, bare, strokes);
}

void measure(ClockedApplication &application, const char *name, const fs::path &file,
             const plan::RepositorySource *repositories)
{
    const QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    KSyntaxHighlighting::Repository highlighting;
    ui::MainWindow window({settings, highlighting, repositories});
    window.resize(1360, 860);
    window.show();
    window.activateWindow();
    const Nanoseconds begin = application.now();
    if (!openFully(application, window, QString::fromStdString(file.string()))) {
        std::printf("%s: cannot be opened\n", name);
        return;
    }
    ui::DescriptorEditor &editor = window.editors().currentPage()->editor();
    std::printf("%s: %d lines, %zu files, %zu problems; shown after %.0f ms, longest block %.0f ms (%s)\n", name,
                editor.blockCount(), window.workspace().analysis()->files.size(), window.workspace().problems().size(),
                milliseconds(application.now() - begin), milliseconds(application.longestBlock().duration),
                application.longestBlock().event.c_str());
    placeInTheMiddle(editor);
    editor.setFocus();
    const Strokes bare = measureBare(application, editor.toPlainText());
    const Strokes calm = typeCalmly(application, window, strokes);
    const Strokes fast = typeFast(application, window, strokes, pause);
    print("key handled", calm.handled, bare.handled);
    print("letter painted", calm.letters, bare.letters);
    print("problems and preview painted", calm.derived, bare.letters);
    print("key handled, one every 30 ms", fast.handled, bare.handled);
    std::printf("  all painted %.1f ms after the last of these; longest block %.1f ms (%s), calm %.1f ms (%s)\n",
                milliseconds(fast.derived.front()), milliseconds(fast.longestBlock.duration),
                fast.longestBlock.event.c_str(), milliseconds(calm.longestBlock.duration),
                calm.longestBlock.event.c_str());
    std::fflush(stdout);
}

void measureSynthetic(ClockedApplication &application, int lines)
{
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "image.yaml";
    std::ofstream(file) << syntheticDescriptor(lines);
    measure(application, std::to_string(lines).append(" lines").c_str(), file, nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ui::keepFreedMemory(); // as the program does
    ClockedApplication application(argc, argv);
    const auto isWanted = [wanted = QApplication::arguments().mid(1)](const char *name) {
        return wanted.isEmpty() || wanted.contains(QLatin1StringView(name));
    };
    const fs::path corpus = SLIPWAY_SOURCE_DIR "/../shared/corpus";
    const CorpusRepositories repositories(corpus);
    if (!fs::exists(corpus / "projects" / largest))
        std::printf("SKIPPED: the corpus is not beside the checkout\n");
    else if (isWanted("corpus"))
        measure(application, "largest project", corpus / "projects" / largest, &repositories);
    if (isWanted("2000"))
        measureSynthetic(application, 2'000);
    if (isWanted("20000"))
        measureSynthetic(application, 20'000);
}
