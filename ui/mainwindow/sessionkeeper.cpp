// SPDX-License-Identifier: MIT
#include "ui/mainwindow/sessionkeeper.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/mainwindow/filecommands.h"

#include <QScrollBar>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto saveAfter = 1s;

} // namespace

SessionKeeper::SessionKeeper(const Surroundings &surroundings, Path sessions, QObject *parent)
    : QObject(parent)
    , m_here(surroundings)
    , m_sessions(std::move(sessions))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveAfter);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::save);
    const auto soon = [this] {
        if (!m_file.empty())
            m_timer.start();
    };
    connect(&m_here.workspace, &Workspace::documentsChanged, this, soon);
    connect(&m_here.workspace, &Workspace::overridesChanged, this, soon);
    connect(&m_here.workspace, &Workspace::rootChanged, this, soon);
    connect(&m_here.editors, &EditorArea::currentPageChanged, this, soon);
}

void SessionKeeper::restore(const Path &folder)
{
    std::error_code error;
    const Path whole = folder.empty() ? Path() : std::filesystem::absolute(folder, error).lexically_normal();
    const Path file = sessionFile(m_sessions, whole);
    m_file.clear();
    m_lock = std::make_unique<SessionLock>(Path(file).replace_extension(".lock"));
    if (!whole.empty())
        m_here.workspace.setFolder(whole);
    if (!m_lock->isHeld())
        return;
    if (const auto session = readSession(file)) {
        m_written = *session;
        openAll(*session);
    }
    m_file = file;
}

void SessionKeeper::openAll(const Session &session)
{
    for (const Session::File &file : session.files) {
        const auto document = m_here.workspace.open(file.path);
        if (!document)
            continue;
        if (EditorPage *page = m_here.editors.pageOf(**document)) {
            (*document)->whenShown(page, [page, file] {
                page->editor().setCaret(file.caret);
                page->editor().verticalScrollBar()->setValue(file.scroll);
            });
        }
    }
    if (m_here.workspace.find(session.root) != nullptr || std::filesystem::exists(session.root))
        m_here.workspace.setRoot(session.root);
    for (const Session::Override &each : session.overrides) {
        m_here.workspace.addOverride(each.path);
        m_here.workspace.setOverrideEnabled(each.path, each.isEnabled);
    }
    if (const Document *active = m_here.workspace.find(session.active))
        m_here.editors.show(*active);
}

Session SessionKeeper::current() const
{
    Session session{.folder = m_here.workspace.folder(),
                    .root = m_here.workspace.root(),
                    .overrides = {},
                    .files = {},
                    .active = {}};
    for (const Workspace::OverrideChoice &each : m_here.workspace.overrides())
        session.overrides.push_back({.path = each.file, .isEnabled = each.isEnabled});
    for (EditorPage *page : m_here.editors.pages()) {
        if (!page->document().isUntitled())
            session.files.push_back({.path = page->document().path(),
                                     .caret = page->editor().caret(),
                                     .scroll = page->editor().verticalScrollBar()->value()});
    }
    if (EditorPage *page = m_here.editors.currentPage())
        session.active = page->document().path();
    return session;
}

void SessionKeeper::save()
{
    m_timer.stop();
    if (m_file.empty())
        return;
    if (const Session now = current(); now != m_written && writeSession(m_file, now))
        m_written = now;
}

} // namespace slipway::ui
