// SPDX-License-Identifier: MIT
#include "core/graph/placement.h"

#include <algorithm>
#include <limits>

namespace slipway::graph {

namespace {

constexpr int rounds = 6;
constexpr double bendWeight = 6; ///< keeps long edges straight

/// Wishes pooled into one place, because each alone would overlap its neighbour (pool adjacent violators).
struct Pool {
    double sum = 0; ///< of weighted wishes
    double weight = 0;
    std::size_t count = 0;

    [[nodiscard]] double place() const { return sum / weight; }
};

class Placement
{
public:
    Placement(const Layered &graph, const std::vector<double> &heights, const Spacing &spacing)
        : m_graph(graph)
        , m_heights(heights)
        , m_spacing(spacing)
        , m_middles(graph.vertices.size(), 0)
    {
        for (const auto &layer : graph.layers)
            stack(layer);
    }

    std::vector<double> result()
    {
        const std::size_t count = m_graph.layers.size();
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = count; i-- > 0;)
                place(m_graph.layers[i], round == 0 ? Side::Right : Side::Both);
            for (std::size_t i = 0; i < count; ++i)
                place(m_graph.layers[i], round == 0 ? Side::Left : Side::Both);
        }
        moveToTop();
        return std::move(m_middles);
    }

private:
    enum class Side { Left, Right, Both };

    [[nodiscard]] double distance(std::size_t upper, std::size_t lower) const
    {
        const bool isBend = m_graph.vertices[upper].isBend || m_graph.vertices[lower].isBend;
        return (m_heights[upper] + m_heights[lower]) / 2 + (isBend ? m_spacing.bendGap : m_spacing.boxGap);
    }

    void stack(const std::vector<std::size_t> &layer)
    {
        for (std::size_t i = 1; i < layer.size(); ++i)
            m_middles[layer[i]] = m_middles[layer[i - 1]] + distance(layer[i - 1], layer[i]);
    }

    [[nodiscard]] double weightOf(std::size_t vertex, std::size_t neighbour) const
    {
        return m_graph.vertices[vertex].isBend && m_graph.vertices[neighbour].isBend ? bendWeight : 1;
    }

    [[nodiscard]] Pool wish(std::size_t vertex, Side side) const
    {
        Pool wish;
        const auto add = [&](const std::vector<std::size_t> &neighbours) {
            for (const std::size_t neighbour : neighbours) {
                const double weight = weightOf(vertex, neighbour);
                wish.sum += weight * m_middles[neighbour];
                wish.weight += weight;
            }
        };
        if (side != Side::Right)
            add(m_graph.vertices[vertex].left);
        if (side != Side::Left)
            add(m_graph.vertices[vertex].right);
        if (wish.weight == 0)
            wish = {.sum = m_middles[vertex] * 0.01, .weight = 0.01, .count = 1}; // stays, but gives way
        return wish;
    }

    void place(const std::vector<std::size_t> &layer, Side side)
    {
        std::vector<Pool> pools;
        double offset = 0;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            offset += i == 0 ? 0 : distance(layer[i - 1], layer[i]);
            Pool pool = wish(layer[i], side);
            pool.sum -= pool.weight * offset;
            pool.count = 1;
            while (!pools.empty() && pools.back().place() >= pool.place()) {
                pool.sum += pools.back().sum;
                pool.weight += pools.back().weight;
                pool.count += pools.back().count;
                pools.pop_back();
            }
            pools.push_back(pool);
        }
        adopt(layer, pools);
    }

    void adopt(const std::vector<std::size_t> &layer, const std::vector<Pool> &pools)
    {
        double offset = 0;
        std::size_t i = 0;
        for (const Pool &pool : pools) {
            for (std::size_t end = i + pool.count; i < end; ++i) {
                offset += i == 0 ? 0 : distance(layer[i - 1], layer[i]);
                m_middles[layer[i]] = pool.place() + offset;
            }
        }
    }

    void moveToTop()
    {
        double top = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < m_middles.size(); ++i)
            top = std::min(top, m_middles[i] - m_heights[i] / 2);
        for (double &middle : m_middles)
            middle -= top;
    }

    const Layered &m_graph;
    const std::vector<double> &m_heights;
    Spacing m_spacing;
    std::vector<double> m_middles;
};

} // namespace

std::vector<double> middles(const Layered &graph, const std::vector<double> &heights, const Spacing &spacing)
{
    return Placement(graph, heights, spacing).result();
}

} // namespace slipway::graph
