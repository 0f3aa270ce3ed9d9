// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/complete.h"
#include "core/assist/meaning.h"

#include <set>
#include <string>

namespace slipway::assist {

/// Collects what can be written at one spot. Only complete*.cpp include this.
class Completer
{
public:
    Completer(const CompletionRequest &request, const ProjectOnDemand &project);

    [[nodiscard]] Completion complete();

private:
    // Keys: completekeys.cpp
    void addKeys(descriptor::ObjectKind object, PartId map, bool isItem);
    void addKey(const descriptor::Key &key, const std::string &prefix);
    void addOpen();
    void addNewItem(const Meaning &meaning);
    /// What comes behind the colon of a new key: `" "`, or the begin of a block below it.
    [[nodiscard]] std::string startOf(const descriptor::Key &key, std::size_t column) const;
    void measureIndentation();

    // Values: completevalues.cpp
    void addValues(PartId part, const Meaning &meaning);
    void addModuleNames();
    void addVersions(PartId install);
    void addStages(PartId part);
    void addArtifacts();
    void addKnown(const descriptor::Key &key, descriptor::ObjectKind holder);
    void addSeen(descriptor::ObjectKind holder, const descriptor::Key &key);
    void addBooleans();

    // Files: completefiles.cpp
    void addFiles(bool onlyFolders);
    [[nodiscard]] bool addPaths(const Meaning &meaning);

    /// Adds a value, in quotes where the text needs them; drops what does not fit to what was typed.
    void addValue(CompletionItem item, const descriptor::Key *key);
    void add(CompletionItem item, std::string replacement);
    [[nodiscard]] std::string written(const std::string &value, const descriptor::Key *key) const;

    const CompletionRequest &m_request;
    const ProjectOnDemand &m_project;
    Sketch m_sketch;
    Completion m_result;
    std::set<std::string> m_labels; ///< those that are there already
    std::size_t m_indent = 2;
    std::size_t m_dashIndent = 0; ///< of a dash below its key
};

} // namespace slipway::assist
