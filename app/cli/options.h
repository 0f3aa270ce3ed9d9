// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <expected>
#include <utility>

namespace slipway::cli {

/// One option of one level of the command line.
struct Option {
    enum class Kind : std::uint8_t {
        Flag,
        Value,
        OptionalValue ///< takes the next argument unless that begins with a dash
    };

    QStringList names; ///< with their dashes, the long one last: `-v`, `--verbose`
    QString help;
    Kind kind = Kind::Flag;
    QString valueName = {}; ///< as help calls the value
    QStringList choices = {};
};

/// What one level was given.
struct Given {
    QList<std::pair<QString, QString>> options = {}; ///< long name and value, in the order of the command line
    QStringList arguments = {};                      ///< the rest

    [[nodiscard]] bool has(const QString &name) const;
    /// The last one given; `fallback` when there is none.
    [[nodiscard]] QString value(const QString &name, const QString &fallback = {}) const;
    [[nodiscard]] QStringList values(const QString &name) const;
};

/// Reads options as CEKit's program does (Python's click): `--name value`, `--name=value`, `-n value`, `-nvalue`, short
/// flags joined; a value may begin with a dash; `--` ends the options. Long names are never shortened. With
/// `isInterspersed` options may follow arguments; else the first argument ends them. The error is a sentence.
[[nodiscard]] std::expected<Given, QString> readOptions(const QList<Option> &options, QStringList arguments,
                                                        bool isInterspersed);
/// The first value that is none of its option's choices, as a sentence; empty when all are.
[[nodiscard]] QString wrongChoice(const QList<Option> &options, const Given &given);
/// A line or two for each option, in two columns.
[[nodiscard]] QString optionsHelp(const QList<Option> &options);
/// Name and text in two columns, wrapped at 100 characters.
[[nodiscard]] QString helpRow(const QString &name, const QString &text);

} // namespace slipway::cli
