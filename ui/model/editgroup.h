// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <expected>
#include <filesystem>
#include <vector>

class QUndoCommand;

namespace slipway::ui {

class Document;
class Workspace;

/// The edits of one file among several.
struct DocumentEdits {
    std::filesystem::path file;
    std::string before; ///< the text that they were made for
    std::vector<TextEdit> edits;
};

/// Edits of several documents as one step: undoing or redoing it in one undoes or redoes it in all. A document where
/// other changes came after keeps its part until they are undone, too. Closing one leaves the others together.
class EditGroup : public QObject
{
    Q_OBJECT

public:
    /// Files that are not open are opened, so that nothing is written behind the user's back; nothing is changed when
    /// one of them cannot be, or has another text than `before`. The error is a sentence. The group lives as long as
    /// the workspace.
    [[nodiscard]] static std::expected<EditGroup *, QString>
    apply(Workspace &workspace, const std::vector<DocumentEdits> &edits, const QString &description);

    [[nodiscard]] QList<Document *> documents() const;

private:
    struct Member {
        QPointer<Document> document;
        int index = 0; ///< of the command in the document's undo stack
        const QUndoCommand *command = nullptr;

        [[nodiscard]] bool isAlive() const;
    };

    explicit EditGroup(QObject *parent)
        : QObject(parent)
    {
    }

    void add(Document &document);
    void follow(const Document *document, int index);

    std::vector<Member> m_members;
    bool m_isDone = true;
    bool m_isFollowing = false;
};

} // namespace slipway::ui
