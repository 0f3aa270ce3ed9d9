// SPDX-License-Identifier: MIT
// What a large descriptor asks of the UI thread, in the window's own code, on the offscreen platform. Arguments: sizes
// in megabytes (1 5 15). For each thing that a user does: until all is shown, the longest event in milliseconds of the
// UI thread's processor time, and all events beyond 50 ms.
#include "tests/bench/benchtexts.h"
#include "tests/bench/clockedapplication.h"
#include "tests/bench/typist.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/findbar.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/model/allocator.h"
#include "ui/model/recovery.h"
#include "ui/model/settings.h"

#include <KSyntaxHighlighting/Repository>

#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fstream>

using namespace slipway;
using namespace slipway::bench;

namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr int bytesOfLine = 27;

double milliseconds(Nanoseconds time)
{
    return static_cast<double>(time) / 1e6;
}

std::string descriptorOf(std::size_t bytes)
{
    return syntheticDescriptor(static_cast<int>(bytes) / bytesOfLine);
}

class Scene
{
public:
    Scene(ClockedApplication &application, ui::MainWindow &window)
        : m_application(application)
        , m_window(window)
    {
    }

    /// Lets the loop deliver what is done, as it does with keys.
    template <typename Act, typename IsDone>
    void measure(const char *name, Act act, IsDone isDone)
    {
        settle(m_application, m_window);
        m_application.forgetBlocks();
        const Nanoseconds begin = m_application.now();
        QMetaObject::invokeMethod(&m_application, act, Qt::QueuedConnection);
        QCoreApplication::processEvents();
        while (!isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        settle(m_application, m_window);
        const ClockedApplication::Block longest = m_application.longestBlock();
        std::printf("  %-22s settled %7.0f  longest %7.1f  beyond 50:", name, milliseconds(m_application.now() - begin),
                    milliseconds(longest.duration));
        for (const ClockedApplication::Block &block : m_application.longBlocks())
            std::printf(" %.0f (%s)", milliseconds(block.duration), block.event.c_str());
        std::printf("\n");
        std::fflush(stdout);
    }

    template <typename Act>
    void measure(const char *name, Act act)
    {
        measure(name, act, [] { return true; });
    }

    void trigger(const char *action) { m_window.actions()[action]->trigger(); }
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] ui::EditorPage &page() { return *m_window.editors().currentPage(); }
    [[nodiscard]] bool isOpen(const QString &file) { return m_window.workspace().find(file.toStdString()) != nullptr; }

private:
    ClockedApplication &m_application;
    ui::MainWindow &m_window;
};

void measureTabs(Scene &scene, const QString &file, const QString &other)
{
    scene.measure("open", [&] { scene.window().openFile(file); }, [&] { return scene.isOpen(file); });
    scene.measure("open a small one", [&] { scene.window().openFile(other); });
    const auto show = [&scene](const QString &shown) {
        scene.window().editors().show(*scene.window().workspace().find(shown.toStdString()));
    };
    scene.measure("tab: the large one", [&] { show(file); });
    scene.measure("tab: the small one", [&] { show(other); });
    scene.measure("tab: the large one", [&] { show(file); });
    scene.measure("text only", [&] { scene.trigger("view.text"); });
    scene.measure("form only", [&] { scene.trigger("view.form"); });
    scene.measure("form and text", [&] { scene.trigger("view.split"); });
}

