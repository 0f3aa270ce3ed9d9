// SPDX-License-Identifier: MIT
#include "core/generate/containerfileblock.h"

#include "core/yaml/unicode.h"

#include <algorithm>
#include <format>
#include <functional>

namespace slipway::generate {
namespace {

using yaml::unicode::lowered;

/// Pointers to the items that `isWanted`, stably sorted by the lower case of what `textOf` gives.
template <typename Item, typename Filter, typename TextOf>
std::vector<const Item *> sorted(const std::vector<Item> &items, Filter isWanted, TextOf textOf)
{
    std::vector<std::pair<std::string, const Item *>> keyed;
    for (const Item &item : items)
        if (isWanted(item))
            keyed.emplace_back(lowered(textOf(item)), &item);
    std::ranges::stable_sort(keyed, {}, [](const auto &pair) -> const std::string & { return pair.first; });
    std::vector<const Item *> result;
    for (const auto &[key, item] : keyed)
        result.push_back(item);
    return result;
}

const std::string &nameOf(const plan::Variable &variable)
{
    return variable.name.text;
}

std::string textOr(const std::optional<plan::Field> &field, std::string_view absent)
{
    return field ? field->text : std::string(absent);
}

std::string destinationOf(const plan::Artifact &artifact)
{
    return textOr(artifact.dest, "None");
}

bool isFromStage(const plan::Artifact &artifact)
{
    return artifact.kind == plan::ArtifactKind::Image && !artifact.image.empty();
}

/// Renders the parts of one block in their order.
class BlockRenderer
{
public:
    BlockRenderer(MappedText &out, const plan::Block &block)
        : m_out(out)
        , m_block(block)
        , m_kind(block.isModule ? "module" : "image")
        , m_name(block.name.text)
    {
    }

    void render(const PackageHandling &packages)
    {
        m_out.add(std::format("###### START {} '{}:{}'\n###### \\\n", m_kind, m_name, m_block.version.text),
                  m_block.origin);
        generalArtifacts();
        stageArtifacts();
        if (m_block.isModule && !m_block.scripts.empty())
            m_out.add(std::format("        # Copy '{}' module content\n        COPY modules/{} /tmp/scripts/{}\n",
                                  m_name, m_name, m_name),
                      m_block.scripts.front().origin);
        this->packages(packages);
        if (m_block.isModule)
            renderArgs(m_out, m_block.args);
        variables("ENV", "environment variables", envs());
        variables("LABEL", "labels", sorted(m_block.labels, [](const auto &) { return true; }, nameOf));
        ports();
        scripts();
        volumes();
        m_out.add(std::format("###### /\n###### END {} '{}:{}'\n", m_kind, m_name, m_block.version.text),
                  m_block.origin);
    }

private:
    void generalArtifacts()
    {
        const auto general = sorted(m_block.artifacts, std::not_fn(isFromStage), destinationOf);
        const auto isSameGroup = [](const plan::Artifact *one, const plan::Artifact *other) {
            return lowered(destinationOf(*one)) == lowered(destinationOf(*other));
        };
        for (auto begin = general.begin(); begin != general.end();) {
            const auto end =
                std::find_if_not(begin, general.end(), [&](const auto *it) { return isSameGroup(*begin, it); });
            artifactGroup(std::vector(begin, end));
            begin = end;
        }
    }

    void artifactGroup(const std::vector<const plan::Artifact *> &group)
    {
        const plan::Artifact &first = *group.front();
        const std::string destination = destinationOf(first);
        m_out.add(std::format("        # Copy '{}' {} general artifacts to '{}' destination\n        COPY \\\n", m_name,
                              m_kind, destination),
                  first.origin);
        for (const plan::Artifact *artifact : group)
            m_out.add(std::format("            {} \\\n", artifact->target.text), artifact->origin);
        const bool isDestinationWritten = first.dest && first.dest->origin.isWritten();
        m_out.add(std::format("            {}\n", destination),
                  isDestinationWritten ? first.dest->origin : first.origin);
    }

    void stageArtifacts()
    {
        const auto first = std::ranges::find_if(m_block.artifacts, isFromStage);
        if (first == m_block.artifacts.end())
            return;
        m_out.add(std::format("        # Copy '{}' {} stage artifacts\n", m_name, m_kind), first->origin);
        for (const plan::Artifact &artifact : m_block.artifacts)
            if (isFromStage(artifact))
                m_out.add(std::format("        COPY --from={} {} {}{}\n", artifact.image, artifact.source,
                                      destinationOf(artifact), artifact.target.text),
                          artifact.origin);
    }

