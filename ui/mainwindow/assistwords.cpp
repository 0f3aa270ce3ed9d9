// SPDX-License-Identifier: MIT
#include "ui/mainwindow/assistwords.h"

#include "ui/model/workspacepaths.h"

#include <QCoreApplication>

namespace slipway::ui {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("AssistWords", text, nullptr, count);
}

QString kindText(assist::SymbolKind kind)
{
    switch (kind) {
    case assist::SymbolKind::Module:
        return tr("module");
    case assist::SymbolKind::Stage:
        return tr("image");
    case assist::SymbolKind::Artifact:
        return tr("artifact");
    case assist::SymbolKind::Variable:
        return tr("variable");
    case assist::SymbolKind::Script:
        return tr("script");
    case assist::SymbolKind::File:
        return tr("file");
    }
    return {};
}

} // namespace

QString placeText(const Origin &origin, std::string_view text, const std::filesystem::path &folder)
{
    return placeText(origin, text, LineIndex(text), folder);
}

QString placeText(const Origin &origin, std::string_view text, const LineIndex &lines,
                  const std::filesystem::path &folder)
{
    const Position position = lines.position(text, origin.span.begin);
    return QStringLiteral("%1:%2:%3").arg(fileText(origin.file, folder)).arg(position.line).arg(position.column);
}

QString foundTitle(const QString &words, int count)
{
    return tr("%n place(s) hold %1", count).arg(words);
}

QString usagesTitle(assist::SymbolKind kind, const std::string &name, int count)
{
    return tr("%n place(s) mention the %1 %2", count).arg(kindText(kind), QString::fromStdString(name));
}

} // namespace slipway::ui
