// SPDX-License-Identifier: MIT
#include "core/generate/help.h"

#include "core/generate/helpcontext.h"

#include <algorithm>
#include <format>
#include <string_view>
#include <vector>

namespace slipway::generate {
namespace {

constexpr std::string_view environmentIntroduction = R"(Two kinds of variables are listed below.

1. **Configuration environment variables**

    They come without a value. Whoever starts the container sets them, to choose how the software in it behaves.
    What is not set keeps the software's own default.

    A container engine takes them on its command line, for example `--env NAME=value`.

2. **Environment variables with default values**

    The image sets them already, and programs in the container rely on that.
    Such a variable can be given another value when the container is started, with the same option.

    Change one only when its description says what other values do.

)";

std::string paragraph(std::string_view title, std::string_view text)
{
    return std::format("**{}**\n\n{}\n\n", title, text);
}

std::string code(std::string_view title, std::string_view text)
{
    return std::format("**{}**\n\n    {}\n\n", title, text);
}

bool isGiven(const std::optional<plan::Field> &field)
{
    return field && field->isTruthy;
}

std::string textOf(const std::optional<plan::Field> &field)
{
    return field ? field->text : "None";
}

std::string description(const plan::Variable &variable)
{
    return variable.description.empty() ? "" : paragraph("Description", variable.description);
}

std::string environmentVariable(const plan::Variable &variable)
{
    return description(variable) + (isGiven(variable.value) ? code("Value", variable.value->text) : "") +
           (isGiven(variable.example) ? code("Example", variable.example->text) : "");
}

std::string label(const plan::Variable &variable)
{
    return code("Value", textOf(variable.value)) + description(variable);
}

/// All variables of one kind, modules first, sorted by name; CEKit minds the case here (SPEC 7).
std::string variables(const plan::Stage &stage, std::vector<plan::Variable> plan::Block::*kind,
                      std::string (*section)(const plan::Variable &))
{
    std::vector<plan::Variable> all;
    for (const plan::Block &module : stage.modules)
        all.insert(all.end(), (module.*kind).begin(), (module.*kind).end());
    all.insert(all.end(), (stage.image.*kind).begin(), (stage.image.*kind).end());
    std::ranges::stable_sort(all, {}, [](const plan::Variable &it) -> const std::string & { return it.name.text; });
    std::string text;
    for (const plan::Variable &variable : all)
        text += std::format("### `{}`\n\n", variable.name.text) + section(variable);
    return text;
}

/// Python's repr() of a list of texts, which may hold nulls.
std::string listRepr(const std::vector<plan::Field> &items)
{
    std::string text;
    for (const plan::Field &item : items) {
        const bool isNull = item.text == "None" && !item.isTruthy;
        text += (text.empty() ? "" : ", ") + (isNull ? "None" : yaml::stringRepr(item.text));
    }
    return '[' + text + ']';
}

std::string joined(const std::vector<plan::Field> &items)
{
    std::string text;
    for (const plan::Field &item : items)
        text += (&item == &items.front() ? "" : " ") + item.text;
    return text;
}

std::string runtime(const plan::Run &run)
{
    std::string text = std::format("Container will run as `{}` user.\n\n", textOf(run.user));
    text += run.entrypoint && !run.entrypoint->empty()
                ? std::format("Defined entrypoint:\n\n{}\n", listRepr(*run.entrypoint))
                : "There is no entrypoint specified for the container.\n";
    text += run.cmd && !run.cmd->empty()
                ? std::format("\nCommand to execute when the container starts:\n\n    {}\n", joined(*run.cmd))
                : "\nThere is no command specified to run when the container starts.\n";
    text += isGiven(run.workdir) ? std::format("\nDefined working directory:\n\n    {}\n", run.workdir->text)
                                 : "\nThere is no working directory specified.\n";
    return text;
}

std::string port(const plan::Port &port)
{
    std::string text = std::format("* `{}`\n", port.value.text);
    if (!port.isExposed)
        text += std::format("    > This port **is not** exposed in the container image. Following information is a "
                            "suggestion\n    > to the container user that port `{}` may be used in the container by "
                            "some service.\n",
                            port.value.text);
    if (!port.description.empty())
        text += std::format("\n    {}\n", port.description);
    if (!port.service.empty())
        text += std::format("\n    * Used by {} service\n", port.service);
    if (!port.protocol.empty())
        text += std::format("\n    * Using {} protocol\n", port.protocol);
    return text;
}

std::string ports(const std::vector<plan::Port> &list)
{
    if (list.empty())
        return "There are no defined ports.\n";
    std::string text = "Following ports are defined in the image:\n\n";
    for (const plan::Port &item : list)
        text += port(item);
    return text;
}

std::string volumes(const std::vector<plan::Field> &paths)
{
    if (paths.empty())
        return "There are no volumes defined.\n";
    std::string text = "Following volumes are defined in the image:\n\n";
    for (const plan::Field &path : paths)
        text += std::format(" * `{}`\n", path.text);
    return text;
}

/// `from` and `description` are left empty when they are missing.
std::string head(const plan::Stage &stage)
{
    const std::string name = std::format("{}:{}", stage.image.name.text, stage.image.version.text);
    return std::format("# `{0}`\n\nImage help page for the `{0}` container image.\n\n"
                       "> This file contains autogenerated content based on the image descriptor.\n\n"
                       "This image is based on the `{1}` image.\n\n## Description\n\n{2}\n\n",
                       name, stage.from.isTruthy ? stage.from.text : "",
                       stage.description ? stage.description->text : "");
}

std::string orElse(std::string text, std::string_view otherwise)
{
    return text.empty() ? std::string(otherwise) : text;
}

/// Templates in one folder.
class TemplateFolder : public jinja::Loader
{
public:
    explicit TemplateFolder(const HelpTemplate &own)
        : m_folder(own.file.parent_path())
        , m_files(own.files)
    {
    }

