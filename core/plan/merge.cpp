// SPDX-License-Identifier: MIT
#include "core/plan/merge.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace slipway::plan {

namespace {

/// Sets and tuples (`!!set`, the pairs of `!!omap`) are no lists to merge.
bool isPythonList(const Value &value)
{
    return value.asList() && value.asList()->type == yaml::List::Type::List;
}

/// Package repositories never take these over from a repository that they replace (SPEC 5.2).
bool isSkippedForRepositories(std::string_view key)
{
    return key == "rpm" || key == "id" || key == "url";
}

void takeOver(const Value &winner, std::string_view key, const Value &value, const Value &loser, Pass &pass)
{
    winner.asMap()->set(key, value);
    pass.provenance.shadow(winner, key, {}, loser.asMap());
}

/// One package repository over another of the same name.
void mergeRepository(const Value &winner, const Value &loser, Pass &pass)
{
    for (const auto &[key, value] : loser.asMap()->entries) {
        const std::string name = yaml::str(key);
        if (isSkippedForRepositories(name) || winner.asMap()->find(name))
            continue;
        takeOver(winner, name, value, loser, pass);
    }
}

/// Lists of repositories: those of both lists in the second's order first, then the rest of the first list.
void mergeObjects(yaml::List &first, const yaml::List &second, Pass &pass)
{
    for (std::size_t i = second.items.size(); i-- > 0 && !pass.isCancelled();) {
        const Value other = second.items[i];
        const auto same = std::ranges::find(first.items, nameOf(other), nameOf);
        Value front = other;
        if (same != first.items.end()) {
            front = *same;
            first.items.erase(same);
            if (front.asMap() != other.asMap())
                mergeRepository(front, other, pass);
        }
        first.items.insert(first.items.begin(), front);
    }
}

/// Plain lists: what only the second list has comes first, in its order; of repeated items the last.
void mergePlain(yaml::List &first, const yaml::List &second, std::string_view key, Pass &pass)
{
    std::unordered_set<std::string> texts;
    std::vector<Value> others;
    for (const Value &item : first.items)
        item.asString() ? static_cast<void>(texts.insert(*item.asString())) : others.push_back(item);
    std::vector<Value> front;
    for (std::size_t i = second.items.size(); i-- > 0 && !pass.isCancelled();) {
        const Value &item = second.items[i];
        if (isPythonList(item)) {
            pass.report({Severity::Error,
                         "list-of-lists",
                         "Lists of lists cannot be merged by an override ('%1').",
                         {std::string(key)},
                         "Write the value as text.",
                         item.origin()});
            return;
        }
        const bool isKnown =
            item.asString() ? !texts.insert(*item.asString()).second
                            : std::ranges::any_of(others, [&](const Value &other) { return yaml::equal(item, other); });
        if (isKnown)
            continue;
        if (!item.asString())
            others.push_back(item);
        front.push_back(item);
    }
    first.items.insert(first.items.begin(), front.rbegin(), front.rend());
}

void mergeLists(MergeOf kind, std::string_view key, const Value &first, const Value &second, Pass &pass)
{
    const yaml::List &other = *second.asList();
    if (other.items.empty() || first.asList() == &other)
        return;
    if (!first.asList())
        pass.report({Severity::Error,
                     "list-needed",
                     "The override gives '%1' something else than a list, but there is a list to merge it with.",
                     {std::string(key)},
                     "Write a list in the override.",
                     first.origin()});
    else if (kind == MergeOf::Packages && key == "repositories")
        mergeObjects(*first.asList(), other, pass);
    else
        mergePlain(*first.asList(), other, key, pass);
}

} // namespace

bool isChecksum(std::string_view key)
{
    return key == "md5" || key == "sha1" || key == "sha256" || key == "sha512";
}

void merge(MergeOf kind, const Value &winner, const Value &loser, Pass &pass)
{
    if (winner.asMap() == loser.asMap())
        return;
    for (const auto &[key, value] : loser.asMap()->entries) {
        const std::string name = yaml::str(key);
        const Value *own = winner.asMap()->find(name);
        if (kind == MergeOf::Resources && isChecksum(name))
            continue;
        if (!own)
            takeOver(winner, name, value, loser, pass);
        else if (isPythonList(value))
            mergeLists(kind, name, *own, value, pass);
        else
            pass.provenance.shadow(winner, name, value, loser.asMap());
    }
}

void mergeRun(const Value &winner, const Value &loser, Pass &pass)
{
    if (winner.asMap() == loser.asMap())
        return;
    for (const auto &[key, value] : loser.asMap()->entries) {
        const std::string name = yaml::str(key);
        if (winner.asMap()->find(name))
            pass.provenance.shadow(winner, name, value, loser.asMap());
        else if (value.isTruthy())
            takeOver(winner, name, value, loser, pass);
    }
}

} // namespace slipway::plan
