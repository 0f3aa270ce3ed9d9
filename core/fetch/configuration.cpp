// SPDX-License-Identifier: MIT
#include "core/fetch/configuration.h"

#include "core/fetch/inifile.h"
#include "core/fetch/problem.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <regex>
#include <utility>

namespace slipway::fetch {

namespace {

bool isFalse(std::string text)
{
    for (char &letter : text)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return text == "false";
}

constexpr std::string_view whiteSpace = " \t\n\v\f\r";

/// Without the comment at its end and without white space around it.
std::string bare(std::string text)
{
    for (std::size_t hash = text.find('#'); hash != std::string::npos; hash = text.find('#', hash + 1)) {
        if (hash == 0 || whiteSpace.contains(text[hash - 1])) {
            text.erase(hash);
            break;
        }
    }
    const std::size_t first = text.find_first_not_of(whiteSpace);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(whiteSpace) + 1 - first);
}

/// CEKit reads `redhat` as YAML and asks Python whether it is true: false are the words for no and for nothing, zero,
/// and what is empty.
bool isTrueInYaml(const std::string &text)
{
    static const std::regex untrue(R"((|~|null|Null|NULL|no|No|NO|false|False|FALSE|off|Off|OFF|\[\s*\]|\{\s*\}|''|""|)"
                                   R"([-+]?(0[0_]*|0x[0_]+|0b[0_]+|0[0_]*\.[0_]*([eE][-+][0-9]+)?|\.[0_]+)))");
    const std::string value = bare(text);
    return value.size() > 100 || !std::regex_match(value, untrue); // longer than any spelling of nothing
}

Diagnostic placed(Diagnostic diagnostic, const IniEntry &entry, const std::filesystem::path &file)
{
    diagnostic.origin = {.file = file, .span = entry.span, .path = entry.section + '.' + entry.key};
    return diagnostic;
}

void readVerification(const IniEntry &entry, const std::filesystem::path &file, Configuration &result)
{
    result.isTlsVerified = !isFalse(entry.value);
    if (!result.isTlsVerified || isTrueInYaml(entry.value))
        return;
    Diagnostic warning = problem("config-ssl-verify", "ssl_verify = %1 leaves the verification of servers on.",
                                 {entry.value}, "Only the word false switches it off.");
    warning.severity = Severity::Warning;
    result.warnings.push_back(placed(std::move(warning), entry, file));
}

/// As Python splits: an empty text is one empty domain, which every address has.
std::vector<std::string> splitDomains(std::string_view text)
{
    std::vector<std::string> domains(1);
    for (const char c : text) {
        if (c == ',')
            domains.emplace_back();
        else if (c != ' ')
            domains.back() += c;
    }
    return domains;
}

} // namespace

std::expected<Configuration, std::vector<Diagnostic>> readConfiguration(std::string_view text,
                                                                        const std::filesystem::path &file)
{
    const std::expected<IniFile, std::vector<Diagnostic>> ini = readIni(text, file);
    if (!ini)
        return std::unexpected(ini.error());
    Configuration result;
    const auto entry = [&](std::string_view key) { return findEntry(*ini, "common", key); };
    if (const IniEntry *workDirectory = entry("work_dir"))
        result.workDirectory = workDirectory->value;
    if (const IniEntry *redHat = entry("redhat"))
        result.isRedHat = isTrueInYaml(redHat->value);
    if (const IniEntry *verify = entry("ssl_verify"))
        readVerification(*verify, file, result);
    if (const IniEntry *domains = entry("fetch_artifact_domains"))
        result.fetchArtifactDomains = splitDomains(domains->value);
    if (const IniEntry *cacheUrl = entry("cache_url"))
        result.cacheUrl = cacheUrl->value;
    if (const IniEntry *authentication = entry("url_authentication")) {
        std::expected<std::vector<Credential>, Diagnostic> credentials = parsedAuthentication(authentication->value);
        if (!credentials)
            return std::unexpected(std::vector{placed(credentials.error(), *authentication, file)});
        result.credentials = std::move(*credentials);
    }
    return result;
}

std::expected<Configuration, std::vector<Diagnostic>> loadConfiguration(const std::filesystem::path &file)
{
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::status(file, error)))
        return Configuration{};
    std::ifstream source(file, std::ios::binary);
    if (source && !std::filesystem::is_directory(file, error))
        return readConfiguration(std::string(std::istreambuf_iterator<char>(source), {}), file);
    Diagnostic warning =
        problem("file-unreadable", "'%1' cannot be read: %2", {file.string(), std::strerror(source ? EISDIR : errno)});
    warning.severity = Severity::Warning;
    warning.advice = "The default settings are used.";
    return Configuration{.warnings = {std::move(warning)}};
}

std::filesystem::path expandedHome(std::string_view path, const std::filesystem::path &home)
{
    if (path == "~")
        return home;
    return path.starts_with("~/") ? home / path.substr(2) : std::filesystem::path(path);
}

NetworkSettings networkSettings(const Configuration &configuration)
{
    return {.isTlsVerified = configuration.isTlsVerified,
            .credentials = configuration.credentials,
            .cacheUrl = configuration.cacheUrl};
}

} // namespace slipway::fetch