    void packages(const PackageHandling &handling)
    {
        const plan::Field *first = firstPackage();
        if (!first)
            return;
        const PackageManager &manager = handling.manager;
        m_out.add(std::format("        # Switch to 'root' user for package management for '{}' {} defined packages\n"
                              "        USER root\n        RUN : \\\n",
                              m_name, m_kind),
                  first->origin);
        packageCommand("Remove", manager, manager.remove, m_block.remove);
        packageCommand("Install", manager, manager.add, m_block.install);
        packageQuery(manager, m_block.install);
        packageCommand("Reinstall", manager, manager.readd, m_block.reinstall);
        packageQuery(manager, m_block.reinstall);
        if (handling.cleansEachRun)
            m_out.add(std::format("        # Clear package manager metadata\n        && {} \\\n        && {} \\\n",
                                  manager.clean, removeCaches));
        m_out.add("        && :\n\n");
    }

    [[nodiscard]] const plan::Field *firstPackage() const
    {
        for (const auto *list : {&m_block.remove, &m_block.install, &m_block.reinstall})
            if (!list->empty())
                return &list->front();
        return nullptr;
    }

    void packageCommand(std::string_view verb, const PackageManager &manager, std::string_view command,
                        const std::vector<plan::Field> &list)
    {
        if (list.empty())
            return;
        std::string line = std::format("        && {} {} {}", manager.name, manager.flags, command);
        for (const plan::Field &package : list)
            line += " " + package.text;
        m_out.add(std::format("        # {} packages defined in the '{}' {}\n{} \\\n", verb, m_name, m_kind, line),
                  list.front().origin);
    }

    /// Asks for what was installed, without the version behind `=`.
    void packageQuery(const PackageManager &manager, const std::vector<plan::Field> &list)
    {
        if (list.empty())
            return;
        std::string line = std::format("            && {}", manager.query);
        for (const plan::Field &package : list)
            line += " " + package.text.substr(0, package.text.find('='));
        m_out.add(line + " \\\n", list.front().origin);
    }

    [[nodiscard]] std::vector<const plan::Variable *> envs() const
    {
        return sorted(m_block.envs, [](const plan::Variable &env) { return env.value && env.value->isTruthy; }, nameOf);
    }

    void variables(std::string_view instruction, std::string_view what, const std::vector<const plan::Variable *> &list)
    {
        if (list.empty())
            return;
        m_out.add(std::format("        # Set '{}' {} defined {}\n        {} \\\n", m_name, m_kind, what, instruction),
                  list.front()->origin);
        for (const plan::Variable *variable : list)
            m_out.add(std::format("            {}=\"{}\"{}\n", variable->name.text, textOr(variable->value, "None"),
                                  variable == list.back() ? "" : " \\"),
                      variable->origin);
    }

    void ports()
    {
        std::string values;
        const Origin *first = nullptr;
        for (const plan::Port &port : m_block.ports) {
            if (!port.isExposed)
                continue;
            values += " " + port.value.text;
            first = first ? first : &port.origin;
        }
        if (first)
            m_out.add(std::format("        # Exposed ports in '{}' {}\n        EXPOSE{}\n", m_name, m_kind, values),
                      *first);
    }

    void scripts()
    {
        if (m_block.scripts.empty())
            return;
        m_out.add(std::format("        # Custom scripts from '{}' {}\n", m_name, m_kind),
                  m_block.scripts.front().origin);
        for (const plan::Script &script : m_block.scripts)
            m_out.add(std::format("        USER {}\n        RUN [ \"sh\", \"-x\", \"/tmp/scripts/{}/{}\" ]\n",
                                  script.user.text, m_name, script.script.text),
                      script.origin);
    }

    void volumes()
    {
        if (m_block.volumes.empty())
            return;
        m_out.add(std::format("        # Volumes defined in the '{}' {}\n", m_name, m_kind),
                  m_block.volumes.front().origin);
        for (const plan::Field &path : m_block.volumes)
            m_out.add(std::format("        VOLUME [\"{}\"]\n", path.text), path.origin);
    }

    MappedText &m_out;
    const plan::Block &m_block;
    std::string_view m_kind;
    const std::string &m_name;
};

} // namespace

void renderArgs(MappedText &out, const std::vector<plan::Variable> &args)
{
    if (args.empty())
        return;
    for (const plan::Variable *arg : sorted(args, [](const auto &) { return true; }, nameOf)) {
        const std::string value = arg->value ? std::format("=\"{}\"", arg->value->text) : "";
        out.add(std::format("        ARG {}{}\n", arg->name.text, value), arg->origin);
    }
    out.add("\n");
}

void renderBlock(MappedText &out, const plan::Block &block, const PackageHandling &packages)
{
    BlockRenderer(out, block).render(packages);
}

} // namespace slipway::generate
