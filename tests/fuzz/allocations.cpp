// SPDX-License-Identifier: MIT
#include "allocations.h"

#ifdef SLIPWAY_SANITIZED

// AddressSanitizer's, of sanitizer/allocator_interface.h, which comes with Clang only. The hooks return nothing.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*allocation)(const volatile void *, std::size_t),
                                              void (*release)(const volatile void *));
std::size_t __sanitizer_get_allocated_size(const volatile void *pointer);
}

#endif

namespace slipway {

namespace {

#ifdef SLIPWAY_SANITIZED

// The allocator's hooks have no other place to count at.
std::size_t allocated = 0;
std::size_t highest = 0;

void noteAllocation(const volatile void *, std::size_t size)
{
    allocated += size;
    highest = allocated > highest ? allocated : highest;
}

void noteRelease(const volatile void *pointer)
{
    const std::size_t size = pointer ? __sanitizer_get_allocated_size(pointer) : 0;
    allocated -= size < allocated ? size : allocated;
}

bool installHooks()
{
    return __sanitizer_install_malloc_and_free_hooks(noteAllocation, noteRelease) > 0;
}

#else

std::size_t allocated = 0;
std::size_t highest = 0;

bool installHooks()
{
    return false;
}

#endif

} // namespace

bool countAllocations()
{
    return installHooks();
}

void forgetAllocations()
{
    allocated = highest = 0;
}

std::size_t mostAllocated()
{
    return highest;
}

} // namespace slipway
