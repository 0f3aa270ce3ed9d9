// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/hover.h"

#include <QFrame>
#include <QPointer>

class QLabel;

namespace slipway::ui {

class Assistant;
class DescriptorEditor;
class Document;

/// What is known about the place under the mouse, or at the caret when asked by key: a calm box beside it, with links
/// to the places that it names. It goes when the mouse leaves, a key is pressed or the text moves.
class HoverTip : public QFrame
{
    Q_OBJECT

public:
    /// All outlive the tip, which belongs to the editor's window.
    HoverTip(DescriptorEditor &editor, Document &document, Assistant &assistant);

    /// Tells of the caret's place.
    void showAtCaret();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(std::size_t offset, bool isByKey);
    void tell(const assist::Hover &hover, bool isByKey);
    void leaveWhenFar(const QPoint &globalPosition);
    [[nodiscard]] QRect boxOf(Span span) const;

    DescriptorEditor &m_editor;
    Document &m_document;
    Assistant &m_assistant;
    QLabel *m_text;
    std::vector<Origin> m_links;
    QRect m_about; ///< global: what the tip is about
    quint64 m_asked = 0;
};

/// The tip's text; each fact with a place links to its number.
[[nodiscard]] QString hoverText(const assist::Hover &hover, const QPalette &palette);

} // namespace slipway::ui
