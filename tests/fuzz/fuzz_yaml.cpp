// SPDX-License-Identifier: MIT
// libFuzzer's entry: any bytes as a YAML text, the last four choosing the edits. Stops at what breaks the invariants,
// at what takes more than a second of processor time, and at a tree that takes more memory than its text explains.
#include "allocations.h"
#include "yamlinvariants.h"

#include "core/yaml/tree.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <format>

namespace {

constexpr double mostSeconds = 1.0;
/// Bytes of memory that a tree may take for each byte of its text while it is read, and for none.
constexpr std::size_t mostPerByte = 50;
constexpr std::size_t mostForNothing = 64 * 1024;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void stop(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return slipway::countAllocations() ? 0 : 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::uint32_t seed = 0;
    if (size < sizeof seed)
        return 0;
    size -= sizeof seed;
    std::memcpy(&seed, data + size, sizeof seed);
    const std::string text(reinterpret_cast<const char *>(data), size);
    slipway::forgetAllocations();
    static_cast<void>(slipway::yaml::Tree::parse(text));
    if (const std::size_t most = slipway::mostAllocated(); most > mostForNothing + mostPerByte * size)
        stop(std::format("the tree takes {} bytes for a text of {}", most, size).c_str());
    const double begin = processorSeconds();
    if (const std::string wrong = slipway::yaml::violation(text, seed); !wrong.empty())
        stop(wrong.c_str());
    if (processorSeconds() - begin > mostSeconds)
        stop("more than a second");
    return 0;
}
