// SPDX-License-Identifier: MIT
#include "ui/model/checkouts.h"

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr std::size_t shortLength = 12;

bool holds(const yaml::Tree &tree, yaml::NodeId mapping, std::string_view key, const std::string &text)
{
    const yaml::NodeId value = tree.value(mapping, key);
    return value != yaml::noNode && tree.at(tree.resolved(value)).value == text;
}

/// The `url` of a mapping that has this `ref` beside it.
std::optional<Origin> placeIn(const Path &file, const yaml::Tree &tree, const Checkout &checkout)
{
    for (yaml::NodeId id = 0; id < tree.size(); ++id) {
        if (tree.at(id).kind != yaml::Kind::Mapping || !holds(tree, id, "url", checkout.url) ||
            !holds(tree, id, "ref", checkout.ref))
            continue;
        const yaml::NodeId url = tree.value(id, "url");
        return Origin{.file = file, .span = tree.at(url).span, .path = tree.path(url)};
    }
    return std::nullopt;
}

} // namespace

std::expected<Path, Diagnostic> RecordedRepositories::checkout(const std::string &url, const std::string &ref) const
{
    std::expected<Path, Diagnostic> folder = m_source.checkout(url, ref);
    const std::scoped_lock lock(m_mutex);
    if (std::ranges::none_of(m_checkouts, [&](const Checkout &each) { return each.url == url && each.ref == ref; }))
        m_checkouts.push_back({.url = url, .ref = ref, .folder = folder.value_or(Path())});
    return folder;
}

std::vector<Checkout> RecordedRepositories::checkouts(const std::map<Path, FileState> &open) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Checkout> checkouts = m_checkouts;
    for (Checkout &checkout : checkouts) {
        for (const auto &[file, state] : open) {
            const std::optional<Origin> place =
                state.tree && !checkout.origin.isWritten() ? placeIn(file, *state.tree, checkout) : std::nullopt;
            if (place)
                checkout.origin = *place;
        }
    }
    return checkouts;
}

const Checkout *checkoutOf(const std::vector<Checkout> &checkouts, const Path &file)
{
    const auto found = std::ranges::find_if(checkouts, [&](const Checkout &each) {
        return !each.folder.empty() && std::ranges::mismatch(each.folder, file).in1 == each.folder.end();
    });
    return found == checkouts.end() ? nullptr : &*found;
}

std::string shortCommit(const std::string &commit)
{
    return commit.substr(0, shortLength);
}

} // namespace slipway::ui
