// SPDX-License-Identifier: MIT
#include "app/cli/options.h"

#include "core/descriptor/suggest.h"

#include <algorithm>
#include <ranges>

namespace slipway::cli {

namespace {

constexpr qsizetype textColumn = 28;
constexpr qsizetype lastColumn = 100;

class OptionReader
{
public:
    OptionReader(const QList<Option> &options, QStringList arguments)
        : m_options(options)
        , m_rest(std::move(arguments))
    {
    }

    std::expected<Given, QString> read(bool isInterspersed)
    {
        while (!m_rest.isEmpty() && m_error.isEmpty()) {
            const QString argument = m_rest.takeFirst();
            if (argument == QLatin1String("--"))
                break;
            if (isOption(argument)) {
                readOption(argument);
                continue;
            }
            m_given.arguments.append(argument);
            if (!isInterspersed)
                break;
        }
        if (!m_error.isEmpty())
            return std::unexpected(m_error);
        m_given.arguments += m_rest;
        return m_given;
    }

private:
    static bool isOption(const QString &argument) { return argument.size() > 1 && argument.startsWith(u'-'); }

    [[nodiscard]] const Option *find(const QString &name) const
    {
        const auto found =
            std::ranges::find_if(m_options, [&](const Option &each) { return each.names.contains(name); });
        return found == m_options.end() ? nullptr : &*found;
    }

    void readOption(const QString &argument)
    {
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.left(equals);
        const std::optional<QString> value =
            equals < 0 ? std::nullopt : std::optional<QString>(argument.mid(equals + 1));
        if (const Option *option = find(name); option && argument.startsWith(QLatin1String("--")))
            take(*option, name, value);
        else if (argument.startsWith(QLatin1String("--")))
            m_error = unknown(name);
        else
            readShort(argument.mid(1));
    }

    /// `-vo value`, `-vovalue`.
    void readShort(const QString &letters)
    {
        for (qsizetype i = 0; i < letters.size() && m_error.isEmpty(); ++i) {
            const QString name = u'-' + letters.mid(i, 1);
            const Option *option = find(name);
            if (!option) {
                m_error = unknown(name);
            } else if (option->kind == Option::Kind::Flag) {
                take(*option, name, std::nullopt);
            } else {
                const QString attached = letters.mid(i + 1);
                take(*option, name, attached.isEmpty() ? std::nullopt : std::optional(attached));
                return;
            }
        }
    }

    void take(const Option &option, const QString &name, std::optional<QString> value)
    {
        const bool isFlag = option.kind == Option::Kind::Flag;
        if (isFlag && value)
            m_error = QStringLiteral("Option '%1' does not take a value.").arg(name);
        else if (option.kind == Option::Kind::Value && !value && m_rest.isEmpty())
            m_error = QStringLiteral("Option '%1' requires an argument.").arg(name);
        else if (option.kind == Option::Kind::Value && !value)
            value = m_rest.takeFirst();
        else if (option.kind == Option::Kind::OptionalValue && !value && !m_rest.isEmpty() && !isOption(m_rest.first()))
            value = m_rest.takeFirst();
        m_given.options.append({option.names.last(), value.value_or(QString())});
    }

    [[nodiscard]] QString unknown(const QString &name) const
    {
        std::vector<std::string> known;
        for (const Option &option : m_options)
            known.push_back(option.names.last().toStdString());
        const std::vector<std::string_view> candidates(known.begin(), known.end());
        const std::string_view similar = descriptor::nearest(name.toStdString(), candidates);
        QString text = QStringLiteral("No such option: %1").arg(name);
        if (!similar.empty())
            text += QStringLiteral(" Did you mean %1?").arg(QString::fromStdString(std::string(similar)));
        return text;
    }

    const QList<Option> &m_options;
    QStringList m_rest;
    Given m_given;
    QString m_error;
};

} // namespace

bool Given::has(const QString &name) const
{
    return std::ranges::contains(options | std::views::keys, name);
}

QString Given::value(const QString &name, const QString &fallback) const
{
    const QStringList all = values(name);
    return all.isEmpty() ? fallback : all.last();
}

QStringList Given::values(const QString &name) const
{
    QStringList result;
    for (const auto &[option, value] : options) {
        if (option == name)
            result.append(value);
    }
    return result;
}

std::expected<Given, QString> readOptions(const QList<Option> &options, QStringList arguments, bool isInterspersed)
{
    return OptionReader(options, std::move(arguments)).read(isInterspersed);
}

QString wrongChoice(const QList<Option> &options, const Given &given)
{
    for (const auto &[name, value] : given.options) {
        const auto option =
            std::ranges::find_if(options, [&](const Option &each) { return each.names.last() == name; });
        if (option != options.end() && !option->choices.isEmpty() && !option->choices.contains(value))
            return QStringLiteral("Invalid value for '%1': '%2' is not one of '%3'.")
                .arg(name, value, option->choices.join(QLatin1String("', '")));
    }
    return {};
}

QString helpRow(const QString &name, const QString &text)
{
    QString row = QLatin1String("  ") + name;
    row += row.size() + 2 > textColumn ? QString(u'\n') + QString(textColumn, u' ')
                                       : QString(textColumn - row.size(), u' ');
    qsizetype column = textColumn;
    for (const QString &word : text.split(u' ')) {
        if (column > textColumn && column + 1 + word.size() > lastColumn) {
            row += QString(u'\n') + QString(textColumn, u' ');
            column = textColumn;
        }
        row += (column > textColumn ? QStringLiteral(" ") : QString()) + word;
        column += word.size() + (column > textColumn ? 1 : 0);
    }
    return row + u'\n';
}

QString optionsHelp(const QList<Option> &options)
{
    QString text;
    for (const Option &option : options) {
        QString name = option.names.join(QLatin1String(", "));
        const QString value = option.choices.isEmpty() ? option.valueName : u'[' + option.choices.join(u'|') + u']';
        if (!value.isEmpty())
            name += u' ' + value;
        text += helpRow(name, option.help);
    }
    return text;
}

} // namespace slipway::cli
