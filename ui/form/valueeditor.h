// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/fieldspec.h"

#include <QTimer>
#include <QWidget>

namespace slipway::ui {

/// The editing part of a field: shows a value and tells of a new one when its user pauses in typing, presses Enter,
/// leaves the field or chooses. Text that is being typed is not replaced by what comes from outside; Escape takes back
/// what was typed since the last pause.
class ValueEditor : public QWidget
{
    Q_OBJECT

public:
    /// The editor that a field asks for; `folder` is where its relative paths start.
    static ValueEditor *create(const FieldSpec &spec, QWidget *parent);

    /// `isLocked`: it can be read and copied, and not be edited.
    void showValue(const NodeValue &value, const QString &placeholder, bool isLocked = false);
    virtual void setSuggestions(const QStringList & /*suggestions*/) {}
    /// Where relative paths start.
    virtual void setFolder(const QString & /*folder*/) {}
    [[nodiscard]] bool isDirty() const { return m_isTyped && text() != m_shown; }
    /// Whether a path may be picked from the disk.
    virtual void setPicks(bool /*picks*/) {}
    /// Tells of what was typed, if anything was.
    void commit();
    /// What was told of is in the text now.
    void accept();
    /// Shows the value of the text again.
    void revert();
    /// The widget that takes the keys, for buddies, names and tests.
    [[nodiscard]] virtual QWidget *input() const = 0;

Q_SIGNALS:
    /// A choice of nothing is the wish to have the key removed.
    void committed(const QString &text);
    void removalRequested();
    void undoRequested();
    void redoRequested();
    void computingRequested();
    void focusEntered();
    void focusLeft();

protected:
    explicit ValueEditor(QWidget *parent);
    bool eventFilter(QObject *watched, QEvent *event) override;

    [[nodiscard]] virtual QString text() const = 0;
    virtual void setText(const QString &text) = 0;
    virtual void setPlaceholder(const QString &text) = 0;
    virtual void setReadOnly(bool isReadOnly) = 0;
    virtual void setAbsent(bool /*isAbsent*/) {}
    /// What is too long for the input is shown from its beginning again.
    virtual void showStart() {}
    /// True when Enter belongs to the text.
    [[nodiscard]] virtual bool takesEnter() const { return false; }
    /// Called by each change that a user makes.
    void noteTyping();
    /// Watches the input's focus and keys.
    void watch();

private:
    bool handleKey(QEvent &event);

    QString m_shown;
    QTimer m_pause; ///< runs while the user types
    bool m_isTyped = false;
};

} // namespace slipway::ui
