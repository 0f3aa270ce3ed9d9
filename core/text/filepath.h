// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <concepts>
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace slipway {

/// A path that is cheap to copy: thousands of values name the file that they were read from. Never changed; empty by
/// default; copies are safe to use on any thread.
class FilePath
{
public:
    FilePath() = default;
    template <typename Source>
        requires(!std::same_as<std::remove_cvref_t<Source>, FilePath> &&
                 std::is_constructible_v<std::filesystem::path, Source>)
    FilePath(Source &&source) // NOLINT: implicit by intent
        : m_path(shared(std::filesystem::path(std::forward<Source>(source))))
    {
    }

    operator const std::filesystem::path &() const { return path(); } // NOLINT: implicit by intent
    [[nodiscard]] const std::filesystem::path &path() const
    {
        static const std::filesystem::path none;
        return m_path ? *m_path : none;
    }
    [[nodiscard]] bool empty() const { return m_path == nullptr; }
    [[nodiscard]] std::string string() const { return path().string(); }

    friend bool operator==(const FilePath &one, const FilePath &other)
    {
        return one.m_path == other.m_path || one.path() == other.path();
    }
    template <typename Other>
        requires(!std::same_as<Other, FilePath> && std::is_constructible_v<std::filesystem::path, const Other &>)
    friend bool operator==(const FilePath &one, const Other &other)
    {
        return one.path() == std::filesystem::path(other);
    }
    friend std::strong_ordering operator<=>(const FilePath &one, const FilePath &other)
    {
        return one.m_path == other.m_path ? std::strong_ordering::equal : one.path() <=> other.path();
    }

private:
    static std::shared_ptr<const std::filesystem::path> shared(std::filesystem::path path)
    {
        return path.empty() ? nullptr : std::make_shared<const std::filesystem::path>(std::move(path));
    }

    std::shared_ptr<const std::filesystem::path> m_path;
};

} // namespace slipway
