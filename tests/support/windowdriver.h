// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/mainwindow.h"
#include "ui/model/settings.h"

#include <QDialog>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <KSyntaxHighlighting/Repository>

#include <functional>
#include <memory>

namespace slipway::ui {

class CodeView;
class DescriptorEditor;
class FormView;

/// Sits in front of a main window as a user would: a folder with files, keys, clicks, and answers to dialogs. Settings
/// are a file in the folder, so that a second window finds what the first one left.
class WindowDriver
{
public:
    WindowDriver();
    ~WindowDriver();

    /// Below the folder of this test; it is removed at the end.
    [[nodiscard]] QString path(const QString &relative = {}) const { return m_folder.filePath(relative); }
    /// Copies a template of the program into `<folder>/<id>`; returns the path of its descriptor.
    QString copyTemplate(const QString &id);
    void write(const QString &relative, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &relative) const;

    /// Makes a window, after the one before is gone.
    void show();
    /// Windows from now on read git repositories and fetch; both outlive them.
    void useSources(const plan::RepositorySource &repositories, const FetchSetup &fetch);
    /// Destroys the window without asking, as the end of the program does.
    void destroyWindow();
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] Settings &settings() { return *m_settings; }
    [[nodiscard]] Workspace &workspace() { return m_window->workspace(); }

    [[nodiscard]] bool open(const QString &file) { return m_window->openFile(file); }
    /// True when what the views show comes from the newest texts.
    [[nodiscard]] bool isSettled() const;
    /// Triggers a command; false, with a warning, when it is missing or disabled.
    [[nodiscard]] bool trigger(const char *id);

    [[nodiscard]] EditorPage &page();
    [[nodiscard]] DescriptorEditor &editor();
    [[nodiscard]] FormView &form();
    [[nodiscard]] std::string text();
    /// A part of the window, or of the page that is shown for `form.…`; the test ends when it is not there.
    template <typename Part>
    [[nodiscard]] Part &part(const char *name)
    {
        const QString wanted = QString::fromLatin1(name);
        auto *found = wanted.startsWith(QLatin1String("form.")) ? formWidget().findChild<Part *>(wanted)
                                                                : m_window->findChild<Part *>(wanted);
        if (found == nullptr)
            qFatal("no part %s", name);
        return *found;
    }

    /// Clicks into a text before the first occurrence of `words`; false when they do not occur.
    [[nodiscard]] bool click(CodeView &view, const QString &words);
    /// Clicks before `words` in the editor, deletes them key by key and types others.
    [[nodiscard]] bool retype(const QString &words, const QString &replacement);
    /// Clicks into a field of the form, selects what it holds and types.
    void fill(QWidget &field, const QString &text);

private:
    [[nodiscard]] QWidget &formWidget();

    QTemporaryDir m_folder;
    KSyntaxHighlighting::Repository m_highlighting;
    const plan::RepositorySource *m_repositories = nullptr;
    const FetchSetup *m_fetch = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// Answers the next modal dialog. `wasAsked()` tells whether it came; another dialog than the expected one is closed
/// after a while, with a warning, so that a test fails instead of hanging.
class DialogAnswer
{
public:
    using Script = std::function<void(QDialog &)>;

    DialogAnswer(const char *objectName, Script script);

    [[nodiscard]] bool wasAsked() const { return m_wasAsked; }

private:
    void look();

    QString m_name;
    Script m_script;
    QTimer m_timer;
    int m_foreignLooks = 0;
    bool m_wasAsked = false;
};

} // namespace slipway::ui
