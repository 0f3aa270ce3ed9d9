// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace slipway::ui {

class Actions;
class DescriptorEditor;
class EditorArea;
class EditorPage;
class Settings;

/// What the Edit menu does to the text, and how the text is shown: the commands of the page that is current.
class EditCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        EditorArea &editors;
        Settings &settings;
        Actions &actions;
    };

    EditCommands(const Surroundings &surroundings, QObject *parent);

private:
    template <typename Slot>
    void onPage(const char *id, Slot slot);
    void connectFind();
    void connectLines();
    void connectFolds();
    void adoptPage();
    void fillMenu(DescriptorEditor &editor);
    void showWhiteSpace();

    Surroundings m_here;
};

} // namespace slipway::ui
