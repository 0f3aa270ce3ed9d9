// SPDX-License-Identifier: MIT
#include "ui/model/instructions.h"

#include <QStringList>

namespace slipway::ui {

Instructions::Instructions(const generate::Containerfile &containerfile)
{
    const QStringList lines = QString::fromStdString(containerfile.text).split(QLatin1Char('\n'));
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const bool isContinued = line.endsWith(QLatin1Char('\\'));
        if (isContinued)
            line.chop(1);
        const bool isFirst = text.isEmpty();
        text += QLatin1Char(' ') + line;
        if (isFirst || !m_instructions.back().origin->isWritten()) {
            const auto number = static_cast<std::size_t>(i);
            auto origin = std::make_shared<const Origin>(
                number < containerfile.origins.size() ? containerfile.origins[number] : Origin());
            if (isFirst)
                m_instructions.push_back({{}, std::move(origin)});
            else
                m_instructions.back().origin = std::move(origin);
        }
        if (!isContinued) {
            m_instructions.back().text = text.simplified();
            text.clear();
        }
    }
}

std::shared_ptr<const Origin> Instructions::next(const QString &instruction)
{
    const QString wanted = instruction.simplified();
    for (std::size_t i = m_next; i < m_instructions.size(); ++i) {
        if (m_instructions[i].text == wanted) {
            m_next = i + 1;
            return m_instructions[i].origin->isWritten() ? m_instructions[i].origin : nullptr;
        }
    }
    return nullptr;
}

} // namespace slipway::ui
