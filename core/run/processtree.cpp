// SPDX-License-Identifier: MIT
#include "core/run/processtree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace slipway::run {

namespace {

/// Shared helpers of rootless engines that other containers of the user depend on; they belong to no single build.
constexpr std::array<std::string_view, 3> sharedHelpers{"catatonit", "aardvark-dns", "podman pause"};

bool isSharedHelper(const ProcessEntry &entry)
{
    return std::ranges::contains(sharedHelpers, entry.name);
}

} // namespace

ProcessEntry parsedStat(const std::string &line)
{
    // pid (name) state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime cutime cstime
    // priority nice threads itrealvalue starttime …; the name may hold anything, so the last parenthesis counts.
    const std::size_t open = line.find('(');
    const std::size_t close = line.rfind(')');
    ProcessEntry entry;
    if (open == std::string::npos || close == std::string::npos || close < open)
        return entry;
    std::istringstream fields(line.substr(close + 1));
    char state = 0;
    std::string skipped;
    pid_t group = 0;
    fields >> state >> entry.parent >> group >> entry.session;
    for (int i = 0; i < 15; ++i)
        fields >> skipped;
    fields >> entry.key.startTime;
    if (!fields || state == 'Z' || state == 'X' || state == 'x')
        return {};
    entry.name = line.substr(open + 1, close - open - 1);
    const std::from_chars_result read = std::from_chars(line.data(), line.data() + open, entry.key.pid);
    return read.ec == std::errc() ? entry : ProcessEntry();
}

std::vector<ProcessEntry> runningProcesses()
{
    std::vector<ProcessEntry> running;
    std::error_code error;
    for (std::filesystem::directory_iterator it("/proc", error), end; !error && it != end; it.increment(error)) {
        const char first = it->path().filename().native().front();
        if (first < '0' || first > '9')
            continue;
        std::ifstream file(it->path() / "stat");
        std::string text;
        std::getline(file, text, '\0'); // a name may hold line ends
        if (const ProcessEntry entry = parsedStat(text); entry.key.pid > 0)
            running.push_back(entry);
    }
    return running;
}

std::vector<ProcessEntry> ProcessTree::update(const std::vector<ProcessEntry> &running)
{
    std::set<pid_t> members;
    const auto belongs = [&](const ProcessEntry &entry) {
        if (entry.session == m_leader)
            return true;
        return !m_isKeptToSession && !isSharedHelper(entry) &&
               (m_known.contains(entry.key) || members.contains(entry.parent));
    };
    for (bool hasGrown = true; hasGrown;) {
        hasGrown = false;
        for (const ProcessEntry &entry : running)
            if (!members.contains(entry.key.pid) && belongs(entry))
                hasGrown = members.insert(entry.key.pid).second;
    }
    std::vector<ProcessEntry> result;
    std::ranges::copy_if(running, std::back_inserter(result),
                         [&](const ProcessEntry &entry) { return members.contains(entry.key.pid); });
    for (const ProcessEntry &entry : result)
        m_known.insert(entry.key);
    return result;
}

} // namespace slipway::run
