// SPDX-License-Identifier: MIT
#include "core/image/recipe.h"

#include "core/image/dockerfile.h"
#include "core/image/problem.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <functional>
#include <ranges>

namespace slipway::image {

namespace {

using plan::Artifact;
using plan::Block;
using plan::Field;
using plan::Variable;
using yaml::unicode::lowered;

/// Stably by a text's lower case, as CEKit's templates sort.
template <typename Item, typename Text>
std::vector<std::pair<std::string, const Item *>> sorted(const std::vector<Item> &items, Text text)
{
    std::vector<std::pair<std::string, const Item *>> keyed;
    for (const Item &item : items)
        keyed.emplace_back(lowered(text(item)), &item);
    std::ranges::stable_sort(keyed, {}, &std::pair<std::string, const Item *>::first);
    return keyed;
}

std::vector<Variable> sortedByName(const std::vector<Variable> &variables)
{
    std::vector<Variable> result;
    result.reserve(variables.size());
    for (const auto &[name, variable] : sorted(variables, [](const Variable &each) { return each.name.text; }))
        result.push_back(*variable);
    return result;
}

/// Printed as CEKit prints a variable of ENV and LABEL.
std::string written(const Variable &variable)
{
    return variable.name.text + "=\"" + (variable.value ? variable.value->text : "None") + '"';
}

std::string instructionText(std::string_view keyword, const std::vector<Variable> &variables)
{
    std::string text(keyword);
    for (const Variable &variable : variables)
        text.append(" \\\n            ").append(written(variable));
    return text;
}

/// A value without the line continuations that CEKit puts into long labels.
std::string unwrapped(std::string text)
{
    for (std::size_t at = text.find("\\\n"); at != std::string::npos; at = text.find("\\\n", at))
        text.erase(at, 2);
    return text;
}

class Reader
{
public:
    explicit Reader(const plan::Plan &plan)
        : m_plan(plan)
    {
    }

