// SPDX-License-Identifier: MIT
#include "core/graph/ordering.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace slipway::graph {

namespace {

constexpr int maximumSweeps = 12;
constexpr int sweepsWithoutGain = 3;
/// Transposition compares all neighbours of all pairs: worth it for the graphs that people look at.
constexpr std::size_t maximumForTransposition = 2'000;

using Order = std::vector<std::vector<std::size_t>>;

/// Counts values as they come, and how many were greater.
class Tally
{
public:
    explicit Tally(std::size_t size)
        : m_tree(size + 1, 0)
    {
    }

    std::size_t greaterThan(std::size_t value) const
    {
        std::size_t upTo = 0;
        for (std::size_t i = value + 1; i > 0; i &= i - 1)
            upTo += m_tree[i];
        return m_count - upTo;
    }

    void add(std::size_t value)
    {
        ++m_count;
        for (std::size_t i = value + 1; i < m_tree.size(); i += i & (~i + 1))
            ++m_tree[i];
    }

private:
    std::vector<std::size_t> m_tree; ///< Fenwick's
    std::size_t m_count = 0;
};

class Ordering
{
public:
    explicit Ordering(Layered &graph)
        : m_graph(graph)
        , m_position(graph.vertices.size(), 0)
    {
        for (const auto &layer : graph.layers)
            notePositions(layer);
    }

    std::size_t crossings() const
    {
        std::size_t sum = 0;
        for (std::size_t i = 0; i + 1 < m_graph.layers.size(); ++i)
            sum += crossingsRightOf(i);
        return sum;
    }

    void startDepthFirst();
    void improve();

private:
    void notePositions(const std::vector<std::size_t> &layer)
    {
        for (std::size_t i = 0; i < layer.size(); ++i)
            m_position[layer[i]] = i;
    }

    std::vector<std::size_t> positions(const std::vector<std::size_t> &vertices) const
    {
        std::vector<std::size_t> sorted;
        sorted.reserve(vertices.size());
        for (const std::size_t vertex : vertices)
            sorted.push_back(m_position[vertex]);
        std::ranges::sort(sorted);
        return sorted;
    }

    std::size_t crossingsRightOf(std::size_t layer) const;
    void sortByNeighbours(std::vector<std::size_t> &layer, bool byRight);
    void sweep(bool toTheLeft);
    void transpose();
    bool transposeOnce(std::vector<std::size_t> &layer);
    std::pair<std::size_t, std::size_t> pairCrossings(std::size_t upper, std::size_t lower) const;
    bool isWorthTransposing() const;

    Layered &m_graph;
    std::vector<std::size_t> m_position; ///< per vertex: its index in its layer
};

std::size_t Ordering::crossingsRightOf(std::size_t layer) const
{
    Tally tally(m_graph.layers[layer + 1].size());
    std::size_t sum = 0;
    for (const std::size_t vertex : m_graph.layers[layer]) {
        const std::vector<std::size_t> ends = positions(m_graph.vertices[vertex].right);
        for (const std::size_t end : ends)
            sum += tally.greaterThan(end);
        for (const std::size_t end : ends)
            tally.add(end);
    }
    return sum;
}

/// What belongs together comes together: depth first from the right, neighbours in the order of the graph.
void Ordering::startDepthFirst()
{
    Order fresh(m_graph.layers.size());
    std::vector<bool> isSeen(m_graph.vertices.size(), false);
    for (std::size_t layer = m_graph.layers.size(); layer-- > 0;) {
        for (const std::size_t root : m_graph.layers[layer]) {
            std::vector<std::size_t> open{root};
            while (!open.empty()) {
                const std::size_t vertex = open.back();
                open.pop_back();
                if (isSeen[vertex])
                    continue;
                isSeen[vertex] = true;
                fresh[m_graph.vertices[vertex].layer].push_back(vertex);
                const auto &left = m_graph.vertices[vertex].left;
                open.insert(open.end(), left.rbegin(), left.rend());
            }
        }
    }
    m_graph.layers = std::move(fresh);
    for (const auto &layer : m_graph.layers)
        notePositions(layer);
}

void Ordering::sortByNeighbours(std::vector<std::size_t> &layer, bool byRight)
{
    std::vector<std::pair<double, std::size_t>> keyed;
    keyed.reserve(layer.size());
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const Vertex &vertex = m_graph.vertices[layer[i]];
        const auto &neighbours = byRight ? vertex.right : vertex.left;
        double sum = 0;
        for (const std::size_t neighbour : neighbours)
            sum += static_cast<double>(m_position[neighbour]);
        const double own = static_cast<double>(i);
        keyed.emplace_back(neighbours.empty() ? own : sum / static_cast<double>(neighbours.size()), layer[i]);
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<double, std::size_t>::first);
    std::ranges::transform(keyed, layer.begin(), &std::pair<double, std::size_t>::second);
    notePositions(layer);
}

