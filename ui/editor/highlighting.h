// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

class QPalette;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

/// KSyntaxHighlighting for one document, in the theme that goes with a palette.
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

private:
    KSyntaxHighlighting::Repository &m_repository;
};

} // namespace slipway::ui
