// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace slipway::graph {

enum class NodeKind : std::uint8_t {
    BaseImage, ///< what a stage is FROM
    Stage,
    Module,
    Artifact,
};

enum class EdgeKind : std::uint8_t {
    From,     ///< base image or stage → stage
    Installs, ///< module → stage, or module → module that requires it
    Copies,   ///< artifact → stage or module
    CopyFrom, ///< stage → artifact of kind image
};

/// Arrows point the way the bytes go: from what is needed to what needs it. Sizes and positions are in abstract units
/// of one device-independent pixel at 100 %; y grows downwards.
struct Node {
    std::string id; ///< stable across plans: `stage:some/app`, `module:some/app/build`, `artifact:some/app/file1`
    NodeKind kind = NodeKind::Stage;
    std::string title;    ///< name
    std::string subtitle; ///< version, source, or destination
    Origin origin;
    double x = 0; ///< left
    double y = 0; ///< top
    double width = 0;
    double height = 0;

    bool operator==(const Node &) const = default;
};

struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point &) const = default;
};

struct Edge {
    std::size_t from = 0; ///< index into nodes
    std::size_t to = 0;
    EdgeKind kind = EdgeKind::From;
    std::vector<Point> route; ///< at least two points, from border to border; to be drawn as a smooth line

    bool operator==(const Edge &) const = default;
};

struct Graph {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    double width = 0;
    double height = 0;

    bool operator==(const Graph &) const = default;
};

/// Stages, modules and artifacts of a plan, laid out in layers from left (what is needed) to right (the target image).
/// Nodes of one layer are ordered so that few edges cross; the same plan gives the same graph.
[[nodiscard]] Graph graph(const plan::Plan &plan);

} // namespace slipway::graph
