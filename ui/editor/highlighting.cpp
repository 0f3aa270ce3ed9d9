// SPDX-License-Identifier: MIT
#include "ui/editor/highlighting.h"

#include "ui/editor/colors.h"

#include <QPalette>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace slipway::ui
{

using KSyntaxHighlighting::Repository;

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
    const KSyntaxHighlighting::Theme wanted =
        m_repository.defaultTheme(isDark(palette) ? Repository::DarkTheme : Repository::LightTheme);
    if (wanted.name() == theme().name())
        return;
    setTheme(wanted);
    if (document())
        rehighlight();
}

} // namespace slipway::ui
