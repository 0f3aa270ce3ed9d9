// SPDX-License-Identifier: MIT
#include "core/graph/graph.h"

#include "core/graph/layout.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace slipway::graph {

namespace {

std::string joined(std::string_view left, std::string_view separator, std::string_view right)
{
    if (left.empty() || right.empty())
        return std::string(left.empty() ? right : left);
    return std::string(left).append(separator).append(right);
}

/// CEKit prints a missing value as Python's None.
std::string present(const plan::Field &field)
{
    return field.text == "None" ? std::string() : field.text;
}

class Builder
{
public:
    explicit Builder(const plan::Plan &plan)
        : m_plan(plan)
    {
        for (const plan::Stage &stage : plan.builders)
            addStage(stage);
        m_target = addStage(plan.target);
        for (std::size_t i = 0; i < plan.builders.size(); ++i)
            addParts(plan.builders[i], i);
        addParts(plan.target, m_target);
    }

    Graph result()
    {
        layOut(m_graph, m_target);
        return std::move(m_graph);
    }

private:
    std::size_t add(Node node)
    {
        const std::string id = node.id;
        for (int i = 2; !m_ids.insert(node.id).second; ++i)
            node.id = id + "#" + std::to_string(i);
        m_graph.nodes.push_back(std::move(node));
        return m_graph.nodes.size() - 1;
    }

    void connect(std::size_t from, std::size_t to, EdgeKind kind)
    {
        if (from != to && m_connected.emplace(from, to).second)
            m_graph.edges.push_back({.from = from, .to = to, .kind = kind, .route = {}});
    }

    std::size_t addStage(const plan::Stage &stage)
    {
        const std::string scratch = stage.isScratch() ? "FROM scratch" : "";
        return add({.id = "stage:" + stage.image.name.text,
                    .kind = NodeKind::Stage,
                    .title = stage.image.name.text,
                    .subtitle = joined(present(stage.image.version), " · ", scratch),
                    .origin = stage.image.origin});
    }

    /// The stage that an image's name or number means, for the stage with index `user` (only earlier ones count).
    [[nodiscard]] std::optional<std::size_t> stageNamed(const std::string &name, std::size_t user) const
    {
        for (std::size_t i = 0; i < m_plan.builders.size() && i < user; ++i) {
            if (m_plan.builders[i].image.name.text == name || std::to_string(i) == name)
                return i;
        }
        return std::nullopt;
    }

    /// The node of a stage or of an image from elsewhere.
    std::size_t source(const std::string &name, std::size_t user, const Origin &origin)
    {
        if (const auto stage = stageNamed(name, user))
            return *stage;
        const auto [found, isNew] = m_images.try_emplace(name, m_graph.nodes.size());
        if (isNew)
            add({.id = "base:" + name, .kind = NodeKind::BaseImage, .title = name, .subtitle = {}, .origin = origin});
        return found->second;
    }

    void addParts(const plan::Stage &stage, std::size_t index)
    {
        if (stage.from.isTruthy && !stage.isScratch())
            connect(source(stage.from.text, index, stage.from.origin), index, EdgeKind::From);
        addModules(stage, index);
        addArtifacts(stage.image, index, index);
    }

    void addModules(const plan::Stage &stage, std::size_t index)
    {
        std::map<std::string, std::size_t> modules;
        std::vector<std::size_t> nodes;
        for (const plan::Block &module : stage.modules) {
            nodes.push_back(add({.id = "module:" + stage.image.name.text + "/" + module.name.text,
                                 .kind = NodeKind::Module,
                                 .title = module.name.text,
                                 .subtitle = present(module.version),
                                 .origin = module.origin}));
            modules.try_emplace(module.name.text, nodes.back());
        }
        std::set<std::size_t> required;
        const auto install = [&](const plan::Block &user, std::size_t node) {
            for (const std::string &name : user.requires_) {
                if (const auto found = modules.find(name); found != modules.end() && found->second != node) {
                    connect(found->second, node, EdgeKind::Installs);
                    required.insert(found->second);
                }
            }
        };
        for (std::size_t i = 0; i < nodes.size(); ++i)
            install(stage.modules[i], nodes[i]);
        install(stage.image, index);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (!required.contains(nodes[i]))
                connect(nodes[i], index, EdgeKind::Installs);
            addArtifacts(stage.modules[i], nodes[i], index);
        }
    }

    void addArtifacts(const plan::Block &block, std::size_t owner, std::size_t stage)
    {
        const std::string ownerId = m_graph.nodes[owner].id;
        for (const plan::Artifact &artifact : block.artifacts) {
            const std::string id = "artifact:" + ownerId.substr(ownerId.find(':') + 1) + "/" + artifact.name.text;
            const std::size_t node = add({.id = id,
                                          .kind = NodeKind::Artifact,
                                          .title = artifact.name.text,
                                          .subtitle = artifact.dest ? present(*artifact.dest) : std::string(),
                                          .origin = artifact.origin});
            connect(node, owner, EdgeKind::Copies);
            if (artifact.kind == plan::ArtifactKind::Image)
                connect(source(artifact.image, stage, artifact.origin), node, EdgeKind::CopyFrom);
        }
    }

    const plan::Plan &m_plan;
    Graph m_graph; ///< the stages come first: a stage's node has its index in the plan, the target's is `m_target`
    std::size_t m_target = 0;
    std::set<std::string> m_ids;
    std::map<std::string, std::size_t> m_images;
    std::set<std::pair<std::size_t, std::size_t>> m_connected;
};

} // namespace

Graph graph(const plan::Plan &plan)
{
    return Builder(plan).result();
}

} // namespace slipway::graph