    std::optional<std::string> read(const std::string &name) override
    {
        const std::filesystem::path path = m_folder / name;
        if (!m_files.exists(path) || m_files.isDirectory(path))
            return std::nullopt;
        std::expected<std::string, std::string> text = m_files.read(path);
        return text ? std::optional(std::move(*text)) : std::nullopt;
    }

private:
    std::filesystem::path m_folder;
    const descriptor::Files &m_files;
};

std::expected<std::string, Diagnostic> ownPage(const plan::Plan &plan, const std::optional<HelpTemplate> &own)
{
    const plan::Field &path = *plan.target.help.templatePath;
    jinja::Fault fault{.file = path.text, .position = {}, .text = "The file is not there."};
    if (own) {
        TemplateFolder folder(*own);
        const auto surroundings = [&plan](jinja::Runtime &runtime) { return helpSurroundings(runtime, plan); };
        const std::string name = own->file.filename().string();
        std::expected<std::string, jinja::Fault> page = jinja::render(name, folder, surroundings);
        if (page)
            return std::move(*page);
        fault = std::move(page.error());
        const std::filesystem::path file = (own->file.parent_path() / fault.file).lexically_normal();
        fault.file = file.lexically_proximate(plan.descriptor.parent_path()).string();
    }
    return std::unexpected(
        Diagnostic{.code = "help-template",
                   .text = "The help page cannot be made: %1:%2:%3: %4",
                   .arguments = {fault.file, std::to_string(fault.position.line), std::to_string(fault.position.column),
                                 fault.text},
                   .advice = "Correct the template, or remove help.template to get the built-in page.",
                   .origin = path.origin});
}

} // namespace

std::expected<std::string, Diagnostic> helpPage(const plan::Plan &plan, const std::optional<HelpTemplate> &ownTemplate)
{
    const plan::Stage &stage = plan.target;
    if (stage.help.templatePath)
        return ownPage(plan, ownTemplate);
    std::string text = head(stage) + "## Environment variables\n\n";
    const std::string envs = variables(stage, &plan::Block::envs, environmentVariable);
    text += envs.empty() ? "There are no environment variables defined in the image descriptor or modules.\n"
                         : std::string(environmentIntroduction) + envs;
    text += "\n## Labels\n\n" + orElse(variables(stage, &plan::Block::labels, label),
                                       "There are no labels defined in the image descriptor or modules.\n");
    text += "\n## Args\n\n" + orElse(variables(stage, &plan::Block::args, environmentVariable),
                                     "    There are no args defined in the image descriptor or modules.\n");
    text += "\n## Container runtime\n\n" + runtime(stage.run);
    text += "\n### Published ports\n\n" + ports(stage.image.ports);
    return text + "\n### Volumes\n\n" + volumes(stage.image.volumes);
}

} // namespace slipway::generate
