// SPDX-License-Identifier: MIT
// libFuzzer's entry: any bytes as a YAML text, the last four choosing the edits. Stops at what breaks the invariants,
// at what takes more than a second of processor time, and at a tree that takes more memory than its text explains.
#include "yamlinvariants.h"

#include "core/yaml/tree.h"

#include <sanitizer/allocator_interface.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <format>

namespace {

constexpr double mostSeconds = 1.0;
/// Bytes of memory that a tree may take for each byte of its text while it is read, and for none. The worst text is
/// `{a:,a:,…`, two nodes for every three bytes: 219 bytes for one.
constexpr std::size_t mostPerByte = 230;
constexpr std::size_t mostForNothing = 64 * 1024;

// The allocator's hooks have no other place to count at.
std::size_t allocated = 0;
std::size_t highest = 0;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void noteAllocation(const volatile void *, std::size_t size)
{
    allocated += size;
    highest = allocated > highest ? allocated : highest;
}

void noteRelease(const volatile void *pointer)
{
    const std::size_t size = pointer ? __sanitizer_get_allocated_size(const_cast<const void *>(pointer)) : 0;
    allocated -= size < allocated ? size : allocated;
}

void stop(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return __sanitizer_install_malloc_and_free_hooks(noteAllocation, noteRelease) > 0 ? 0 : 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::uint32_t seed = 0;
    if (size < sizeof seed)
        return 0;
    size -= sizeof seed;
    std::memcpy(&seed, data + size, sizeof seed);
    const std::string text(reinterpret_cast<const char *>(data), size);
    allocated = highest = 0;
    static_cast<void>(slipway::yaml::Tree::parse(text));
    if (highest > mostForNothing + mostPerByte * size)
        stop(std::format("the tree takes {} bytes for a text of {}", highest, size).c_str());
    const double begin = processorSeconds();
    if (const std::string wrong = slipway::yaml::violation(text, seed); !wrong.empty())
        stop(wrong.c_str());
    if (processorSeconds() - begin > mostSeconds)
        stop("more than a second");
    return 0;
}
