// SPDX-License-Identifier: MIT
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTextBlock>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 10ms;
constexpr int looksAtForeignDialogs = 300;

} // namespace

WindowDriver::WindowDriver()
{
    if (!m_folder.isValid())
        qFatal("no folder for the test");
    show();
}

WindowDriver::~WindowDriver() = default;

QString WindowDriver::copyTemplate(const QString &id)
{
    const QDir source(QStringLiteral(SLIPWAY_SOURCE_DIR "/resources/templates/") + id);
    QDirIterator it(source.path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        const QString target = path(id + QLatin1Char('/') + source.relativeFilePath(file));
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(file, target))
            qFatal("cannot copy %s", qPrintable(file));
        QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
    }
    const QString image = path(id + QStringLiteral("/image.yaml"));
    return QFile::exists(image) ? image : path(id + QStringLiteral("/module.yaml"));
}

void WindowDriver::write(const QString &relative, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(relative));
}

QByteArray WindowDriver::read(const QString &relative) const
{
    QFile file(path(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void WindowDriver::show()
{
    m_window.reset();
    m_settings = std::make_unique<Settings>(path(QStringLiteral("settings.ini")));
    m_window =
        std::make_unique<MainWindow>(MainWindow::Surroundings{.settings = *m_settings,
                                                              .highlighting = m_highlighting,
                                                              .repositories = m_repositories,
                                                              .fetch = m_fetch,
                                                              .state = path(QStringLiteral("state")).toStdString()});
    m_window->resize(1360, 860); // the offscreen screen is smaller than people's
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not become active");
}

void WindowDriver::useSources(const plan::RepositorySource &repositories, const FetchSetup &fetch)
{
    m_repositories = &repositories;
    m_fetch = &fetch;
    show();
}

void WindowDriver::destroyWindow()
{
    m_window.reset();
}

bool WindowDriver::isSettled() const
{
    const Workspace &workspace = m_window->workspace();
    const auto &analysed = workspace.analysis()->open;
    if (workspace.isAnalysing() || workspace.analysis()->root != workspace.root())
        return false;
    return std::ranges::all_of(workspace.documents(), [&](const Document *document) {
        const auto state = analysed.find(document->path());
        return state != analysed.end() && *state->second.text == document->text();
    });
}

bool WindowDriver::trigger(const char *id)
{
    QAction *action = m_window->actions()[id];
    if (action == nullptr || !action->isEnabled()) {
        qWarning("the action %s is %s", id, action == nullptr ? "missing" : "disabled");
        return false;
    }
    action->trigger();
    return true;
}

EditorPage &WindowDriver::page()
{
    EditorPage *page = m_window->editors().currentPage();
    if (page == nullptr)
        qFatal("nothing is open");
    return *page;
}

DescriptorEditor &WindowDriver::editor()
{
    return page().editor();
}

FormView &WindowDriver::form()
{
    return page().form();
}

QWidget &WindowDriver::formWidget()
{
    return form();
}

std::string WindowDriver::text()
{
    return page().document().text();
}

bool WindowDriver::click(CodeView &view, const QString &words)
{
    QTextCursor cursor = view.document()->find(words, 0, QTextDocument::FindCaseSensitively);
    if (cursor.isNull())
        return false;
    cursor.setPosition(cursor.selectionStart());
    view.revealBlock(cursor.blockNumber());
    const QRect caret = view.cursorRect(cursor);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(caret.left() + 1, caret.center().y()));
    return view.textCursor().position() == cursor.position();
}

bool WindowDriver::retype(const QString &words, const QString &replacement)
{
    DescriptorEditor &text = editor();
    if (!click(text, words))
        return false;
    for (qsizetype i = 0; i < words.size(); ++i)
        QTest::keyClick(&text, Qt::Key_Delete);
    QTest::keyClicks(&text, replacement);
    return true;
}

void WindowDriver::fill(QWidget &field, const QString &text)
{
    QTest::mouseClick(&field, Qt::LeftButton);
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field, text);
}

DialogAnswer::DialogAnswer(const char *objectName, Script script)
    : m_name(QString::fromLatin1(objectName))
    , m_script(std::move(script))
{
    m_timer.setInterval(lookEvery);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start();
}

void DialogAnswer::look()
{
    auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    if (dialog == nullptr)
        return;
    if (dialog->objectName() == m_name) {
        m_timer.stop();
        m_wasAsked = true;
        m_script(*dialog);
    } else if (++m_foreignLooks == looksAtForeignDialogs) {
        qWarning("a dialog that nobody expected: %s", qPrintable(dialog->objectName() + dialog->windowTitle()));
        m_foreignLooks = 0;
        dialog->reject();
    }
}

} // namespace slipway::ui
