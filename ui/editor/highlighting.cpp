// SPDX-License-Identifier: MIT
#include "ui/editor/highlighting.h"

#include "ui/editor/colors.h"

#include <QPalette>
#include <QTextBlock>
#include <QTextDocument>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <utility>

namespace slipway::ui {

using KSyntaxHighlighting::Repository;

namespace {

constexpr auto lightTheme = "Breeze Light";
constexpr auto darkTheme = "VSCodium Dark"; ///< Breeze Dark's keywords are hard to read on a dark base

constexpr qint64 pieceLasts = 6; ///< milliseconds

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

/// False when this piece has taken its time: the rest is for the next.
bool Highlighting::isPatient()
{
    if (!m_piece.isValid()) {
        m_piece.start();
        QMetaObject::invokeMethod(this, &Highlighting::goOn, Qt::QueuedConnection);
    }
    if (m_piece.elapsed() < pieceLasts)
        return true;
    if (m_waiting.isNull() || currentBlock().position() < m_waiting.position())
        m_waiting = QTextCursor(currentBlock());
    return false;
}

void Highlighting::goOn()
{
    m_piece.invalidate();
    const QTextCursor waiting = std::exchange(m_waiting, {});
    if (waiting.isNull() || waiting.document() != document())
        return;
    QTextBlock block = waiting.block();
    while (block.isValid() && m_waiting.isNull()) {
        rehighlightBlock(block);
        block = block.next();
    }
}

/// KSyntaxHighlighting continues a comment of a Dockerfile behind a backslash, which Dockerfiles do not (and CEKit's
/// `## \` lines end in one): it is shown the line without.
void Highlighting::highlightBlock(const QString &text)
{
    if (!isPatient())
        return;
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
