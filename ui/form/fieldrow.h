// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/fieldspec.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace slipway::ui {

class Messages;
class ValueEditor;

/// One labelled value: its editor, a button that removes its key, the schema's help while it has the focus, its
/// problems, and why an edit could not be made.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    FieldRow(FormContext &context, FieldSpec spec, const QString &objectName, QWidget *parent);

    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }
    /// The map that holds the field, relative to the stage. What is being typed goes with it.
    void setParentPath(const std::string &parent);
    [[nodiscard]] std::string path() const { return place().path(); }
    /// Reads value and problems from the context.
    void refresh();
    /// Writes what is being typed.
    void commit();
    /// Forgets what is being typed.
    void revert();
    [[nodiscard]] bool isPresent() const { return m_isPresent; }
    /// The label beside the editor instead of above it.
    void setWide(bool isWide);
    void setMarked(bool isMarked);
    /// Whether its path may be picked from the disk.
    void setPicks(bool picks);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] FieldPlace place() const;
    void build(const QString &objectName);
    void arrange();
    void showProblems();
    void set(const QString &text);
    void setNode(const yaml::NewNode &value);
    void showMenu(const QPoint &at);
    [[nodiscard]] NodeValue shownValue() const;
    void connectEditor();
    void remove();
    void take(const FormContext::Outcome &outcome);
    [[nodiscard]] QString placeholder(const NodeValue &value) const;

    FormContext &m_context;
    FieldSpec m_spec;
    std::string m_parent;
    std::optional<Diagnostic> m_refusal;
    bool m_isPresent = false;
    bool m_isWide = false;
    bool m_isMarked = false;
    QGridLayout *m_layout;
    QLabel *m_label;
    ValueEditor *m_editor;
    QToolButton *m_remove;
    QLabel *m_help;
    Messages *m_messages;
};

} // namespace slipway::ui
