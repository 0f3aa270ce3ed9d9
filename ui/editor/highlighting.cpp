// SPDX-License-Identifier: MIT
#include "ui/editor/highlighting.h"

#include "ui/editor/colors.h"

#include <QPalette>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace slipway::ui {

using KSyntaxHighlighting::Repository;

namespace {

constexpr auto lightTheme = "Breeze Light";
constexpr auto darkTheme = "VSCodium Dark"; ///< Breeze Dark's keywords are hard to read on a dark base

} // namespace

Highlighting::Highlighting(Repository &repository, QObject *parent)
    : SyntaxHighlighter(parent)
    , m_repository(repository)
{
}

void Highlighting::setSyntax(const QString &definition)
{
    const KSyntaxHighlighting::Definition wanted = m_repository.definitionForName(definition);
    if (wanted != this->definition())
        setDefinition(wanted);
}

void Highlighting::setPalette(const QPalette &palette)
{
    const bool dark = isDark(palette);
    KSyntaxHighlighting::Theme wanted = m_repository.theme(QString::fromLatin1(dark ? darkTheme : lightTheme));
    if (!wanted.isValid())
        wanted = m_repository.defaultTheme(dark ? Repository::DarkTheme : Repository::LightTheme);
    if (wanted.name() == theme().name())
        return;
    setTheme(wanted);
    if (document())
        rehighlight();
}

/// KSyntaxHighlighting continues a comment of a Dockerfile behind a backslash, which Dockerfiles do not (and CEKit's
/// `## \` lines end in one): it is shown the line without.
void Highlighting::highlightBlock(const QString &text)
{
    const bool isComment = definition().name() == QStringLiteral("Dockerfile") && text.trimmed().startsWith(u'#');
    if (isComment && text.endsWith(u'\\'))
        SyntaxHighlighter::highlightBlock(text.chopped(1) + u' ');
    else
        SyntaxHighlighter::highlightBlock(text);
}

void Highlighting::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    using KSyntaxHighlighting::Theme;
    if (format.textStyle() == Theme::Comment)
        m_comment = format;
    const bool isInComment = format.textStyle() == Theme::RegionMarker && m_comment.isValid();
    SyntaxHighlighter::applyFormat(offset, length, isInComment ? m_comment : format);
}

} // namespace slipway::ui
