// SPDX-License-Identifier: MIT
/// bench_growth SLIPWAY_CLI: how the time and memory of `generate` grow with a project of up to 1,000 modules and
/// 10,000 artifacts. The reference is the smallest project of the same run: 1.0 in the last column means linear.
#include "tests/bench/measured.h"
#include "tests/bench/syntheticproject.h"

#include <cstdio>
#include <optional>

using namespace slipway::bench;

namespace {

constexpr int artifactsPerModule = 10;
constexpr int runs = 5;

struct Sample {
    double milliseconds = 0; ///< median
    double mebibytes = 0;    ///< median
};

std::optional<Sample> sample(const std::string &program, const std::filesystem::path &folder)
{
    std::vector<double> times;
    std::vector<double> sizes;
    for (int count = 0; count < runs; ++count) {
        const Measured one = run({program, "generate", "--no-artifacts", "--stdout"}, folder);
        if (one.exitCode != 0)
            return {};
        times.push_back(one.milliseconds);
        sizes.push_back(one.mebibytes);
    }
    return Sample{.milliseconds = quantile(times, 0.5), .mebibytes = quantile(sizes, 0.5)};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_growth SLIPWAY_CLI\n", stderr);
        return 2;
    }
    const std::string program = std::filesystem::absolute(argv[1]).string();
    std::string pattern = (std::filesystem::temp_directory_path() / "slipway-growth-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data()) ? pattern : std::string();
    if (folder.empty())
        return 1;
    std::puts("modules artifacts       ms      MiB  ms per module  against the first");
    double first = 0;
    int result = 0;
    for (const int modules : {125, 250, 500, 1000}) {
        const std::filesystem::path project = folder / std::to_string(modules);
        writeSyntheticProject(project, modules, artifactsPerModule);
        const std::optional<Sample> measured = sample(program, project);
        if (!measured) {
            std::fprintf(stderr, "%s failed on %d modules\n", program.c_str(), modules);
            result = 1;
            break;
        }
        const double each = measured->milliseconds / modules;
        first = first > 0 ? first : each;
        std::printf("%7d %9d %8.1f %8.1f  %13.3f  %17.2f\n", modules, modules * artifactsPerModule,
                    measured->milliseconds, measured->mebibytes, each, each / first);
    }
    std::filesystem::remove_all(folder);
    return result;
}
