// SPDX-License-Identifier: MIT
// libFuzzer's entry: any bytes as a YAML text, the last four choosing the edits.
#include "yamlinvariants.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::uint32_t seed = 0;
    if (size < sizeof seed)
        return 0;
    size -= sizeof seed;
    std::memcpy(&seed, data + size, sizeof seed);
    const std::string text(reinterpret_cast<const char *>(data), size);
    const std::string wrong = slipway::yaml::violation(text, seed);
    if (wrong.empty())
        return 0;
    std::fprintf(stderr, "%s\n", wrong.c_str());
    std::abort();
}
