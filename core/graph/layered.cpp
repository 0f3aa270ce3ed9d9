// SPDX-License-Identifier: MIT
#include "core/graph/layered.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace slipway::graph {

namespace {

constexpr std::size_t maximumBends = 20'000;

using Lists = std::vector<std::vector<std::size_t>>;

bool isLoop(const Edge &edge)
{
    return edge.from == edge.to;
}

/// Per node: its outgoing edges, loops left out.
Lists outgoingEdges(const Graph &graph)
{
    Lists outgoing(graph.nodes.size());
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (!isLoop(graph.edges[i]))
            outgoing[graph.edges[i].from].push_back(i);
    }
    return outgoing;
}

/// Finds the edges that lead back to a node on the way to them, so that all others have no cycle.
class CycleBreaker
{
public:
    explicit CycleBreaker(const Graph &graph)
        : m_graph(graph)
        , m_outgoing(outgoingEdges(graph))
        , m_states(graph.nodes.size(), State::Unseen)
        , m_isReversed(graph.edges.size(), false)
    {
    }

    std::vector<bool> reversedEdges()
    {
        for (std::size_t node = 0; node < m_graph.nodes.size(); ++node)
            walkFrom(node);
        return m_isReversed;
    }

private:
    enum class State : std::uint8_t { Unseen, OnTheWay, Done };

    void enter(std::size_t node)
    {
        m_states[node] = State::OnTheWay;
        m_way.emplace_back(node, 0);
    }

    void walkFrom(std::size_t start)
    {
        if (m_states[start] == State::Unseen)
            enter(start);
        while (!m_way.empty()) {
            auto &[node, next] = m_way.back();
            if (next == m_outgoing[node].size()) {
                m_states[node] = State::Done;
                m_way.pop_back();
                continue;
            }
            const std::size_t edge = m_outgoing[node][next++];
            const std::size_t to = m_graph.edges[edge].to;
            if (m_states[to] == State::OnTheWay)
                m_isReversed[edge] = true;
            else if (m_states[to] == State::Unseen)
                enter(to);
        }
    }

    const Graph &m_graph;
    Lists m_outgoing;
    std::vector<State> m_states;
    std::vector<bool> m_isReversed;
    std::vector<std::pair<std::size_t, std::size_t>> m_way; ///< node, next of its outgoing edges
};

/// An edge as it is laid out: from left to right.
std::pair<std::size_t, std::size_t> ends(const Edge &edge, bool isReversed)
{
    return isReversed ? std::pair(edge.to, edge.from) : std::pair(edge.from, edge.to);
}

/// Per node: the number of layers that it needs to its right (the longest way to a node that nobody needs).
std::vector<std::size_t> distances(const Graph &graph, const std::vector<bool> &isReversed,
                                   std::optional<std::size_t> last)
{
    Lists sources(graph.nodes.size());
    std::vector<std::size_t> open(graph.nodes.size(), 0);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (isLoop(graph.edges[i]))
            continue;
        const auto [from, to] = ends(graph.edges[i], isReversed[i]);
        sources[to].push_back(from);
        ++open[from];
    }
    const bool hasLast = last && open[*last] == 0;
    std::vector<std::size_t> distance(graph.nodes.size(), 0);
    std::vector<std::size_t> ready;
    for (std::size_t node = 0; node < open.size(); ++node) {
        if (open[node] == 0) {
            ready.push_back(node);
            distance[node] = hasLast && node != *last ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < ready.size(); ++i) {
        for (const std::size_t source : sources[ready[i]]) {
            distance[source] = std::max(distance[source], distance[ready[i]] + 1);
            if (--open[source] == 0)
                ready.push_back(source);
        }
    }
    return distance;
}

class BendMaker
{
public:
    BendMaker(const Graph &graph, Layered &result)
        : m_graph(graph)
        , m_result(result)
        , m_bendsAllowed(bendsNeeded() <= maximumBends)
    {
    }

    void connectAll()
    {
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const auto [from, to] = ends(m_graph.edges[i], m_result.isReversed[i]);
            m_result.chains.push_back(isLoop(m_graph.edges[i]) ? std::vector{from} : chain(from, to));
        }
    }

private:
    [[nodiscard]] std::size_t layerOf(std::size_t vertex) const { return m_result.vertices[vertex].layer; }

    [[nodiscard]] std::size_t bendsNeeded() const
    {
        std::vector<std::size_t> longest(m_graph.nodes.size(), 0);
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const auto [from, to] = ends(m_graph.edges[i], m_result.isReversed[i]);
            if (from != to)
                longest[to] = std::max(longest[to], layerOf(to) - layerOf(from) - 1);
        }
        std::size_t sum = 0;
        for (const std::size_t bends : longest)
            sum += bends;
        return sum;
    }

    std::vector<std::size_t> chain(std::size_t from, std::size_t to)
    {
        std::vector<std::size_t> vertices{from};
        const std::size_t end = layerOf(to);
        if (!m_bendsAllowed && layerOf(from) + 1 < end)
            return {from, to};
        for (std::size_t layer = layerOf(from) + 1; layer < end; ++layer)
            vertices.push_back(bend(to, layer));
        vertices.push_back(to);
        for (std::size_t i = 1; i < vertices.size(); ++i)
            connect(vertices[i - 1], vertices[i]);
        return vertices;
    }

    std::size_t bend(std::size_t to, std::size_t layer)
    {
        const auto [found, isNew] = m_bends.try_emplace({to, layer}, m_result.vertices.size());
        if (isNew)
            m_result.vertices.push_back({.layer = layer, .isBend = true, .left = {}, .right = {}});
        return found->second;
    }

    void connect(std::size_t left, std::size_t right)
    {
        if (!m_connected.emplace(left, right).second)
            return;
        m_result.vertices[left].right.push_back(right);
        m_result.vertices[right].left.push_back(left);
    }

    const Graph &m_graph;
    Layered &m_result;
    bool m_bendsAllowed;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> m_bends; ///< target, layer → vertex
    std::set<std::pair<std::size_t, std::size_t>> m_connected;
};

} // namespace

Layered layered(const Graph &graph, std::optional<std::size_t> last)
{
    Layered result;
    result.isReversed = CycleBreaker(graph).reversedEdges();
    const std::vector<std::size_t> distance = distances(graph, result.isReversed, last);
    const std::size_t deepest = distance.empty() ? 0 : std::ranges::max(distance);
    for (const std::size_t layersToTheRight : distance)
        result.vertices.push_back({.layer = deepest - layersToTheRight, .isBend = false, .left = {}, .right = {}});
    BendMaker(graph, result).connectAll();
    result.layers.resize(graph.nodes.empty() ? 0 : deepest + 1);
    for (std::size_t vertex = 0; vertex < result.vertices.size(); ++vertex)
        result.layers[result.vertices[vertex].layer].push_back(vertex);
    return result;
}

} // namespace slipway::graph