void measureEdits(Scene &scene)
{
    ui::DescriptorEditor &editor = scene.page().editor();
    QGuiApplication::clipboard()->setText(QString::fromStdString(descriptorOf(5 * megabyte)));
    scene.measure("to the end", [&] { editor.setCaret(editor.document()->characterCount() - 1); });
    scene.measure("fold all", [&] { scene.trigger("view.foldAll"); });
    scene.measure("unfold all", [&] { scene.trigger("view.unfoldAll"); });
    scene.measure("paste 5 MB", [&] { editor.pasteIndented(); });
    scene.measure("undo", [&] { scene.trigger("edit.undo"); });
    scene.measure("select all", [&] { editor.selectAll(); });
    scene.measure("delete", [&] { editor.textCursor().removeSelectedText(); });
    scene.measure("undo", [&] { scene.trigger("edit.undo"); });
    scene.measure("redo", [&] { scene.trigger("edit.redo"); });
    scene.measure("undo", [&] { scene.trigger("edit.undo"); });
    ui::FindBar &bar = scene.page().findBar();
    scene.measure("find", [&] {
        bar.open();
        bar.findChild<QLineEdit *>(QStringLiteral("findText"))->setText(QStringLiteral("value of"));
        bar.findNext();
    });
    bar.findChild<QLineEdit *>(QStringLiteral("replaceText"))->setText(QStringLiteral("amount of"));
    const quint64 revision = scene.page().document().revision();
    scene.measure(
        "replace all", [&] { bar.replaceAll(); }, [&] { return scene.page().document().revision() != revision; });
    scene.measure("undo", [&] { scene.trigger("edit.undo"); });
    bar.close();
}

void measureFiles(Scene &scene, const QString &file, const std::string &text)
{
    ui::Document &document = scene.page().document();
    std::ofstream(file.toStdString()) << "# Written by another program\n" << text << "# To the end\n";
    const quint64 revision = document.revision();
    scene.measure(
        "reload", [&] { scene.window().workspace().checkFiles(); }, [&] { return document.revision() != revision; });
    scene.measure("close", [&] { scene.window().workspace().close(&document); });
    scene.measure("open again", [&] { scene.window().openFile(file); }, [&] { return scene.isOpen(file); });
    scene.measure("close", [&] { scene.window().workspace().close(&scene.page().document()); });
}

/// After a window that went with unsaved changes, as in a crash.
void measureRecovery(Scene &scene)
{
    const auto dialog = [&] { return scene.window().findChild<QDialog *>(QStringLiteral("recoveryDialog")); };
    scene.measure("look for unsaved", [&] { scene.window().offerRecovery(); }, [&] { return dialog() != nullptr; });
    scene.measure(
        "recover", [&] { dialog()->findChild<QPushButton *>(QStringLiteral("recoveryRecover"))->click(); },
        [&] { return !scene.window().workspace().documents().isEmpty(); });
}

void measureSize(ClockedApplication &application, std::size_t bytes)
{
    const std::string text = descriptorOf(bytes);
    std::printf("%zu bytes\n", text.size());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("image.yaml"));
    const QString other = folder.filePath(QStringLiteral("small.yaml"));
    std::ofstream(file.toStdString()) << text;
    std::ofstream(other.toStdString()) << syntheticDescriptor(100);
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    KSyntaxHighlighting::Repository highlighting;
    const auto inWindow = [&](auto measureIt) {
        ui::MainWindow window({.settings = settings,
                               .highlighting = highlighting,
                               .state = folder.filePath(QStringLiteral("state")).toStdString()});
        window.resize(1360, 860);
        window.show();
        window.activateWindow();
        Scene scene(application, window);
        measureIt(scene);
    };
    inWindow([&](Scene &scene) {
        measureTabs(scene, file, other);
        measureEdits(scene);
        measureFiles(scene, file, text);
        scene.measure("open once more", [&] { scene.window().openFile(file); }, [&] { return scene.isOpen(file); });
        scene.measure("type", [&] { scene.page().editor().textCursor().insertText(QStringLiteral("# typed\n")); });
    });
    inWindow(measureRecovery);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ui::keepFreedMemory(); // as the program does
    ClockedApplication application(argc, argv);
    QStringList sizes = QApplication::arguments().sliced(1);
    if (sizes.isEmpty())
        sizes = {QStringLiteral("1"), QStringLiteral("5"), QStringLiteral("15")};
    for (const QString &size : std::as_const(sizes))
        measureSize(application, static_cast<std::size_t>(std::max(1, size.toInt())) * megabyte);
}
