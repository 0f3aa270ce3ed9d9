// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace slipway::ui {

/// The table of a list: asks by signals for what its keys and drops mean. It wants room for up to ten rows, and takes
/// more when it may fill its page.
class ItemsView : public QTableView
{
    Q_OBJECT

public:
    explicit ItemsView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// What an empty table says.
    void setHint(const QString &hint);
    [[nodiscard]] const QString &hint() const { return m_hint; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// Grows with the page, up to the height of its rows.
    void setFillsPage(bool fills);
    /// Writes what is being typed in a cell.
    void commitEditor();
    [[nodiscard]] QList<int> selectedRows() const;
    /// The current row stays.
    void selectRows(int first, int last);
    /// Marks the row that another view stands at; -1: none.
    void setMarkedRow(int row);

Q_SIGNALS:
    void addRequested();
    void removeRequested();
    void duplicateRequested();
    void moveRequested(int from, int to);
    /// All that is selected, by one row.
    void stepRequested(int step);
    void copyRequested();
    void cutRequested();
    void pasteRequested(const QString &text);
    void focusEntered();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isOurKey(const QKeyEvent &event) const;
    bool handleKey(const QKeyEvent &event);
    [[nodiscard]] int heightOf(int rows) const;
    [[nodiscard]] int heightOfHint() const;
    [[nodiscard]] int rows() const;
    void fit();

    QString m_hint;
    int m_markedRow = -1;
    bool m_fillsPage = false;
};

} // namespace slipway::ui
