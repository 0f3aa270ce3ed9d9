// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/effects.h"
#include "core/descriptor/schema.h"
#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace slipway::ui {

class Document;

/// A module that could be installed, with its versions.
struct ModuleChoice {
    QString name;
    QStringList versions;

    bool operator==(const ModuleChoice &) const = default;
};

/// What a form offers in its lists of choices.
struct FormChoices {
    QStringList stages; ///< names of the stages of this document
    QList<ModuleChoice> modules;
    QStringList users; ///< those that the project names, and root

    bool operator==(const FormChoices &) const = default;
};

/// What a form shows: one document as the newest finished analysis knows it.
struct FormState {
    Document *document = nullptr;
    std::shared_ptr<const yaml::Tree> tree = nullptr; ///< of the document's text at `revision`
    quint64 revision = 0;
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;
    QList<Diagnostic> problems = {}; ///< of this file
    FormChoices choices = {};
    /// What other descriptors do to its values; nullptr: nothing new is known.
    std::shared_ptr<const std::vector<assist::Effect>> effects = nullptr;
    /// What the tree was read from; nullptr: the document's text, if it is of that revision.
    std::shared_ptr<const std::string> text = nullptr;
};

} // namespace slipway::ui
