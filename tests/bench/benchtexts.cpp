// SPDX-License-Identifier: MIT
#include "tests/bench/benchtexts.h"

#include <format>

namespace slipway::bench {

std::string syntheticDescriptor(int lines)
{
    const int each = lines / 13; // an entry of every list takes 13 lines
    std::string text = "name: bench/synthetic\nversion: \"1.0\"\nfrom: example/base:1\ndescription: A long one\n";
    text += "envs:\n";
    for (int i = 0; i < each; ++i)
        text += std::format(
            "  - name: VARIABLE_{0}\n    value: value of {0}\n    description: What number {0} is for\n", i);
    text += "labels:\n";
    for (int i = 0; i < each; ++i)
        text += std::format("  - name: org.example.label{0}\n    value: \"{0}\"\n    description: A label\n", i);
    text += "artifacts:\n";
    for (int i = 0; i < each; ++i)
        text += std::format("  - name: file{0}.jar\n    url: https://example.org/{0}/file.jar\n    dest: /opt/{0}/\n"
                            "    sha256: c{0:063x}\n",
                            i);
    text += "packages:\n  manager: dnf\n  install:\n";
    for (int i = 0; i < each; ++i)
        text += std::format("    - package-{}\n", i);
    text += "volumes:\n";
    for (int i = 0; i < each; ++i)
        text += std::format("  - name: volume{0}\n    path: /var/{0}\n", i);
    return text + "run:\n  user: 185\n  workdir: /home\n  cmd:\n    - run\n";
}

std::string environmentOf(int rows)
{
    std::string text = "name: bench/environment\nversion: \"1.0\"\nfrom: example/base:1\nenvs:\n";
    for (int i = 0; i < rows; ++i)
        text += std::format("{1}  - name: VARIABLE_{0}\n    value: value of {0}\n    description: What it is for\n", i,
                            i % 10 == 0 ? "\n" : "");
    return text + "\nrun:\n  user: 185\n";
}

std::string artifactsOf(int rows)
{
    std::string text = "name: bench/artifacts\nversion: \"1.0\"\nfrom: example/base:1\nartifacts:\n";
    for (int i = 0; i < rows; ++i)
        text += std::format("{1}  - name: file{0}.jar\n    url: https://example.org/{0}/file.jar\n    dest: /opt/{0}/\n"
                            "    sha256: {0:064x}\n",
                            i, i % 10 == 0 ? "\n" : "");
    return text + "\nrun:\n  user: 185\n";
}

CorpusRepositories::CorpusRepositories(std::filesystem::path corpus)
    : m_git(std::move(corpus) / "git")
{
}

std::expected<std::filesystem::path, Diagnostic> CorpusRepositories::checkout(const std::string &url,
                                                                              const std::string &ref) const
{
    std::filesystem::path address = url;
    if (address.extension() == ".git")
        address.replace_extension();
    std::string folder;
    for (const char c : ref)
        folder += c == '/' ? std::string("%2F") : std::string(1, c);
    const auto found = m_git / address.parent_path().filename() / address.filename() / folder;
    if (std::filesystem::is_directory(found))
        return found;
    return std::unexpected(Diagnostic{.code = "repository-not-fetched"});
}

} // namespace slipway::bench
