// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/editorpage.h"
#include "ui/model/filestore.h"

#include <QStackedWidget>

class QTabWidget;

namespace slipway::ui {

class Navigator;
class Settings;
class StartPage;

/// The middle of the window: a tab for each open document, or the start page while there is none.
class EditorArea : public QStackedWidget
{
    Q_OBJECT

public:
    /// All outlive the area.
    struct Surroundings {
        Workspace &workspace;
        Navigator &navigator;
        Settings &settings;
        KSyntaxHighlighting::Repository &repository;
    };

    EditorArea(const Surroundings &surroundings, QWidget *parent);

    /// nullptr while the start page shows.
    [[nodiscard]] EditorPage *currentPage() const;
    [[nodiscard]] EditorPage *pageOf(const Document &document) const;
    [[nodiscard]] StartPage &startPage() { return *m_startPage; }
    /// In the order of the tabs.
    [[nodiscard]] QList<EditorPage *> pages() const;
    void show(const Document &document);
    /// The tabs, or the start page while there are none: after another page was shown in their place.
    void showEditors();
    /// Writes what is being typed into forms into the documents: before saving, building and closing.
    void commitForms();
    void setLayout(EditorPage::Layout layout);
    [[nodiscard]] EditorPage::Layout layout() const { return m_layout; }

Q_SIGNALS:
    void currentPageChanged();
    /// The last moment in which the page of a closed document can be asked.
    void aboutToRemove(slipway::ui::EditorPage *page);
    void caretMoved();
    void mendingRequested();
    void fixRequested(const slipway::Diagnostic &problem, int index);
    void checksumsRequested(slipway::ui::EditorPage *page, const QString &artifactPath, const QString &wanted);
    void closeRequested(slipway::ui::Document *document);
    /// A place was to be shown whose file cannot be opened.
    void openFailed(const slipway::ui::Path &file, const slipway::ui::Unreadable &reason);

private:
    void addPage(Document *document);
    void removePage(const Document *document);
    void updateTitles();
    void markPlace(const Origin &place, const QObject *source);
    void goTo(const Origin &place);

    Surroundings m_here;
    StartPage *m_startPage;
    QTabWidget *m_tabs;
    EditorPage::Layout m_layout = EditorPage::Layout::Split;
};

} // namespace slipway::ui
