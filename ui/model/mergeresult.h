// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/merge.h"
#include "ui/model/document.h"

#include <QObject>

#include <string>
#include <vector>

namespace slipway::ui {

/// A three-way merge that a user decides: the merged text as a document of its own, and where its conflicts are. They
/// hold your lines until they are decided, and move with the text when it is edited.
class MergeResult : public QObject
{
    Q_OBJECT

public:
    enum class Choice { Open, Yours, Theirs, Both, Edited };

    struct Conflict {
        Span span; ///< bytes of the result
        Choice choice = Choice::Open;
        MergeChunk chunk = {}; ///< lines of the three texts
    };

    MergeResult(std::string base, std::string yours, std::string theirs, QObject *parent = nullptr);

    [[nodiscard]] const std::string &base() const { return m_base; }
    [[nodiscard]] const std::string &yours() const { return m_yours; }
    [[nodiscard]] const std::string &theirs() const { return m_theirs; }
    [[nodiscard]] Document &document() { return m_document; }
    [[nodiscard]] const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    [[nodiscard]] int openCount() const;
    /// Runs of lines that only one side changed, and so were merged without a question.
    [[nodiscard]] int peacefulCount(MergeChunk::Kind kind) const;
    [[nodiscard]] const std::vector<MergeChunk> &chunks() const { return m_chunks; }

    /// Decides a conflict: one undo step of the document. `choice` is one of Yours, Theirs and Both.
    void take(std::size_t conflict, Choice choice);

Q_SIGNALS:
    void changed();

private:
    void adjust(const DocumentEdit &edit);
    void adjust(Conflict &conflict, const Splice &splice, bool isUndo) const;
    [[nodiscard]] std::string side(const MergeChunk &chunk, Choice choice) const;
    [[nodiscard]] Choice choiceOf(const Conflict &conflict, bool isUndo) const;

    std::string m_base;
    std::string m_yours;
    std::string m_theirs;
    Lines m_yourLines;
    Lines m_theirLines;
    std::vector<MergeChunk> m_chunks;
    std::vector<Conflict> m_conflicts;
    Document m_document;
};

} // namespace slipway::ui
