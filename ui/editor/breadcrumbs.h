// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/outline.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace slipway::ui {

class Assistant;
class DescriptorEditor;
class Document;

/// Where the caret is, from the file to the item: a slim line above the text. A click on a part opens its siblings.
class Breadcrumbs : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the line.
    Breadcrumbs(DescriptorEditor &editor, Document &document, Assistant &assistant);

    [[nodiscard]] const std::vector<assist::OutlineItem> &outline() const { return m_outline; }
    /// The texts of the parts, outermost first.
    [[nodiscard]] QStringList shown() const;
    /// Fills a menu with the items below a parent (OutlineItem::npos: the top).
    void fillMenu(QMenu &menu, std::size_t parent);

Q_SIGNALS:
    void outlineChanged();

private:
    /// One button: a place and the collection that its neighbours are in.
    struct Part {
        QString text;
        QString iconName;
        std::size_t parent = 0; ///< index in the outline; OutlineItem::npos: none

        bool operator==(const Part &) const = default;
    };

    void ask();
    void follow();
    void rebuild();
    void addPart(const Part &part);

    DescriptorEditor &m_editor;
    Document &m_document;
    Assistant &m_assistant;
    QHBoxLayout *m_row;
    std::vector<assist::OutlineItem> m_outline;
    std::vector<std::size_t> m_way;
    QList<Part> m_parts;    ///< as shown
    quint64 m_revision = 0; ///< of the outline
    bool m_isShown = false;
    QTimer m_pause;
};

/// The icon for an item of the outline.
[[nodiscard]] QString outlineIconName(const assist::OutlineItem &item);

} // namespace slipway::ui
