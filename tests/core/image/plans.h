// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/builder.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <format>
#include <fstream>
#include <string>
#include <vector>

/// Plans and artifacts made by hand, without a descriptor.
namespace slipway::image::test {

namespace fs = std::filesystem;

inline plan::Field field(std::string text)
{
    const bool isTruthy = !text.empty();
    return {.text = std::move(text), .isTruthy = isTruthy, .origin = {}, .shadowed = {}};
}

inline plan::Variable variable(std::string name, std::string value)
{
    return {.name = field(std::move(name)),
            .value = field(std::move(value)),
            .example = {},
            .description = {},
            .origin = {}};
}

/// An artifact whose origin says its name, so that problems can be told apart.
inline plan::Artifact artifact(const fs::path &source, std::string target, std::string dest)
{
    plan::Artifact result;
    result.name = field(target);
    result.target = field(std::move(target));
    result.dest = field(std::move(dest));
    result.source = source.string();
    result.origin = {.file = "/image.yaml", .span = {}, .path = result.name.text};
    return result;
}

inline plan::Plan scratchPlan(std::string name = "test/image", std::string version = "1.0")
{
    plan::Plan result;
    result.target.from = field("scratch");
    result.target.image.name = field(std::move(name));
    result.target.image.version = field(std::move(version));
    return result;
}

/// The plan with its lists of fetches, as planning makes them: each name once, the last artifact of it.
inline plan::Plan planned(plan::Plan plan)
{
    for (plan::Stage *stage = &plan.target; const plan::Artifact &next : stage->image.artifacts) {
        const auto found =
            std::ranges::find(stage->fetches, next.name.text, [](const auto &it) { return it.name.text; });
        if (found == stage->fetches.end())
            stage->fetches.push_back(next);
        else
            *found = next;
    }
    return plan;
}

/// A temporary folder that is filled by the test.
class Folder
{
public:
    [[nodiscard]] fs::path path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path operator/(const fs::path &name) const { return path() / name; }

    fs::path write(const fs::path &name, std::string_view text, fs::perms mode = fs::perms(0644)) const
    {
        const fs::path file = path() / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        fs::permissions(file, mode);
        return file;
    }

    fs::path makeFolder(const fs::path &name, fs::perms mode = fs::perms(0755)) const
    {
        fs::create_directories(path() / name);
        fs::permissions(path() / name, mode);
        return path() / name;
    }

    /// What is in it, sorted, relative.
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> result;
        for (const auto &entry : fs::recursive_directory_iterator(path()))
            result.push_back(entry.path().lexically_relative(path()).string());
        std::ranges::sort(result);
        return result;
    }

private:
    QTemporaryDir m_folder;
};

/// `type mode size path [-> link]`, one entry a line.
inline std::string listed(const std::vector<Entry> &entries)
{
    constexpr std::string_view types = "fdls";
    std::string result;
    for (const Entry &entry : entries) {
        result += std::format("{} {:04o} {} {}", types.at(static_cast<std::size_t>(entry.type)), entry.mode, entry.size,
                              entry.path);
        result += entry.linkTarget.empty() ? "\n" : " -> " + entry.linkTarget + "\n";
    }
    return result;
}

inline std::string codes(const std::vector<Diagnostic> &problems)
{
    std::string result;
    for (const Diagnostic &problem : problems)
        result += (result.empty() ? "" : " ") + problem.code;
    return result;
}

class SilentObserver : public BuildObserver
{
public:
    void onStep(int, int, std::string_view) override {}
    void onBytes(std::uint64_t, std::uint64_t) override {}
    void onLine(std::string_view) override {}
};

} // namespace slipway::image::test
