// SPDX-License-Identifier: MIT
#include "core/plan/finish.h"

#include "core/descriptor/validate.h"

#include <algorithm>
#include <ranges>

namespace slipway::plan {

namespace {

constexpr std::size_t longestLine = 128;

bool beginsCodePoint(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Longer texts in pieces of 128 code points, each with `\` and a line end after it; shorter ones as they are.
std::string wrapped(const std::string &text)
{
    if (static_cast<std::size_t>(std::ranges::count_if(text, beginsCodePoint)) <= longestLine)
        return text;
    std::string result;
    std::size_t count = 0;
    for (const char c : text) {
        if (beginsCodePoint(c) && count++ == longestLine) {
            result += "\\\n";
            count = 1;
        }
        result += c;
    }
    return result + "\\\n";
}

const Value *labelNamed(const Map &image, std::string_view name)
{
    const std::vector<Value> &labels = itemsAt(image, "labels");
    const auto found = std::ranges::find(labels, name, nameOf);
    return found == labels.end() ? nullptr : &*found;
}

Value label(std::string_view name, const Value &value)
{
    Value object = Value::map();
    object.asMap()->set("name", Value::string(name));
    object.asMap()->set("value", value);
    return object;
}

/// Binary data that CEKit does not try to wrap, which fails.
bool isShortData(const Value &value)
{
    const auto *data = std::get_if<yaml::Bytes>(&value.data());
    return data && data->bytes.size() <= longestLine;
}

void wrapLabels(const Map &image, Pass &pass)
{
    for (const Value &item : itemsAt(image, "labels")) {
        const Value value = get(*item.asMap(), "value");
        if (const std::string *text = value.asString())
            item.asMap()->set("value", Value(wrapped(*text), value.sharedOrigin()));
        else if (!isShortData(value))
            pass.report({Severity::Error,
                         "wrong-type",
                         "'%1' has to be %2.",
                         {"value", "text"},
                         "Put it in quotes.",
                         value.origin()});
    }
}

/// An `id` makes a repository one that the image has, an `rpm` one that a package sets up; else it is injected.
bool isInjected(const Value &repository, Pass &pass)
{
    const Map &map = *repository.asMap();
    if (const Value *id = map.find("id")) {
        pass.report({Severity::Hint,
                     "repository-not-injected",
                     "The package repository '%1' has to be in the base image: nothing is added for it.",
                     {nameOf(repository)},
                     "",
                     id->origin()});
        return false;
    }
    return !map.find("rpm") && map.find("url");
}

/// Where a package repository should say its address.
Origin addressPlace(const Value &repository)
{
    const Value &url = get(*repository.asMap(), "url");
    const Value address = url.asMap() ? get(*url.asMap(), "repository") : Value();
    const Origin place = address.origin().isWritten() ? address.origin() : url.origin();
    return place.isWritten() ? place : descriptor::headOf(repository);
}

void checkFetchable(const Value &repository, Pass &pass)
{
    const Map *url = mapAt(*repository.asMap(), "url");
    if (url && get(*url, "repository").isTruthy())
        return;
    pass.report({Severity::Error,
                 "repository-without-url",
                 "The package repository '%1' says no address.",
                 {nameOf(repository)},
                 "Write 'url: {repository: …}'.",
                 addressPlace(repository)});
}

/// What stands for the address of a compose that nobody has asked for: no address that a download could take for one.
std::string composeName(const Pass &pass)
{
    return pass.input.options.isRedHat ? "odcs:odcs.engineering.redhat.com" : "odcs:odcs.fedoraproject.org";
}

/// Whether Python joins these to one text: the items of a list, the keys of a map, or a text itself.
bool canBeJoined(const Value &value)
{
    const auto isText = [](const Value &item) { return item.asString() != nullptr; };
    if (const Map *map = value.asMap())
        return std::ranges::all_of(map->entries | std::views::keys, isText);
    return value.asList() ? std::ranges::all_of(value.asList()->items, isText) : isText(value);
}

/// Whether the content sets of this machine can be asked for.
bool canBeComposed(const Value &contentSets, Pass &pass)
{
    const std::string &machine = pass.input.options.machine;
    const Value *names = contentSets.asMap() ? contentSets.asMap()->find(machine) : nullptr;
    if (names && canBeJoined(*names))
        return true;
    if (names)
        pass.report(
            {Severity::Error, "wrong-type", "'%1' has to be %2.", {machine, "a list of texts"}, "", names->origin()});
    else
        pass.report({Severity::Error,
                     "no-content-sets",
                     "There are no content sets for the platform '%1'.",
                     {machine},
                     "Add a list of them under '%1:'.",
                     contentSets.origin()});
    return false;
}

/// The repository that a compose of the content sets gives; nothing for OSBS, which composes them itself.
std::optional<Value> composedRepository(const Map &image, const Value &contentSets, Pass &pass)
{
    const Options &options = pass.input.options;
    if (options.engine == Engine::Osbs || !canBeComposed(contentSets, pass))
        return std::nullopt;
    const Map *container = mapAt(*mapAt(*mapAt(image, "osbs"), "configuration"), "container");
    if (const Value *compose = container ? container->find("compose") : nullptr; compose && !compose->asMap()) {
        pass.report({Severity::Error, "wrong-type", "'%1' has to be %2.", {"compose", "a map"}, "", compose->origin()});
        return std::nullopt;
    }
    if (!options.contentSetsUrl)
        pass.report({Severity::Warning,
                     "content-sets-need-compose",
                     "Content sets become a repository only when the ODCS service composes them.",
                     {},
                     "Generate without artifacts, and put that repository's file at image/repos/content_sets_odcs.repo "
                     "yourself.",
                     contentSets.origin()});
    Value url = Value::map();
    url.asMap()->set("repository", Value::string(options.contentSetsUrl.value_or(composeName(pass))));
    Value repository = Value::map();
    repository.asMap()->set("name", Value::string("content_sets_odcs"));
    repository.asMap()->set("url", url);
    repository.asMap()->set("filename", Value::string("content_sets_odcs.repo"));
    return repository;
}

void dropNulls(const Value &object)
{
    if (object.asMap())
        std::erase_if(object.asMap()->entries, [](const auto &entry) { return entry.second.isNull(); });
}

void dropNullsOfItems(const Map &map, std::initializer_list<std::string_view> lists)
{
    for (const std::string_view list : lists)
        std::ranges::for_each(itemsAt(map, list), dropNulls);
}

} // namespace

void addBuildLabels(ImageState &target, Pass &pass)
{
    Map &map = target.map();
    std::vector<Value> &labels = get(map, "labels").asList()->items;
    labels.push_back(label("io.cekit.version", Value::string(pass.input.options.cekitVersion)));
    wrapLabels(map, pass);
    const Value &description = get(map, "description");
    if (description.isTruthy() && !labelNamed(map, "description")) {
        if (description.asString() || std::holds_alternative<yaml::Bytes>(description.data()))
            labels.push_back(label("description", description));
        else if (description.asInteger() || std::holds_alternative<double>(description.data()))
            pass.report({Severity::Error,
                         "wrong-type",
                         "'%1' has to be %2, because it becomes a label.",
                         {"description", "text"},
                         "Put it in quotes.",
                         description.origin(),
                         {descriptor::quoting(description.origin())}});
    }
    if (const Value *described = labelNamed(map, "description"); described && !labelNamed(map, "summary"))
        labels.push_back(label("summary", get(*described->asMap(), "value")));
}

void preparePackageRepositories(ImageState &target, Pass &pass)
{
    Map &packages = *mapAt(target.map(), "packages");
    const Value contentSets = get(packages, "content_sets");
    if (contentSets.isTruthy()) {
        if (!itemsAt(packages, "repositories").empty())
            pass.report({Severity::Warning,
                         "repositories-replaced",
                         "The content sets replace all package repositories.",
                         {},
                         "Remove the content sets or the repositories.",
                         contentSets.origin()});
        packages.set("repositories", Value::list());
    }
    std::vector<Value> injected;
    for (const Value &repository : itemsAt(packages, "repositories")) {
        if (isInjected(repository, pass))
            injected.push_back(repository);
    }
    if (contentSets.isTruthy()) {
        if (const std::optional<Value> composed = composedRepository(target.map(), contentSets, pass))
            injected.push_back(*composed);
    }
    const bool isOsbs = pass.input.options.engine == Engine::Osbs;
    for (const Value &repository : injected) {
        if (!isOsbs)
            checkFetchable(repository, pass);
    }
    packages.set(isOsbs ? "set_url" : "repositories_injected", listOf(std::move(injected)));
}

void removeNulls(const ImageState &image)
{
    const Map &map = image.map();
    dropNullsOfItems(map, {"labels", "args", "envs", "ports", "artifacts", "volumes"});
    dropNullsOfItems(*mapAt(map, "modules"), {"repositories", "install"});
    dropNullsOfItems(*mapAt(map, "packages"), {"repositories", "repositories_injected", "set_url"});
    dropNulls(get(*mapAt(map, "osbs"), "configuration"));
    dropNulls(get(*mapAt(map, "osbs"), "repository"));
    for (const std::string_view section : {"run", "modules", "packages", "osbs"})
        dropNulls(get(map, section));
    dropNulls(image.document);
}

} // namespace slipway::plan
