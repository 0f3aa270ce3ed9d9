// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/formstate.h"
#include "ui/form/pagespec.h"

#include <QWidget>

class QComboBox;
class QListView;
class QModelIndex;
class QStackedWidget;
class QStandardItemModel;

namespace slipway::ui {

class FormPage;
class Messages;
class StageBar;

/// A descriptor as a form. It shows the document that its text shows, and edits it by the smallest splices, one undo
/// step each. What cannot be shown or edited safely is said in place, with a way to the text.
class FormView : public QWidget
{
    Q_OBJECT

public:
    explicit FormView(QWidget *parent = nullptr);
    /// What is being typed is lost: commit() first.
    ~FormView() override;

    /// Shows a newer state. Focus, caret, selection, scrolling and what is being typed stay as they are.
    void setState(const FormState &state);

public Q_SLOTS:
    /// Turns to the page of a place and marks its field or row, without taking the focus. Places in other files and
    /// places that no page shows only take the mark away.
    void setCurrentPlace(const slipway::Origin &place);
    /// Writes what is being typed into the document, as leaving the field would: before saving and building.
    void commit();
    /// `labels`, `artifacts`, …; an unknown one changes nothing.
    void showPage(const QString &id);

Q_SIGNALS:
    /// The user went to a field or row, or asked to see something in the text.
    void placeActivated(const slipway::Origin &place);
    /// The user asked for `problem.fixes[index]`.
    void fixRequested(const slipway::Diagnostic &problem, int index);
    /// See FormContext.
    void checksumsRequested(const QString &artifactPath, const QString &wanted);

protected:
    /// The focus goes on to the list of pages.
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPages(descriptor::ObjectKind kind);
    void buildNavigation();
    void leaveDocument();
    void refresh();
    void refreshNavigation();
    void refreshMessages();
    void turnTo(int page);
    void goFromForm(const Origin &place);
    [[nodiscard]] FormPage *pageAt(int index);
    [[nodiscard]] FormPage *currentPage();
    [[nodiscard]] int countOf(const PageSpec &page) const;
    /// -1 for a path that no page shows.
    [[nodiscard]] int pageOfAbsolute(std::string_view absolutePath) const;

    FormContext *m_context;
    std::optional<descriptor::ObjectKind> m_kind;
    std::vector<PageSpec> m_specs;
    QList<FormPage *> m_pages; ///< made when they are first shown
    StageBar *m_stages;
    Messages *m_messages;
    QStandardItemModel *m_titles;
    QListView *m_list;
    QComboBox *m_box; ///< instead of the list when there is little room
    QStackedWidget *m_stack;
};

} // namespace slipway::ui
