// SPDX-License-Identifier: MIT
#include "ui/mainwindow/actions.h"

#include "ui/editor/icons.h"

#include <QCoreApplication>
#include <QWidget>

#include <span>

namespace slipway::ui {

namespace {

constexpr const char *context = "Actions";
constexpr const char *reasonProperty = "disabledReason";

struct Row {
    const char *id;
    const char *text;
    const char *icon;
    QKeySequence::StandardKey standardKey;
    const char *keys;
};

constexpr auto noKey = QKeySequence::UnknownKey;

constexpr Row table[] = {
    {"file.new", QT_TRANSLATE_NOOP("Actions", "&New from Template…"), "new", QKeySequence::New, nullptr},
    {"file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "open", QKeySequence::Open, nullptr},
    {"file.newEmpty", QT_TRANSLATE_NOOP("Actions", "New &Empty File"), nullptr, noKey, "Ctrl+Alt+N"},
    {"file.openFolder", QT_TRANSLATE_NOOP("Actions", "Open &Folder…"), "folder", noKey, "Ctrl+K, Ctrl+O"},
    {"file.save", QT_TRANSLATE_NOOP("Actions", "&Save"), "save", QKeySequence::Save, nullptr},
    {"file.saveAs", QT_TRANSLATE_NOOP("Actions", "Save &As…"), nullptr, noKey, "Ctrl+Shift+S"},
    {"file.saveAll", QT_TRANSLATE_NOOP("Actions", "Save A&ll"), nullptr, noKey, "Ctrl+Alt+S"},
    {"file.close", QT_TRANSLATE_NOOP("Actions", "&Close"), nullptr, noKey, "Ctrl+W"},
    {"file.closeOthers", QT_TRANSLATE_NOOP("Actions", "Close &Others"), nullptr, noKey, nullptr},
    {"file.closeSaved", QT_TRANSLATE_NOOP("Actions", "Close Sa&ved"), nullptr, noKey, nullptr},
    {"file.closeAll", QT_TRANSLATE_NOOP("Actions", "Close All"), nullptr, noKey, "Ctrl+Shift+W"},
    {"file.reopen", QT_TRANSLATE_NOOP("Actions", "&Reopen Closed Tab"), nullptr, noKey, "Ctrl+Shift+T"},
    {"file.merge", QT_TRANSLATE_NOOP("Actions", "&Merge with the File on Disk…"), nullptr, noKey, nullptr},
    {"file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), nullptr, noKey, "Ctrl+Q"},
    {"edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", noKey, "Ctrl+Z"},
    {"edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", noKey, "Ctrl+Shift+Z;Ctrl+Y"},
    {"edit.pasteAsItIs", QT_TRANSLATE_NOOP("Actions", "Paste As It I&s"), nullptr, noKey, "Ctrl+Shift+V"},
    {"edit.find", QT_TRANSLATE_NOOP("Actions", "&Find and Replace…"), "search", QKeySequence::Find, nullptr},
    {"edit.findInProject", QT_TRANSLATE_NOOP("Actions", "Find in t&he Project…"), nullptr, noKey, "Ctrl+Shift+F"},
    {"edit.findNext", QT_TRANSLATE_NOOP("Actions", "Find Ne&xt"), nullptr, noKey, "F3"},
    {"edit.findPrevious", QT_TRANSLATE_NOOP("Actions", "Find Pre&vious"), nullptr, noKey, "Shift+F3"},
    {"edit.findWord", QT_TRANSLATE_NOOP("Actions", "Find Next Selected &Word"), nullptr, noKey, "Ctrl+F3"},
    {"edit.comment", QT_TRANSLATE_NOOP("Actions", "Toggle Co&mment"), nullptr, noKey, "Ctrl+/"},
    {"edit.complete", QT_TRANSLATE_NOOP("Actions", "Comple&te…"), nullptr, noKey, "Ctrl+Space"},
    {"edit.hover", QT_TRANSLATE_NOOP("Actions", "&About This Place"), nullptr, noKey, "Ctrl+K, Ctrl+I"},
    {"edit.rename", QT_TRANSLATE_NOOP("Actions", "Re&name…"), nullptr, noKey, "F2"},
    {"edit.indent", QT_TRANSLATE_NOOP("Actions", "&Indent"), nullptr, noKey, "Ctrl+]"},
    {"edit.unindent", QT_TRANSLATE_NOOP("Actions", "&Unindent"), nullptr, noKey, "Ctrl+["},
    {"edit.moveUp", QT_TRANSLATE_NOOP("Actions", "Move Lines U&p"), nullptr, noKey, "Alt+Up"},
    {"edit.moveDown", QT_TRANSLATE_NOOP("Actions", "Move Lines Do&wn"), nullptr, noKey, "Alt+Down"},
    {"edit.duplicate", QT_TRANSLATE_NOOP("Actions", "&Duplicate Line or Selection"), nullptr, noKey, "Ctrl+D"},
    {"edit.deleteLine", QT_TRANSLATE_NOOP("Actions", "De&lete Lines"), nullptr, noKey, "Ctrl+Shift+K"},
    {"edit.join", QT_TRANSLATE_NOOP("Actions", "&Join Lines"), nullptr, noKey, "Ctrl+J"},
    {"edit.expand", QT_TRANSLATE_NOOP("Actions", "&Expand Selection"), nullptr, noKey, "Alt+Shift+Right"},
    {"edit.shrink", QT_TRANSLATE_NOOP("Actions", "&Shrink Selection"), nullptr, noKey, "Alt+Shift+Left"},
    {"edit.overrides", QT_TRANSLATE_NOOP("Actions", "Add O&verrides File…"), "add", noKey, nullptr},
    {"edit.overridesAddress", QT_TRANSLATE_NOOP("Actions", "Add Overrides from A&ddress…"), nullptr, noKey, nullptr},
    {"view.form", QT_TRANSLATE_NOOP("Actions", "F&orm Only"), nullptr, noKey, "Ctrl+Alt+1"},
    {"view.split", QT_TRANSLATE_NOOP("Actions", "Form and &Text"), nullptr, noKey, "Ctrl+Alt+2"},
    {"view.text", QT_TRANSLATE_NOOP("Actions", "Te&xt Only"), nullptr, noKey, "Ctrl+Alt+3"},
    {"view.fold", QT_TRANSLATE_NOOP("Actions", "&Fold"), nullptr, noKey, "Ctrl+Shift+["},
    {"view.unfold", QT_TRANSLATE_NOOP("Actions", "&Unfold"), nullptr, noKey, "Ctrl+Shift+]"},
    {"view.foldAll", QT_TRANSLATE_NOOP("Actions", "Fold &All"), nullptr, noKey, "Ctrl+Alt+["},
    {"view.unfoldAll", QT_TRANSLATE_NOOP("Actions", "U&nfold All"), nullptr, noKey, "Ctrl+Alt+]"},
    {"view.whiteSpace", QT_TRANSLATE_NOOP("Actions", "Show &White Space"), nullptr, noKey, nullptr},
    {"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &In"), "zoom-in", noKey, "Ctrl++;Ctrl+="},
    {"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &Out"), "zoom-out", noKey, "Ctrl+-"},
    {"view.zoomReset", QT_TRANSLATE_NOOP("Actions", "&Normal Size"), nullptr, noKey, "Ctrl+0"},
    {"view.colorsSystem", QT_TRANSLATE_NOOP("Actions", "Colours of the &Desktop"), nullptr, noKey, nullptr},
    {"view.colorsLight", QT_TRANSLATE_NOOP("Actions", "&Light Colours"), nullptr, noKey, nullptr},
    {"view.colorsDark", QT_TRANSLATE_NOOP("Actions", "&Dark Colours"), nullptr, noKey, nullptr},
    {"view.project", QT_TRANSLATE_NOOP("Actions", "Go to &Project"), nullptr, noKey, "Ctrl+1"},
    {"view.editor", QT_TRANSLATE_NOOP("Actions", "Go to &Editor"), nullptr, noKey, "Ctrl+2"},
    {"view.containerfile", QT_TRANSLATE_NOOP("Actions", "Go to &Containerfile"), nullptr, noKey, "Ctrl+3"},
    {"view.contents", QT_TRANSLATE_NOOP("Actions", "Go to Co&ntents"), nullptr, noKey, "Ctrl+4"},
    {"view.graph", QT_TRANSLATE_NOOP("Actions", "Go to &Graph"), nullptr, noKey, "Ctrl+5"},
    {"view.problems", QT_TRANSLATE_NOOP("Actions", "Go to P&roblems"), nullptr, noKey, "Ctrl+6"},
    {"view.build", QT_TRANSLATE_NOOP("Actions", "Go to &Build Output"), nullptr, noKey, "Ctrl+7"},
    {"view.usages", QT_TRANSLATE_NOOP("Actions", "Go to &Usages"), nullptr, noKey, "Ctrl+8"},
    {"view.artifacts", QT_TRANSLATE_NOOP("Actions", "Go to &Artifacts and Cache"), nullptr, noKey, "Ctrl+9"},
    {"go.back", QT_TRANSLATE_NOOP("Actions", "&Back"), "back", noKey, "Alt+Left"},
    {"go.forward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "forward", noKey, "Alt+Right"},
    {"go.nextTab", QT_TRANSLATE_NOOP("Actions", "Last Used &Tab"), nullptr, noKey, "Ctrl+Tab"},
    {"go.previousTab", QT_TRANSLATE_NOOP("Actions", "Least Used Ta&b"), nullptr, noKey, "Ctrl+Shift+Tab"},
    {"go.file", QT_TRANSLATE_NOOP("Actions", "Go to &File…"), nullptr, noKey, "Ctrl+P"},
    {"go.line", QT_TRANSLATE_NOOP("Actions", "Go to &Line…"), nullptr, noKey, "Ctrl+G"},
    {"go.symbol", QT_TRANSLATE_NOOP("Actions", "Go to &Symbol…"), nullptr, noKey, "Ctrl+Shift+O"},
    {"go.definition", QT_TRANSLATE_NOOP("Actions", "Go to &Definition"), nullptr, noKey, "F12"},
    {"go.usages", QT_TRANSLATE_NOOP("Actions", "Find &Usages"), nullptr, noKey, "Shift+F12"},
    {"go.nextProblem", QT_TRANSLATE_NOOP("Actions", "Next &Problem"), nullptr, noKey, "F8"},
    {"go.previousProblem", QT_TRANSLATE_NOOP("Actions", "Pre&vious Problem"), nullptr, noKey, "Shift+F8"},
    {"go.fix", QT_TRANSLATE_NOOP("Actions", "&Mend the Problem Here…"), nullptr, noKey, "Ctrl+.;Alt+Return"},
    {"go.palette", QT_TRANSLATE_NOOP("Actions", "&Command Palette…"), nullptr, noKey, "Ctrl+Shift+P"},
    {"build.start", QT_TRANSLATE_NOOP("Actions", "&Build"), "build", noKey, "Ctrl+B"},
    {"build.cancel", QT_TRANSLATE_NOOP("Actions", "&Cancel Build"), "cancel", noKey, "Ctrl+Shift+C"},
    {"build.options", QT_TRANSLATE_NOOP("Actions", "Build &Options…"), "settings", noKey, "Ctrl+Shift+B"},
    {"fetch.start", QT_TRANSLATE_NOOP("Actions", "&Fetch Modules, Overrides and Artifacts"), "download", noKey, "F5"},
    {"fetch.cancel", QT_TRANSLATE_NOOP("Actions", "Cance&l Fetch"), "cancel", noKey, "Shift+F5"},
    {"help.keys", QT_TRANSLATE_NOOP("Actions", "&Keyboard Map"), nullptr, noKey, "F1"},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Slipway"), nullptr, noKey, nullptr},
};

QList<QKeySequence> shortcutsOf(const Row &row)
{
    if (row.standardKey != noKey)
        return QKeySequence::keyBindings(row.standardKey).mid(0, 1);
    QList<QKeySequence> keys;
    if (row.keys != nullptr) {
        for (const QString &each : QString::fromLatin1(row.keys).split(QLatin1Char(';')))
            keys.append(QKeySequence(each));
    }
    return keys;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (const Row &row : table) {
        auto *action = new QAction(QCoreApplication::translate(context, row.text), this);
        action->setObjectName(QLatin1StringView(row.id));
        action->setShortcuts(shortcutsOf(row));
        if (row.icon != nullptr)
            action->setIcon(icon(QString::fromLatin1(row.icon)));
        window->addAction(action);
        m_all.append(action);
        m_byId.insert(action->objectName(), action);
        updateToolTip(action, {});
    }
}

QAction *Actions::operator[](const QString &id) const
{
    return m_byId.value(id);
}

void Actions::setEnabled(const char *id, bool isEnabled, const QString &reasonWhenNot)
{
    QAction *action = (*this)[id];
    action->setEnabled(isEnabled);
    updateToolTip(action, isEnabled ? QString() : reasonWhenNot);
}

QString Actions::disabledReason(const QAction *action)
{
    return action->property(reasonProperty).toString();
}

void Actions::updateToolTip(QAction *action, const QString &reason)
{
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    QString tip = keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys);
    if (!reason.isEmpty())
        tip += QLatin1Char('\n') + reason;
    action->setProperty(reasonProperty, reason);
    action->setToolTip(tip);
}

} // namespace slipway::ui
