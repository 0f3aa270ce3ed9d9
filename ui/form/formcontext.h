// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"
#include "ui/form/formstate.h"
#include "ui/form/nodevalue.h"
#include "ui/model/document.h"

#include <QObject>
#include <QPointer>

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace slipway::ui {

/// What all parts of one form share: the newest state, the chosen stage, and the one way to edit.
///
/// Paths are relative to the chosen stage (`artifacts[0].dest`), unless they are called absolute. The tree that is
/// shown is the last one that was read without errors; of a text that never was, what came before the first error.
class FormContext : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Edits in terms of a text and its tree.
    using Edit = std::function<yaml::Edits(const yaml::Source &)>;
    /// Nothing, or why it was not done.
    using Outcome = std::expected<void, Diagnostic>;

    void setState(FormState state);
    /// From now on nothing is edited and nothing told.
    void close();
    [[nodiscard]] const FormChoices &choices() const { return m_state.choices; }
    /// nullptr when it is gone.
    [[nodiscard]] Document *document() const { return m_document; }
    /// The syntax error that keeps the newest text from being shown.
    [[nodiscard]] const std::optional<Diagnostic> &breakage() const { return m_breakage; }

    /// 0 for a document that is not a list.
    [[nodiscard]] int stageCount() const;
    [[nodiscard]] int stage() const { return m_stage; }
    void setStage(int stage);
    [[nodiscard]] QString stageName(int stage) const;

    [[nodiscard]] const yaml::Tree &tree() const;
    /// The same tree, to be kept; nullptr when there is none.
    [[nodiscard]] const std::shared_ptr<const yaml::Tree> &sharedTree() const { return m_shown; }
    /// The node of the chosen stage: the root of a document that is no list.
    [[nodiscard]] yaml::NodeId root() const;
    [[nodiscard]] std::string absolute(std::string_view path) const;
    /// The part of an absolute path below the chosen stage; nothing for a path elsewhere.
    [[nodiscard]] std::optional<std::string> relative(std::string_view absolutePath) const;
    [[nodiscard]] yaml::NodeId find(std::string_view path) const { return tree().find(absolute(path)); }
    [[nodiscard]] NodeValue value(std::string_view path) const { return valueOf(tree(), find(path)); }
    /// The value as YAML, from column 0 on.
    [[nodiscard]] QString snippet(std::string_view path) const;

    [[nodiscard]] QList<Diagnostic> problemsAt(std::string_view path) const;
    /// Of the chosen stage, those at a path or below it.
    [[nodiscard]] QList<Diagnostic> problemsWithin(std::string_view path) const;

    /// What another descriptor does to the scalar at a path, or it to another; nullptr: nothing.
    [[nodiscard]] const assist::Effect *effectOn(std::string_view path) const;
    /// In words: `overrides.yaml replaces this: 2.0`.
    [[nodiscard]] QString wordsOf(const assist::Effect &effect) const;

    /// Nothing can be edited: what apply() is asked for is refused.
    [[nodiscard]] bool isReadOnly() const;

    /// One undo step. The edit is made for the document's present text, which is parsed again when it is newer; the
    /// text after it is what the edit was verified by.
    Outcome apply(const QString &description, const Edit &edit);

    /// Takes the document's last step back, or makes it again: for fields whose own undo has nothing to say.
    void undo();
    void redo();
    /// Says that the user went to a node; silent when it is not in the text.
    void activate(std::string_view path);
    /// The place of a node, which is in the text.
    [[nodiscard]] Origin originOf(std::string_view path) const;
    /// The place of a problem in this document.
    [[nodiscard]] Origin placed(Origin origin) const;

Q_SIGNALS:
    /// State or stage: everything that is shown has to be read again.
    void changed();
    void placeActivated(const slipway::Origin &place);
    /// The user asked for `problem.fixes[index]`.
    void fixRequested(const slipway::Diagnostic &problem, int index);
    /// The checksums of the artifact at a path are to be computed; `wanted` (`md5`, …; may be empty) is to be written
    /// even when it is not there yet.
    void checksumsRequested(const QString &absolutePath, const QString &wanted);

private:
    void takeTree(std::shared_ptr<const yaml::Tree> tree, quint64 revision, std::shared_ptr<const std::string> text);
    void followStage(const QString &name);
    void readProblems();
    [[nodiscard]] std::shared_ptr<const yaml::Tree> presentTree();

    FormState m_state;
    QPointer<Document> m_document;
    std::shared_ptr<const yaml::Tree> m_shown;  ///< the tree that the form shows
    std::shared_ptr<const std::string> m_text;  ///< what m_shown was read from; nullptr when nobody knows
    std::shared_ptr<const yaml::Tree> m_newest; ///< the tree of the text at m_revision, right or wrong
    quint64 m_revision = 0;
    std::optional<Diagnostic> m_breakage;
    std::multimap<std::string, Diagnostic, std::less<>> m_problems;
    int m_stage = 0;
};

} // namespace slipway::ui
