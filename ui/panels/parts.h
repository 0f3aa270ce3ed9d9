// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QStringView>
#include <QToolButton>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace slipway::ui {

/// Steps of spacing, device-independent pixels.
inline constexpr int step = 4;

/// A slim row for the top of a panel; add widgets to its layout.
class ToolRow : public QWidget
{
    Q_OBJECT

public:
    explicit ToolRow(QWidget *parent = nullptr);
    [[nodiscard]] QHBoxLayout &row() const { return *m_row; }

private:
    QHBoxLayout *m_row;
};

/// A flat button with an icon; `text` is its tooltip and accessible name.
[[nodiscard]] QToolButton *iconButton(QStringView iconName, const QString &text, QWidget *parent);
/// A line edit for narrowing a list: search icon, clear button; Escape clears it.
[[nodiscard]] QLineEdit *filterEdit(const QString &placeholder, QWidget *parent);
/// A text that stands back. It asks for no room: what does not fit ends in dots and is whole in the tooltip.
[[nodiscard]] QLabel *quietLabel(QWidget *parent);

/// A text that can be wrapped everywhere: names, paths and addresses may have no space for hundreds of characters.
[[nodiscard]] QString breakable(const QString &text);

/// What a panel shows when it has nothing to show: an icon, what is so, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setState(QStringView iconName, const QString &title, const QString &text);
    [[nodiscard]] QString title() const { return m_title->text(); }
    [[nodiscard]] QString text() const { return m_words; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QString m_iconName;
    QString m_words;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
};

/// A message on top of a panel, hidden while it has no text. Paints its text itself: a new text of the same height, as
/// at every keystroke, asks nobody for a new layout.
class InlineBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Note, Warning, Error };

    explicit InlineBar(QWidget *parent = nullptr);
    /// An empty text hides the bar.
    void setMessage(Kind kind, const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor color() const;
    [[nodiscard]] QRect textRect(int width) const;

    Kind m_kind = Kind::Note;
    QString m_text;
};

} // namespace slipway::ui
