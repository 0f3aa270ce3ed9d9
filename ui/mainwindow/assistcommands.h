// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/rename.h"
#include "ui/model/assistant.h"

#include <QHash>
#include <QObject>

class QWidget;

namespace slipway::ui {

class Actions;
class Breadcrumbs;
class Completing;
class DescriptorEditor;
class Document;
class EditorArea;
class EditorPage;
class HoverTip;
class Navigator;
class UsagesView;

/// What helps like an IDE: completion, hover, breadcrumbs, symbols, definition, usages, renaming. Equips each page with
/// them as it opens.
class AssistCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        Workspace &workspace;
        Navigator &navigator;
        EditorArea &editors;
        UsagesView &usages;
        Actions &actions;
    };

    AssistCommands(const Surroundings &surroundings, QWidget *window);
    ~AssistCommands() override;

    void goToDefinition();
    void findUsages();
    void findInProject();
    void goToSymbol();
    void rename();

    /// What the page of a document is equipped with.
    [[nodiscard]] Completing *completing(const Document &document) const { return m_parts.value(&document).completing; }
    [[nodiscard]] HoverTip *hoverTip(const Document &document) const { return m_parts.value(&document).hover; }
    [[nodiscard]] Breadcrumbs *breadcrumbs(const Document &document) const
    {
        return m_parts.value(&document).breadcrumbs;
    }

Q_SIGNALS:
    void usagesFound();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts {
        Completing *completing = nullptr;
        HoverTip *hover = nullptr;
        Breadcrumbs *breadcrumbs = nullptr;
    };

    void equip(Document *document);
    void jumpTo(const std::vector<Origin> &places);
    void say(const QString &text);
    void startRename(const Path &file, std::size_t offset, const std::string &name);
    void applyRename(const assist::Rename &change, const std::map<Path, std::string> &before);
    [[nodiscard]] Parts currentParts() const;

    Surroundings m_here;
    QWidget *m_window;
    Assistant *m_assistant;
    QHash<const Document *, Parts> m_parts;
    QString m_lastFound; ///< what was looked for in the project
};

} // namespace slipway::ui