void Ordering::sweep(bool toTheLeft)
{
    const std::size_t count = m_graph.layers.size();
    for (std::size_t i = 1; i < count; ++i)
        sortByNeighbours(m_graph.layers[toTheLeft ? count - 1 - i : i], toTheLeft);
}

/// Crossings between the connections of two vertices as they stand, and with the two exchanged.
std::pair<std::size_t, std::size_t> Ordering::pairCrossings(std::size_t upper, std::size_t lower) const
{
    const auto inversions = [](const std::vector<std::size_t> &above, const std::vector<std::size_t> &below) {
        std::size_t sum = 0;
        std::size_t smaller = 0;
        for (const std::size_t end : above) {
            while (smaller < below.size() && below[smaller] < end)
                ++smaller;
            sum += smaller;
        }
        return sum;
    };
    std::pair<std::size_t, std::size_t> sums{0, 0};
    for (const auto side : {&Vertex::left, &Vertex::right}) {
        const auto upperEnds = positions(m_graph.vertices[upper].*side);
        const auto lowerEnds = positions(m_graph.vertices[lower].*side);
        sums.first += inversions(upperEnds, lowerEnds);
        sums.second += inversions(lowerEnds, upperEnds);
    }
    return sums;
}

bool Ordering::transposeOnce(std::vector<std::size_t> &layer)
{
    bool hasGained = false;
    for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
        const auto [now, exchanged] = pairCrossings(layer[i], layer[i + 1]);
        if (exchanged >= now)
            continue;
        std::swap(layer[i], layer[i + 1]);
        std::swap(m_position[layer[i]], m_position[layer[i + 1]]);
        hasGained = true;
    }
    return hasGained;
}

bool Ordering::isWorthTransposing() const
{
    std::size_t size = m_graph.vertices.size();
    for (const Vertex &vertex : m_graph.vertices)
        size += vertex.right.size();
    return size <= maximumForTransposition;
}

void Ordering::transpose()
{
    for (int round = 0; round < maximumSweeps; ++round) {
        bool hasGained = false;
        for (auto &layer : m_graph.layers)
            hasGained = transposeOnce(layer) || hasGained;
        if (!hasGained)
            return;
    }
}

void Ordering::improve()
{
    const bool transposes = isWorthTransposing();
    if (transposes)
        transpose();
    Order best = m_graph.layers;
    std::size_t fewest = crossings();
    int sinceGain = 0;
    for (int i = 0; i < maximumSweeps && fewest > 0 && sinceGain < sweepsWithoutGain; ++i) {
        sweep(i % 2 == 0);
        if (transposes)
            transpose();
        const std::size_t count = crossings();
        ++sinceGain;
        if (count < fewest) {
            fewest = count;
            best = m_graph.layers;
            sinceGain = 0;
        }
    }
    m_graph.layers = std::move(best);
}

} // namespace

std::size_t crossings(const Layered &graph)
{
    Layered copy = graph;
    return Ordering(copy).crossings();
}

void order(Layered &graph)
{
    Ordering ordering(graph);
    ordering.startDepthFirst();
    ordering.improve();
}

} // namespace slipway::graph
