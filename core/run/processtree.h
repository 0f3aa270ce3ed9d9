// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <sys/types.h>

namespace slipway::run {

/// One process for good: its number may be used again, together with its start time it may not.
struct ProcessKey {
    pid_t pid = 0;
    std::uint64_t startTime = 0; ///< clock ticks since boot

    auto operator<=>(const ProcessKey &) const = default;
};

/// A running process, as /proc shows it (proc(5), `stat`).
struct ProcessEntry {
    ProcessKey key;
    pid_t parent = 0;
    pid_t session = 0;
    std::string name; ///< at most 15 bytes

    bool operator==(const ProcessEntry &) const = default;
};

/// The line of /proc/PID/stat; an entry with pid 0 for a text that is none, and for a process that has ended (a
/// zombie).
[[nodiscard]] ProcessEntry parsedStat(const std::string &line);
/// All running processes; ended ones that nobody has waited for are left out.
[[nodiscard]] std::vector<ProcessEntry> runningProcesses();

/// The processes that belong to one started program: the members of its session, and the descendants of all that are
/// known. Once seen a process stays known, also when its parent has died. Left out: the helpers that rootless engines
/// start once and share between all containers of a user.
class ProcessTree
{
public:
    /// `leader` leads its own session.
    explicit ProcessTree(pid_t leader)
        : m_leader(leader)
    {
    }

    /// Looks at the processes running now and returns those that belong to the tree.
    std::vector<ProcessEntry> update(const std::vector<ProcessEntry> &running);
    /// From now on only what stays in the leader's session counts: a daemon that left it was meant to go on.
    void keepToSession() { m_isKeptToSession = true; }

private:
    pid_t m_leader;
    bool m_isKeptToSession = false;
    std::set<ProcessKey> m_known;
};

} // namespace slipway::run
