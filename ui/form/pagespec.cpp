// SPDX-License-Identifier: MIT
#include "ui/form/pagespec.h"

#include "ui/form/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace slipway::ui {

using descriptor::ObjectKind;

namespace {

/// What a page shows; empty texts at the end of a row are none.
struct Outline {
    const char *id;
    const char *title;
    const char *iconName;
    std::array<std::string_view, 8> fields;
    std::array<std::string_view, 4> lists;
};

constexpr std::array outlines{
    Outline{"identity",
            QT_TRANSLATE_NOOP("slipway", "Identity"),
            "image",
            {"name", "version", "from", "description", "release", "follow_tag", "schema_version"},
            {}},
    Outline{"labels", QT_TRANSLATE_NOOP("slipway", "Labels"), "label", {}, {"labels"}},
    Outline{"envs", QT_TRANSLATE_NOOP("slipway", "Environment"), "environment", {}, {"envs"}},
    Outline{"args", QT_TRANSLATE_NOOP("slipway", "Arguments"), "settings", {}, {"args"}},
    Outline{"artifacts", QT_TRANSLATE_NOOP("slipway", "Artifacts"), "artifact", {}, {"artifacts"}},
    Outline{
        "run", QT_TRANSLATE_NOOP("slipway", "Run"), "run", {"run.user", "run.workdir"}, {"run.entrypoint", "run.cmd"}},
    Outline{"ports", QT_TRANSLATE_NOOP("slipway", "Ports"), "port", {}, {"ports"}},
    Outline{"volumes", QT_TRANSLATE_NOOP("slipway", "Volumes"), "volume", {}, {"volumes"}},
    Outline{
        "modules", QT_TRANSLATE_NOOP("slipway", "Modules"), "module", {}, {"modules.install", "modules.repositories"}},
    Outline{"execute", QT_TRANSLATE_NOOP("slipway", "Execute"), "text", {}, {"execute"}},
    Outline{"packages",
            QT_TRANSLATE_NOOP("slipway", "Packages"),
            "package",
            {"packages.manager", "packages.manager_flags", "packages.content_sets", "packages.content_sets_file"},
            {"packages.install", "packages.remove", "packages.reinstall", "packages.repositories"}},
    Outline{"help", QT_TRANSLATE_NOOP("slipway", "Help"), "help", {"help.add", "help.template"}, {}},
    Outline{"osbs",
            QT_TRANSLATE_NOOP("slipway", "OSBS"),
            "build",
            {"osbs.repository.name", "osbs.repository.branch", "osbs.configuration.container",
             "osbs.configuration.container_file", "osbs.configuration.gating_file", "osbs.koji_target",
             "osbs.extra_dir", "osbs.extra_dir_target"},
            {}},
};

bool isKnown(ObjectKind kind, std::string_view keys)
{
    return descriptor::key(kind, keys.substr(0, keys.find('.'))) != nullptr;
}

} // namespace

bool PageSpec::holds(std::string_view path) const
{
    const auto isUnder = [path](const auto &spec) {
        return isWithin(path, spec.keys) || (!path.empty() && isWithin(spec.keys, path));
    };
    return std::ranges::any_of(fields, isUnder) || std::ranges::any_of(lists, isUnder);
}

std::vector<PageSpec> pageSpecs(ObjectKind kind)
{
    std::vector<PageSpec> pages;
    for (const Outline &outline : outlines) {
        PageSpec page{.id = QString::fromLatin1(outline.id),
                      .title = words(outline.title),
                      .iconName = QString::fromLatin1(outline.iconName)};
        if (const descriptor::Key *section = descriptor::key(kind, outline.id))
            page.help = words(section->help);
        for (const std::string_view keys : outline.fields) {
            if (!keys.empty() && isKnown(kind, keys))
                page.fields.push_back(fieldSpec(kind, keys));
        }
        for (const std::string_view keys : outline.lists) {
            if (!keys.empty() && isKnown(kind, keys))
                page.lists.push_back(itemsSpec(kind, keys));
        }
        if (!page.lists.empty() && page.id != QStringLiteral("run"))
            page.counted = page.lists.front().keys;
        if (!page.fields.empty() || !page.lists.empty())
            pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace slipway::ui
