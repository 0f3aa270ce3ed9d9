// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/targetfolder.h"
#include "core/yaml/load.h"
#include "tests/core/generate/plans.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace targets {

using namespace slipway;
using namespace slipway::generate;
using namespace plans;

namespace fs = std::filesystem;

/// Writes the names of what it is asked for.
class NamedSource : public ArtifactSource
{
public:
    std::expected<void, Diagnostic> fetch(const Artifact &artifact, const fs::path &destination,
                                          const std::stop_token &) override
    {
        asked.push_back(artifact.name.text);
        if (artifact.name.text == "dead")
            return std::unexpected(
                Diagnostic{.code = "fetch", .text = "No.", .arguments = {}, .advice = "", .origin = {}});
        if (artifact.name.text == "link")
            fs::create_directory_symlink(artifact.source, destination);
        else
            std::ofstream(destination) << artifact.source;
        return {};
    }

    std::vector<std::string> asked;
};

inline std::vector<std::string> texts(const std::vector<fs::path> &paths)
{
    std::vector<std::string> result;
    for (const fs::path &path : paths)
        result.push_back(path.generic_string());
    return result;
}

using Texts = std::vector<std::string>;

/// A folder with a descriptor, and a target folder in it.
class TargetFixture : public QObject
{
    Q_OBJECT

protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::canonical(m_folder->path().toStdString());
        put("image.yaml", "name: app\n");
    }

    [[nodiscard]] const fs::path &root() const { return m_root; }
    [[nodiscard]] fs::path below(const std::string &name) const { return m_root / name; }

    void put(const std::string &name, const std::string &content) const
    {
        fs::create_directories(below(name).parent_path());
        std::ofstream(below(name), std::ios::binary) << content;
    }

    [[nodiscard]] std::string get(const std::string &name) const
    {
        std::ifstream file(below(name), std::ios::binary);
        return file ? std::string(std::istreambuf_iterator<char>(file), {}) : "no file " + name;
    }

    /// Everything below the target, folders with a slash at the end.
    [[nodiscard]] std::vector<std::string> tree() const
    {
        std::vector<std::string> result;
        for (const fs::directory_entry &entry : fs::recursive_directory_iterator(below("target")))
            result.push_back(entry.path().lexically_relative(below("target")).generic_string() +
                             (entry.is_directory() ? "/" : ""));
        std::ranges::sort(result);
        return result;
    }

    [[nodiscard]] Plan plan() const
    {
        Plan plan;
        plan.descriptor = below("image.yaml");
        plan.files = {below("image.yaml")};
        plan.target = stage("scratch", block("app", "1"));
        plan.effectiveImage = yaml::load(yaml::Tree::parse("{version: '1', name: app}"), "").value;
        return plan;
    }

    [[nodiscard]] Artifact path(const std::string &source, const std::string &target) const
    {
        Artifact result = artifact(target, "/tmp/artifacts/", "artifacts[0]");
        result.source = below(source).string();
        return result;
    }

    [[nodiscard]] std::expected<WrittenTarget, std::vector<Diagnostic>>
    write(const Plan &plan, ArtifactSource *source = nullptr, TargetOptions options = {}) const
    {
        options.target = below("target");
        if (const std::expected<void, Diagnostic> prepared = prepareTarget(options.target, plan.files); !prepared)
            return std::unexpected(std::vector{prepared.error()});
        return writeTarget(plan, options, source);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

} // namespace targets
