// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/itemsmodel.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace slipway::ui {

class FieldGroup;
class ItemsView;
class Messages;

/// One list of the document: title, buttons, table, what is wrong, and below it all fields of the chosen item.
class ItemsPanel : public QWidget
{
    Q_OBJECT

public:
    ItemsPanel(FormContext &context, const ItemsSpec &spec, QWidget *parent);

    void refresh();
    void commit();
    /// Forgets what is being typed.
    void revert();
    /// Grows with the page: for the only list of one.
    void setFillsPage();
    [[nodiscard]] std::string path() const { return m_model->path(); }
    /// Marks the item at a path and shows its fields; the focus stays. Returns what is to be scrolled to.
    QWidget *showPlace(std::string_view path);
    void clearMark();

protected:
    /// Puts the buttons beside the title or below it.
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader(QVBoxLayout *layout);
    void buildTable(QVBoxLayout *layout);
    QToolButton *addButton(QStringView iconName, const QString &name, const QString &text);
    void buildAddMenu();
    void showState();
    void showMessages();
    void showDetail();
    void showKindFields(int row);
    void showMenu(const QPoint &at);
    void setCell(const yaml::NewNode &value);
    void removeCell();

    void add(const yaml::NewNode &item);
    void addLikeLast();
    void remove();
    void duplicate();
    void move(int from, int to);
    void moveSelected(int step);
    void copy();
    void cut();
    void paste(const QString &text);
    /// Selects rows that have come.
    void showNew(int first, int last);
    void removeList();
    void goTo(int row, bool edits);
    void chooseRow();
    void take(const FormContext::Outcome &outcome);

    FormContext &m_context;
    ItemsModel *m_model;
    ItemsView *m_view;
    QGridLayout *m_header;
    QWidget *m_buttons;
    QLabel *m_title;
    QLabel *m_state;
    Messages *m_messages;
    FieldGroup *m_detail = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_removeList = nullptr;
    std::optional<Diagnostic> m_refusal;
    bool m_isNarrow = false;
    int m_row = -1;         ///< the chosen row, whose fields are shown
    bool m_isQuiet = false; ///< the choice changes, but not by the user
};

} // namespace slipway::ui
