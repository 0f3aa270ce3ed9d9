// SPDX-License-Identifier: MIT
#include "tests/bench/syntheticproject.h"

#include <format>
#include <fstream>

namespace slipway::bench {

namespace {

void writeModule(const std::filesystem::path &folder, int number, int artifacts)
{
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "install.sh") << "#!/bin/sh\nexit 0\n";
    std::ofstream out(folder / "module.yaml");
    out << std::format("schema_version: 1\nname: part.m{0}\nversion: '1.{0}'\ndescription: Part {0} of a large image\n",
                       number);
    out << std::format("envs:\n  - name: PART_{0}\n    value: v{0}\n    description: How part {0} is set\n", number);
    out << std::format("labels:\n  - name: part.m{0}\n    value: l{0}\n", number);
    out << std::format("ports:\n  - value: {}\n", 1024 + number);
    out << std::format("packages:\n  install:\n    - part{}-libs\n", number);
    if (number > 0)
        out << std::format("modules:\n  install:\n    - name: part.m{}\n", number - 1);
    out << "artifacts:\n";
    for (int artifact = 0; artifact < artifacts; ++artifact) {
        out << std::format(
            "  - name: m{0}-a{1}\n    url: https://example.com/m{0}/a{1}.jar\n    target: m{0}-a{1}.jar\n"
            "    sha256: f{2:063x}\n",
            number, artifact, number * 1000 + artifact + 1);
    }
    out << "execute:\n  - script: install.sh\n";
}

} // namespace

void writeSyntheticProject(const std::filesystem::path &folder, int modules, int artifactsPerModule)
{
    std::filesystem::create_directories(folder);
    std::ofstream out(folder / "image.yaml");
    out << "name: example/large\nversion: '1.0'\nfrom: docker.io/library/debian:13\nmodules:\n  repositories:\n"
           "    - name: parts\n      path: modules\n  install:\n";
    for (int number = 0; number < modules; ++number) {
        out << std::format("    - name: part.m{}\n", number);
        writeModule(folder / "modules" / std::format("m{}", number), number, artifactsPerModule);
    }
}

} // namespace slipway::bench
