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

/// The last part of a URL, without `.git`.
std::string baseName(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    url = url.substr(url.find_last_of("/:") + 1);
    return url.ends_with(".git") ? url.substr(0, url.size() - 4) : url;
}

/// The `name` beside the `git` that holds this mapping.
std::optional<std::string> nameBeside(const yaml::Tree &tree, yaml::NodeId git)
{
    const std::string path = tree.path(git);
    const std::size_t dot = path.rfind('.');
    const yaml::NodeId repository = dot == std::string::npos ? yaml::noNode : tree.find(path.substr(0, dot));
    const yaml::NodeId name = repository == yaml::noNode ? yaml::noNode : tree.value(repository, "name");
    if (name == yaml::noNode || tree.at(tree.resolved(name)).value.empty())
        return std::nullopt;
    return std::string(tree.at(tree.resolved(name)).value);
}

/// A mapping that has this `url` and this `ref`.
std::optional<yaml::NodeId> mappingIn(const yaml::Tree &tree, const Checkout &checkout)
{
    for (yaml::NodeId id = 0; id < tree.size(); ++id) {
        if (tree.at(id).kind != yaml::Kind::Mapping || !holds(tree, id, "url", checkout.url) ||
            !holds(tree, id, "ref", checkout.ref))
            continue;
        return id;
    }
    return std::nullopt;
}

/// Adds where the text has the checkout, if it has it.
void placeIn(const Path &file, const yaml::Tree &tree, Checkout &checkout)
{
    const std::optional<yaml::NodeId> git = mappingIn(tree, checkout);
    if (!git)
        return;
    const yaml::NodeId url = tree.value(*git, "url");
    checkout.origin = {.file = file, .span = tree.at(url).span, .path = tree.path(url)};
    checkout.name = nameBeside(tree, *git).value_or(checkout.name);
}

} // namespace

std::expected<Path, Diagnostic> RecordedRepositories::checkout(const std::string &url, const std::string &ref) const
{
    std::expected<Path, Diagnostic> folder = m_source.checkout(url, ref);
    const std::scoped_lock lock(m_mutex);
    if (std::ranges::none_of(m_checkouts, [&](const Checkout &each) { return each.url == url && each.ref == ref; }))
        m_checkouts.push_back({.url = url,
                               .ref = ref,
                               .folder = folder.value_or(Path()),
                               .name = baseName(url),
                               .kind = m_source.kindOf(url, ref)});
    return folder;
}

std::vector<Checkout> RecordedRepositories::checkouts(const std::map<Path, FileState> &open) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Checkout> checkouts = m_checkouts;
    for (Checkout &checkout : checkouts) {
        for (const auto &[file, state] : open) {
            if (state.tree && !checkout.origin.isWritten())
                placeIn(file, *state.tree, checkout);
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
