// SPDX-License-Identifier: MIT
#include "ui/model/allocator.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace slipway::ui {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte); // the most that glibc takes
    mallopt(M_TRIM_THRESHOLD, 128 * mebibyte);
    mallopt(M_TOP_PAD, 4 * mebibyte);
#endif
}

} // namespace slipway::ui
