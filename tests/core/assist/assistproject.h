// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"
#include "tests/support/planning.h"

#include <QtLogging>

namespace slipway::test {

/// A text with its cursor, written as `|`.
struct Marked {
    std::string text;
    std::size_t cursor = 0;
};

inline Marked marked(std::string text)
{
    const std::size_t at = text.find('|');
    if (at == std::string::npos)
        qFatal("no cursor in the text");
    text.erase(at, 1);
    return {.text = std::move(text), .cursor = at};
}

/// A project of texts below `/p`: `image.yaml` is planned, `*overrides.yaml` overrides it, `module.yaml` are modules,
/// `*.sh` are scripts; what lies below `/p/git` is foreign.
class AssistProject
{
public:
    explicit AssistProject(Texts texts)
        : m_texts(std::move(texts))
        , m_files(m_texts)
    {
        plan::Input input{.descriptor = "/p/image.yaml"};
        for (const auto &[file, text] : m_texts) {
            if (file.filename().string().ends_with("overrides.yaml"))
                input.overrides.push_back({.file = file});
            add(file, text);
        }
        m_input = input;
        plan::Result result = plan::plan(input, {.files = &m_files});
        if (result.plan)
            m_project.plan = std::make_shared<const plan::Plan>(std::move(*result.plan));
        m_project.problems = std::move(result.diagnostics);
        m_project.disk = &m_files;
    }

    [[nodiscard]] const assist::Project &project() const { return m_project; }
    [[nodiscard]] const Texts &texts() const { return m_texts; }
    /// The problems of a plan with other texts.
    [[nodiscard]] std::vector<Diagnostic> replanned(const Texts &changed) const
    {
        Texts texts = m_texts;
        for (const auto &[file, text] : changed)
            texts[file] = text;
        const MemoryFiles files(texts);
        return plan::plan(m_input, {.files = &files}).diagnostics;
    }

private:
    void add(const std::filesystem::path &file, const std::string &text)
    {
        const std::string name = file.filename().string();
        const descriptor::ObjectKind kind = name == "module.yaml"              ? descriptor::ObjectKind::Module
                                            : name.ends_with("overrides.yaml") ? descriptor::ObjectKind::Overrides
                                                                               : descriptor::ObjectKind::Image;
        assist::FileSource source{.file = file,
                                  .kind = kind,
                                  .isForeign = file.string().starts_with("/p/git/"),
                                  .text = std::make_shared<const std::string>(text)};
        if (name.ends_with(".yaml"))
            m_project.files.push_back(assist::factsOf(std::move(source)));
        else if (name.ends_with(".sh"))
            m_project.files.push_back(assist::scriptFactsOf(std::move(source)));
    }

    Texts m_texts;
    MemoryFiles m_files;
    plan::Input m_input;
    assist::Project m_project;
};

/// `image.yaml:3:7` of an origin in one of the texts.
inline std::string shownPlace(const Origin &origin, const Texts &texts)
{
    const auto it = texts.find(origin.file);
    const std::string name = origin.file.path().lexically_proximate("/p").string();
    if (it == texts.end())
        return name;
    const Position position = LineIndex(it->second).position(it->second, origin.span.begin);
    return name + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

} // namespace slipway::test
