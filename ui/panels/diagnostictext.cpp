// SPDX-License-Identifier: MIT
#include "ui/panels/diagnostictext.h"

#include <QCoreApplication>

namespace slipway::ui {

namespace {

QString translated(const std::string &text, const std::vector<std::string> &arguments)
{
    if (text.empty())
        return {};
    const QString inOurLanguage = QCoreApplication::translate("Diagnostic", text.c_str());
    return QString::fromStdString(filled(inOurLanguage.toStdString(), arguments));
}

} // namespace

QString problemText(const Diagnostic &diagnostic)
{
    return translated(diagnostic.text, diagnostic.arguments);
}

QString adviceText(const Diagnostic &diagnostic)
{
    return translated(diagnostic.advice, diagnostic.arguments);
}

QString fixText(const QuickFix &fix)
{
    return translated(fix.text, fix.arguments);
}

} // namespace slipway::ui
