// SPDX-License-Identifier: MIT
#include "ui/form/words.h"

#include <QCoreApplication>

namespace slipway::ui {

namespace {

QString filledWords(const std::string &english, const std::vector<std::string> &arguments)
{
    return QString::fromStdString(filled(words(english).toStdString(), arguments));
}

} // namespace

QString words(std::string_view english)
{
    return QCoreApplication::translate("slipway", std::string(english).c_str());
}

QString fixWords(const QuickFix &fix)
{
    return filledWords(fix.text, fix.arguments);
}

QString messageOf(const Diagnostic &problem)
{
    const QString text = filledWords(problem.text, problem.arguments);
    return problem.advice.empty() ? text : text + QLatin1Char(' ') + filledWords(problem.advice, problem.arguments);
}

} // namespace slipway::ui
