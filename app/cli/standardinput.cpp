// SPDX-License-Identifier: MIT
#include "app/cli/standardinput.h"

#include <array>
#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

namespace slipway::cli {

namespace {

std::string readAll(int file)
{
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t count = ::read(file, buffer.data(), buffer.size());
        if (count > 0)
            text.append(buffer.data(), static_cast<std::size_t>(count));
        else if (count == 0 || errno != EINTR)
            return text;
    }
}

/// Puts a file in memory in the place of standard input, at its end.
void keep(const std::string &text)
{
    const int file = ::memfd_create("standard input", 0);
    if (file < 0)
        return;
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t count = ::write(file, text.data() + written, text.size() - written);
        if (count < 0 && errno != EINTR)
            break;
        written += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (written == text.size())
        ::dup2(file, STDIN_FILENO);
    ::close(file);
}

} // namespace

std::string standardInput()
{
    std::string text = readAll(STDIN_FILENO);
    if (!text.empty() && ::lseek(STDIN_FILENO, 0, SEEK_CUR) < 0)
        keep(text);
    return text;
}

} // namespace slipway::cli
