// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QElapsedTimer>
#include <QTextCursor>

class QPalette;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

/// KSyntaxHighlighting for one document, in the theme that goes with a palette. A long text is highlighted piece by
/// piece, between the events of the user, so that it never keeps the UI thread.
class Highlighting : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    /// `repository` outlives the highlighting.
    Highlighting(KSyntaxHighlighting::Repository &repository, QObject *parent);

    /// A definition's name, as `YAML`, `Dockerfile` or `Bash`; an unknown name highlights nothing.
    void setSyntax(const QString &definition);
    /// Chooses the light or dark theme; highlights again only when it is another one.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

    /// The words BEGIN and END in a comment are no more than the rest of it.
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    [[nodiscard]] bool isPatient();
    void goOn();

    KSyntaxHighlighting::Repository &m_repository;
    KSyntaxHighlighting::Format m_comment; ///< as it was last used
    QElapsedTimer m_piece;                 ///< since this piece was begun; invalid between pieces
    QTextCursor m_waiting;                 ///< in the first block that was left for the next piece
};

} // namespace slipway::ui
