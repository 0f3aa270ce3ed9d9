// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTreeWidget;

namespace slipway::ui {

class EmptyState;

/// One mention of a name, or of any text that was looked for, as a row.
struct UsageRow {
    enum class Kind : std::uint8_t { Definition, Usage, Text };

    Origin origin;
    QString place; ///< `image.yaml:14:11`
    QString line;  ///< the text of its line
    Kind kind = Kind::Usage;
};

/// The places where a name is used. A click or Enter goes there.
class UsagesView : public QWidget
{
    Q_OBJECT

public:
    explicit UsagesView(QWidget *parent = nullptr);

    /// `title` says what they are usages of.
    void setUsages(const QString &title, const QList<UsageRow> &rows);
    [[nodiscard]] QTreeWidget &list() const { return *m_list; }
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] static QString kindText(UsageRow::Kind kind);
    void activateCurrent();

    QLabel *m_title;
    QTreeWidget *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    QList<UsageRow> m_rows;
};

} // namespace slipway::ui
