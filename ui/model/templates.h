// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <expected>
#include <filesystem>

namespace slipway::ui {

/// A project to start from: files of the resource folder `:/templates/<id>`.
struct Template {
    QString id;
    QString title;
    QString description;
    QString mainFile; ///< the descriptor to open, relative
};

[[nodiscard]] QList<Template> templates();

/// Copies a template's files into a folder, which is made when it is absent. Overwrites nothing: when one of the files
/// is there already nothing is written and the error names it. Returns the path of the template's main file.
[[nodiscard]] std::expected<std::filesystem::path, QString> instantiate(const Template &chosen, const QString &folder);

} // namespace slipway::ui
