// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTextCursor>
#include <QTextLayout>

class QPalette;
class QTextDocument;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

/// KSyntaxHighlighting for one document, in the theme that goes with a palette. Only what was looked at is highlighted,
/// with some lines more, and a long way there is gone piece by piece, between the events of the user, so that it never
/// keeps the UI thread. QSyntaxHighlighter goes over all of a text, to leave it as well.
class Highlighting : public QObject, public KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)

public:
    /// `repository` outlives the highlighting.
    Highlighting(KSyntaxHighlighting::Repository &repository, QObject *parent);

    /// Null: none. The last one keeps its colours.
    void setDocument(QTextDocument *document);
    /// A definition's name, as `YAML`, `Dockerfile` or `Bash`; an unknown name highlights nothing.
    void setSyntax(const QString &definition);
    /// Chooses the light or dark theme; highlights again only when it is another one.
    void setPalette(const QPalette &palette);
    /// A line is looked at.
    void reach(int block);

protected:
    /// The words BEGIN and END in a comment are no more than the rest of it.
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void beginAnew();
    void takeChange(int position, int removed, int added);
    [[nodiscard]] bool isPatient();
    void goOn();
    void goOnWithChange();
    void goOnFromFrontier();
    void setFrontier(const QTextBlock &block);
    [[nodiscard]] bool highlight(QTextBlock block);
    void setFormats(const QTextBlock &block);
    [[nodiscard]] const QTextCharFormat &charFormat(const KSyntaxHighlighting::Format &format);

    KSyntaxHighlighting::Repository &m_repository;
    QPointer<QTextDocument> m_document;
    KSyntaxHighlighting::Format m_comment; ///< as it was last used
    QHash<int, QTextCharFormat> m_charFormats;
    QList<QTextLayout::FormatRange> m_formats; ///< of the line that is being highlighted
    QTextCursor m_frontier;                    ///< from here on no line is known to be right; null: all are
    QTextCursor m_changeBegin; ///< lines from here on have to be looked at; null: none before the frontier
    QTextCursor m_changeEnd;   ///< at least until here
    int m_reach;               ///< no line behind this one is wanted
    QElapsedTimer m_piece;     ///< since this piece was begun; invalid between pieces
};

} // namespace slipway::ui
