// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"

#include "core/graph/layered.h"
#include "core/graph/ordering.h"
#include "core/graph/placement.h"

#include <algorithm>
#include <cmath>

namespace slipway::graph {

namespace {

constexpr double boxHeight = 44; ///< two lines
constexpr double narrowest = 112;
constexpr double widest = 240; ///< longer titles are elided
constexpr double iconAndPadding = 44;
constexpr double titleCharacter = 7.6;    ///< mean width of a character of a 10 pt font
constexpr double subtitleCharacter = 6.6; ///< of a 9 pt font
constexpr double columnGap = 52;

double characters(std::string_view utf8)
{
    return static_cast<double>(std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

double boxWidth(const Node &node)
{
    const double text =
        std::max(characters(node.title) * titleCharacter, characters(node.subtitle) * subtitleCharacter);
    return std::round(std::clamp(iconAndPadding + text, narrowest, widest));
}

struct Column {
    double left = 0;
    double width = 0;
};

/// All boxes of a column are as wide as the widest.
std::vector<Column> columns(const Graph &graph, const Layered &layers)
{
    std::vector<Column> all;
    double left = 0;
    for (const auto &layer : layers.layers) {
        double width = 0;
        for (const std::size_t vertex : layer) {
            if (!layers.vertices[vertex].isBend)
                width = std::max(width, boxWidth(graph.nodes[vertex]));
        }
        all.push_back({left, width});
        left += width + columnGap;
    }
    return all;
}

void placeNodes(Graph &graph, const Layered &layers, const std::vector<Column> &columns,
                const std::vector<double> &middles)
{
    graph.width = columns.empty() ? 0 : columns.back().left + columns.back().width;
    graph.height = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Column &column = columns[layers.vertices[i].layer];
        Node &node = graph.nodes[i];
        node.x = column.left;
        node.y = std::round(middles[i] - boxHeight / 2);
        node.width = column.width;
        node.height = boxHeight;
        graph.height = std::max(graph.height, node.y + node.height);
    }
    for (const double middle : middles) // bends may lie below all boxes
        graph.height = std::max(graph.height, middle);
}

std::vector<Point> route(const std::vector<std::size_t> &chain, const Layered &layers,
                         const std::vector<Column> &columns, const std::vector<double> &middles)
{
    std::vector<Point> points;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const Column &column = columns[layers.vertices[chain[i]].layer];
        const double y = layers.vertices[chain[i]].isBend ? middles[chain[i]] : std::round(middles[chain[i]]);
        const bool isLoop = chain.size() == 1;
        if (i > 0 || isLoop)
            points.push_back({column.left, y});
        if (i + 1 < chain.size() || isLoop)
            points.push_back({column.left + column.width, y});
    }
    return points;
}

} // namespace

void layOut(Graph &graph, std::optional<std::size_t> last)
{
    Layered layers = layered(graph, last);
    order(layers);
    std::vector<double> heights(layers.vertices.size(), 0);
    std::fill_n(heights.begin(), graph.nodes.size(), boxHeight);
    const std::vector<double> places = middles(layers, heights);
    const std::vector<Column> all = columns(graph, layers);
    placeNodes(graph, layers, all, places);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        graph.edges[i].route = route(layers.chains[i], layers, all, places);
        if (layers.isReversed[i])
            std::ranges::reverse(graph.edges[i].route);
    }
}

} // namespace slipway::graph