    Recipe run()
    {
        set(m_result.config.env, "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        const plan::Stage &stage = m_plan.target;
        arguments(stage.image.args);
        for (const Block &module : stage.modules) {
            copies(module);
            arguments(module.args);
            values(module);
        }
        copies(stage.image);
        values(stage.image);
        running(stage.run);
        return std::move(m_result);
    }

private:
    static void set(Assignments &all, const std::string &name, const std::string &value)
    {
        const auto found = std::ranges::find(all, name, &Assignments::value_type::first);
        if (found == all.end())
            all.emplace_back(name, value);
        else
            found->second = value;
    }

    static std::optional<std::string> get(const Assignments &all, std::string_view name)
    {
        const auto found = std::ranges::find(all, name, &Assignments::value_type::first);
        return found == all.end() ? std::nullopt : std::optional(found->second);
    }

    /// ENV wins over ARG.
    [[nodiscard]] Lookup lookup() const
    {
        return [this](std::string_view name) {
            auto value = get(m_result.config.env, name);
            return value ? value : get(m_arguments, name);
        };
    }

    void report(Diagnostic problem) { m_result.problems.push_back(std::move(problem)); }

    void copies(const Block &block)
    {
        const auto dest = [](const Artifact &artifact) { return artifact.dest ? artifact.dest->text : "None"; };
        auto general = sorted(block.artifacts, dest);
        std::erase_if(general, [](const auto &each) { return each.second->kind == plan::ArtifactKind::Image; });
        const auto isSame = [](const auto &one, const auto &other) { return one.first == other.first; };
        for (const auto &together : general | std::views::chunk_by(isSame)) {
            std::vector<Artifact> artifacts;
            for (const auto &[key, artifact] : together)
                artifacts.push_back(*artifact);
            const std::string first = dest(artifacts.front());
            copy(std::move(artifacts), first);
        }
        for (const Artifact &artifact : block.artifacts)
            if (artifact.kind == plan::ArtifactKind::Image)
                stageCopy(artifact, dest(artifact) + artifact.target.text);
    }

    void copy(std::vector<Artifact> artifacts, const std::string &dest)
    {
        const Artifact &first = artifacts.front();
        const Origin origin = first.dest && first.dest->origin.isWritten() ? first.dest->origin : first.origin;
        const auto path = copyWord(dest, origin);
        if (!path)
            return;
        std::string line = "COPY";
        for (const Artifact &artifact : artifacts)
            line += " " + artifact.target.text;
        m_result.history.push_back(line + " " + *path);
        m_result.steps.emplace_back(CopyStep{.artifacts = std::move(artifacts), .dest = *path, .origin = origin});
    }

    void stageCopy(const Artifact &artifact, const std::string &dest)
    {
        const auto path = copyWord(dest, artifact.dest && artifact.dest->origin.isWritten() ? artifact.dest->origin
                                                                                            : artifact.origin);
        if (!path)
            return;
        m_result.history.push_back("COPY --from=" + artifact.image + " " + artifact.source + " " + *path);
        m_result.steps.emplace_back(StageCopyStep{.artifact = artifact, .path = *path});
    }

    /// A destination after expansion. COPY splits at white space before it looks at quotes.
    std::optional<std::string> copyWord(const std::string &text, const Origin &origin)
    {
        if (text.empty() || text.find_first_of(" \t\r\n\v\f") != std::string::npos || text.starts_with('#')) {
            report(error("dest-not-copyable", "COPY cannot name the destination '%1'.", {text},
                         "White space in it cannot be quoted; choose another name.", origin));
            return std::nullopt;
        }
        auto path = expanded(text, lookup());
        if (!path) {
            report(error("dest-not-copyable", "An engine cannot read the destination '%1': %2.", {text, path.error()},
                         "", origin));
            return std::nullopt;
        }
        return *path;
    }

    void arguments(const std::vector<Variable> &variables)
    {
        for (const Variable &variable : sortedByName(variables)) {
            const std::string text = "ARG " + (variable.value ? written(variable) : variable.name.text);
            if (!variable.value) {
                m_result.history.push_back(text);
                continue;
            }
            for (const auto &[name, value] : parsed("ARG", text, {variable}))
                set(m_arguments, name, value);
        }
    }

    void values(const Block &block)
    {
        std::vector<Variable> envs = sortedByName(block.envs);
        std::erase_if(envs, [](const Variable &variable) { return !variable.value || !variable.value->isTruthy; });
        const Assignments env = envs.empty() ? Assignments() : parsed("ENV", instructionText("ENV", envs), envs);
        for (const auto &[name, value] : env)
            set(m_result.config.env, name, value);
        const std::vector<Variable> labels = sortedByName(block.labels);
        if (!labels.empty())
            for (const auto &[name, value] : parsed("LABEL", instructionText("LABEL", labels), labels))
                m_result.config.labels[name] = value;
        for (const plan::Port &port : block.ports)
            if (port.isExposed)
                expose(port);
        for (const Field &volume : block.volumes)
            mount(volume);
    }

    /// The assignments of one instruction; empty, with a problem at the variable to blame, when an engine cannot read
    /// it.
    Assignments parsed(std::string_view keyword, const std::string &text, const std::vector<Variable> &variables)
    {
        const auto result = assigned(keyword, text);
        if (!result) {
            report(blame(keyword, variables, result.error()));
            return {};
        }
        m_result.history.push_back(instructions(text).front().keyword + " " + instructions(text).front().rest);
        for (const Variable &variable : variables)
            compare(keyword, variable);
        return *result;
    }

    [[nodiscard]] std::expected<Assignments, std::string> assigned(std::string_view keyword,
                                                                   const std::string &text) const
    {
        const std::vector<Instruction> lines = instructions(text);
        if (lines.size() != 1 || lines.front().keyword != keyword)
            return std::unexpected("a line break in it ends the instruction");
        return assignments(lines.front().rest, lookup());
    }

    [[nodiscard]] Diagnostic blame(std::string_view keyword, const std::vector<Variable> &variables,
                                   std::string reason) const
    {
        const Variable *culprit = &variables.front();
        for (const Variable &variable : variables) {
            const auto alone = assigned(keyword, instructionText(keyword, {variable}));
            if (alone)
                continue;
            culprit = &variable;
            reason = alone.error();
            break;
        }
        const Origin &origin =
            culprit->value && culprit->value->origin.isWritten() ? culprit->value->origin : culprit->origin;
        return error(
            "value-not-readable", "No engine can read the %1 of '%2': %3.",
            {std::string(keyword), culprit->name.text, std::move(reason)},
            "CEKit writes the value between double quotes without escaping it: write \\\" for \" and \\\\ for \\.",
            origin);
    }

    /// Warns when quotes or backslashes get lost on the way into the image.
    void compare(std::string_view keyword, const Variable &variable)
    {
        const std::string wanted = variable.value ? unwrapped(variable.value->text) : std::string();
        if (wanted.find_first_of("\"\\") == std::string::npos || wanted.contains('$'))
            return;
        const auto alone = assigned(keyword, instructionText(keyword, {variable}));
        if (!alone || alone->empty() || (alone->size() == 1 && alone->front().second == wanted))
            return;
        const bool isEscaped = alone->size() == 1 && wanted.contains("\\\"") && !alone->front().second.contains('\\');
        report(Diagnostic{.severity = isEscaped ? Severity::Hint : Severity::Warning,
                          .code = "value-changes",
                          .text = "The %1 '%2' becomes '%3' in the image.",
                          .arguments = {std::string(keyword), variable.name.text, alone->front().second},
                          .advice = isEscaped ? "" : "Write \\\" for \" and \\\\ for \\.",
                          .origin = variable.value->origin});
    }

    void expose(const plan::Port &port)
    {
        m_result.config.ports.insert(port.value.text.contains('/') ? port.value.text : port.value.text + "/tcp");
        m_result.history.push_back("EXPOSE " + port.value.text);
    }

    void mount(const Field &volume)
    {
        const std::string text = "[\"" + volume.text + "\"]";
        const auto paths = execForm(text);
        const auto path = paths && paths->size() == 1 ? expanded(paths->front(), lookup())
                                                      : std::unexpected("it is no text for JSON");
        if (!path || path->empty()) {
            report(error("volume-not-readable", "No engine can read the volume '%1': %2.",
                         {volume.text, path ? "it is empty" : path.error()}, "", volume.origin));
            return;
        }
        m_result.config.volumes.insert(*path);
        m_result.history.push_back("VOLUME " + text);
    }

    void running(const plan::Run &run)
    {
        if (run.workdir)
            workdir(*run.workdir);
        if (run.entrypoint)
            m_result.config.entrypoint = command("ENTRYPOINT", *run.entrypoint, run.origin);
        if (run.cmd)
            m_result.config.command = command("CMD", *run.cmd, run.origin);
    }

    void workdir(const Field &field)
    {
        const std::vector<Instruction> lines = instructions("WORKDIR " + field.text);
        const auto path = lines.size() == 1 ? expanded(lines.front().rest, lookup())
                                            : std::unexpected("a line break in it ends the instruction");
        if (!path || path->empty()) {
            report(error("workdir-not-readable", "No engine can read the working directory '%1': %2.",
                         {field.text, path ? "it is empty" : path.error()}, "", field.origin));
            return;
        }
        m_result.config.workdir = absolutePath(*path);
        m_result.history.push_back("WORKDIR " + lines.front().rest);
        m_result.steps.emplace_back(FolderStep{.path = m_result.config.workdir, .origin = field.origin});
    }

    std::vector<std::string> command(const std::string &keyword, const std::vector<Field> &items, const Origin &whole)
    {
        std::string text;
        for (const Field &item : items)
            text += (text.empty() ? "\"" : ", \"") + item.text + '"';
        text = '[' + text + ']';
        const Origin &origin = !items.empty() && items.front().origin.isWritten() ? items.front().origin : whole;
        const std::vector<Instruction> lines = instructions(keyword + " " + text);
        if (lines.size() != 1) {
            report(error("command-not-readable",
                         "No engine can read the %1 %2: a line break in it ends the instruction.", {keyword, text}, "",
                         origin));
            return {};
        }
        m_result.history.push_back(keyword + " " + lines.front().rest);
        if (auto arguments = execForm(lines.front().rest))
            return *std::move(arguments);
        report(Diagnostic{.severity = Severity::Warning,
                          .code = "command-in-shell-form",
                          .text = "The %1 %2 is no JSON array, so an engine gives it to /bin/sh.",
                          .arguments = {keyword, text},
                          .advice = "CEKit does not escape it: write \\\" for \" and \\\\ for \\.",
                          .origin = origin});
        return {"/bin/sh", "-c", lines.front().rest};
    }

    const plan::Plan &m_plan;
    Assignments m_arguments;
    Recipe m_result;
};

} // namespace

Recipe recipe(const plan::Plan &plan)
{
    return Reader(plan).run();
}

std::string absolutePath(std::string_view path, std::string_view base)
{
    const std::string joined = path.starts_with('/') ? std::string(path) : std::string(base) + '/' + std::string(path);
    std::vector<std::string_view> names;
    for (std::size_t begin = 0; begin < joined.size();) {
        const std::size_t end = std::min(joined.find('/', begin), joined.size());
        const std::string_view name = std::string_view(joined).substr(begin, end - begin);
        begin = end + 1;
        if (name == ".." && !names.empty())
            names.pop_back();
        else if (!name.empty() && name != "." && name != "..")
            names.push_back(name);
    }
    std::string result;
    for (const std::string_view name : names)
        result.append("/").append(name);
    return result.empty() ? "/" : result;
}

} // namespace slipway::image
