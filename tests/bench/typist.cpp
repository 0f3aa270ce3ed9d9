// SPDX-License-Identifier: MIT
#include "tests/bench/typist.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/mainwindow.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTextBlock>
#include <QTimer>

namespace slipway::bench {

namespace {

/// True when problems and previews are those of the newest texts.
bool isSettled(const ui::MainWindow &window)
{
    const ui::Workspace &workspace = const_cast<ui::MainWindow &>(window).workspace();
    if (workspace.isAnalysing() || workspace.isPreviewing())
        return false;
    const auto &analysed = workspace.analysis()->open;
    return std::ranges::all_of(workspace.documents(), [&](const ui::Document *document) {
        const auto state = analysed.find(document->path());
        return state != analysed.end() && state->second.revision == document->revision() && !document->isBehind();
    });
}

/// Eight letters, then eight times Backspace, and so on.
void press(QWidget &receiver, int stroke)
{
    const int phase = stroke % 16;
    const QString letter = phase < 8 ? QString(QChar(u'a' + phase)) : QString(QChar(u'\b'));
    const int key = phase < 8 ? Qt::Key_A + phase : Qt::Key_Backspace;
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, letter);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, letter);
    QCoreApplication::sendEvent(&receiver, &down);
    QCoreApplication::sendEvent(&receiver, &up);
}

void waitForPaint(ClockedApplication &application, Nanoseconds since)
{
    while (application.lastPainted() < since)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void strike(ClockedApplication &application, QWidget &receiver, int stroke, Strokes &strokes)
{
    const Nanoseconds begin = application.now();
    press(receiver, stroke);
    strokes.handled.push_back(application.now() - begin);
    waitForPaint(application, begin);
    strokes.letters.push_back(application.lastPainted() - begin);
}

} // namespace

void placeInTheMiddle(QPlainTextEdit &text)
{
    static const QRegularExpression value(QStringLiteral("^ *(- )?[a-z]+: [a-z][a-zA-Z ]*[a-z]$"));
    QTextBlock block = text.document()->findBlockByNumber(text.blockCount() / 2);
    while (block.next().isValid() && !value.match(block.text()).hasMatch())
        block = block.next();
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock);
    text.setTextCursor(cursor);
    text.centerCursor();
}

void settle(ClockedApplication &application, ui::MainWindow &window)
{
    while (!isSettled(window))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const Nanoseconds begin = application.now();
    window.statusBar()->update(); // so that there is a painting, after all that waits for one
    waitForPaint(application, begin);
}

Strokes typeCalmly(ClockedApplication &application, ui::MainWindow &window, int count)
{
    ui::DescriptorEditor &editor = window.editors().currentPage()->editor();
    Strokes strokes;
    application.forgetBlocks();
    for (int i = 0; i < count; ++i) {
        const Nanoseconds begin = application.now();
        strike(application, editor, i, strokes);
        settle(application, window);
        strokes.derived.push_back(application.lastPainted() - begin);
    }
    strokes.longestBlock = application.longestBlock();
    return strokes;
}

Strokes typeFast(ClockedApplication &application, ui::MainWindow &window, int count, int pause)
{
    ui::DescriptorEditor &editor = window.editors().currentPage()->editor();
    Strokes strokes;
    application.forgetBlocks();
    QTimer next;
    next.setInterval(pause);
    next.setTimerType(Qt::PreciseTimer);
    int stroke = 0;
    QObject::connect(&next, &QTimer::timeout, &next, [&] {
        const Nanoseconds begin = application.now();
        press(editor, stroke++);
        strokes.handled.push_back(application.now() - begin);
    });
    next.start();
    while (stroke < count)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    next.stop();
    const Nanoseconds last = application.now();
    settle(application, window);
    strokes.derived.push_back(application.lastPainted() - last);
    strokes.longestBlock = application.longestBlock();
    return strokes;
}

Strokes typeInto(ClockedApplication &application, QPlainTextEdit &text, int count)
{
    Strokes strokes;
    application.forgetBlocks();
    for (int i = 0; i < count; ++i)
        strike(application, text, i, strokes);
    strokes.longestBlock = application.longestBlock();
    return strokes;
}

bool openFully(ClockedApplication &application, ui::MainWindow &window, const QString &file)
{
    if (!window.openFile(file))
        return false;
    const ui::Path path = ui::Path(file.toStdString()).lexically_normal();
    while (window.workspace().find(path) == nullptr)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    settle(application, window);
    return true;
}

} // namespace slipway::bench
