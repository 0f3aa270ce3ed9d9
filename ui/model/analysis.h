// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/effects.h"
#include "core/descriptor/files.h"
#include "core/descriptor/schema.h"
#include "core/generate/containerfile.h"
#include "core/graph/graph.h"
#include "core/image/contents.h"
#include "core/plan/input.h"
#include "core/plan/plan.h"
#include "core/yaml/tree.h"
#include "ui/model/problem.h"

#include <QtTypes>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::plan {
class ModuleCache;
}

namespace slipway::ui {

using Path = std::filesystem::path;

/// An open text as it was at one revision, and its tree.
struct FileState {
    std::shared_ptr<const std::string> text;
    quint64 revision = 0;
    std::shared_ptr<const yaml::Tree> tree; ///< in a snapshot: null when the text has not been parsed yet
    bool isReadOnly = false;                ///< no fixes are offered
};

/// A module repository from git that a plan asked for.
struct Checkout {
    std::string url;
    std::string ref;
    Path folder;           ///< its files; the name of the last folder is the commit; empty: not fetched
    Origin origin = {};    ///< where it is written, when that text is open
    std::string name = {}; ///< as it is written there; else the last part of the URL
    plan::RefKind kind = plan::RefKind::Unknown;

    bool operator==(const Checkout &) const = default;
};

/// Everything that the derived views are made from, copied off the UI thread.
struct Snapshot {
    Path root; ///< the descriptor that is planned; empty: none
    std::map<Path, FileState> open;
    std::vector<plan::Override> overrides;
    bool noSquash = false;
    /// Outlive the run; safe to use from another thread.
    const plan::RepositorySource *repositories = nullptr;
    plan::ModuleCache *cache = nullptr;
    Path artifactCache = {};                            ///< artifacts that are in it count as fetched; empty: none
    Path texts = {};                                    ///< overrides from addresses that were fetched; empty: none
    std::shared_ptr<const descriptor::Files> disk = {}; ///< null: the disk itself
};

/// What was derived from a snapshot. Values only; shared and never changed.
struct Analysis {
    Path root;
    std::map<Path, FileState> open;
    std::vector<Problem> problems;          ///< by file, then place
    bool isMended = true;                   ///< false: fixes that take long are left out of the problems
    std::shared_ptr<const plan::Plan> plan; ///< null: rejected, or no root
    std::vector<Path> files;                ///< every file that was looked at
    std::vector<Checkout> checkouts;        ///< in order of the plan
    generate::Containerfile containerfile;
    graph::Graph graph;
    /// What the descriptors do to each other's values, of each open file; empty without a plan.
    std::map<Path, std::shared_ptr<const std::vector<assist::Effect>>> effects;
    std::vector<Diagnostic> obstacles; ///< that keep the plan from being built without an engine
    Path artifactCache = {};
};

/// Plans the root and checks every open descriptor. Pure but for reading files that are not open.
[[nodiscard]] Analysis analyse(const Snapshot &snapshot, std::stop_token stop);

/// The contents of an analysis' image, and the problems found in them that the analysis does not tell already.
struct Preview {
    image::Contents contents;
    std::vector<Problem> problems;
};

/// Reads the artifacts' sources on disk. `analysis` has a plan.
[[nodiscard]] Preview preview(const std::shared_ptr<const Analysis> &analysis, std::stop_token stop);

/// The problems of an analysis with all their fixes; with those that it had when it was stopped.
[[nodiscard]] std::vector<Problem> mended(const std::shared_ptr<const Analysis> &analysis, std::stop_token stop);

/// The override that a file or an address (see isAddress()) is.
[[nodiscard]] plan::Override overrideOf(const Path &file);

/// What kind of descriptor a file is: the root is an image, an override file overrides, `module.yaml` a module.
[[nodiscard]] descriptor::ObjectKind kindOf(const Path &file, const Path &root,
                                            const std::vector<plan::Override> &overrides);

} // namespace slipway::ui
