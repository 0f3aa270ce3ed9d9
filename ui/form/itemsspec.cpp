// SPDX-License-Identifier: MIT
#include "ui/form/itemsspec.h"

#include "ui/form/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace slipway::ui {

using descriptor::ObjectKind;
using yaml::NewNode;

namespace {

/// How the items of one kind are shown and begun.
struct Look {
    ObjectKind item;
    std::array<std::string_view, 3> columns; ///< empty ones at the end are none
    std::array<std::string_view, 2> begun;   ///< keys that a new item starts with
    bool takesKeyValueLines = false;
    bool hasDetail = true;
};

constexpr std::array looks{
    Look{ObjectKind::Label, {"name", "value"}, {"name", "value"}, true},
    Look{ObjectKind::Env, {"name", "value"}, {"name", "value"}, true},
    Look{ObjectKind::Arg, {"name", "value"}, {"name", "value"}, true},
    Look{ObjectKind::Port, {"value", "protocol", "service"}, {"value"}},
    Look{ObjectKind::Volume, {"path", "name"}, {"path"}, false, false},
    Look{ObjectKind::Execute, {"script", "user", "name"}, {"script"}},
    Look{ObjectKind::Install, {"name", "version"}, {"name"}, false, false},
    Look{ObjectKind::Repository, {"name", "id", "description"}, {"name"}},
    Look{ObjectKind::Artifact, {"name", kindColumn, "dest"}, {}},
};

std::vector<NewItem> newArtifacts(bool isRepository)
{
    const auto item = [](const char *label, std::vector<std::pair<std::string, NewNode>> pairs) {
        return NewItem{QCoreApplication::translate("slipway", label), NewNode::mapping(std::move(pairs))};
    };
    const NewNode none = NewNode::string({});
    const NewNode git = NewNode::mapping({{"url", none}, {"ref", none}});
    std::vector<NewItem> news;
    news.push_back(item(QT_TRANSLATE_NOOP("slipway", "File or folder (path)"), {{"name", none}, {"path", none}}));
    if (!isRepository)
        news.push_back(item(QT_TRANSLATE_NOOP("slipway", "Download (URL)"), {{"name", none}, {"url", none}}));
    news.push_back(item(QT_TRANSLATE_NOOP("slipway", "Git repository"), {{"name", none}, {"git", git}}));
    if (isRepository)
        return news;
    news.push_back(
        item(QT_TRANSLATE_NOOP("slipway", "From a stage or image"), {{"name", none}, {"image", none}, {"path", none}}));
    news.push_back(item(QT_TRANSLATE_NOOP("slipway", "Known by its checksum"), {{"name", none}, {"sha256", none}}));
    news.push_back(item(QT_TRANSLATE_NOOP("slipway", "PNC build"),
                        {{"name", none}, {"pnc_build_id", none}, {"pnc_artifact_id", none}}));
    return news;
}

NewNode begunItem(const Look &look)
{
    std::vector<std::pair<std::string, NewNode>> pairs;
    for (const std::string_view key : look.begun) {
        const descriptor::Key *row = key.empty() ? nullptr : descriptor::key(look.item, key);
        if (row && row->type == descriptor::ValueType::Int)
            pairs.emplace_back(key, NewNode::typed("8080"));
        else if (row)
            pairs.emplace_back(key, NewNode::string({}));
    }
    return NewNode::mapping(std::move(pairs));
}

void takeLook(ItemsSpec &spec)
{
    const auto look = std::ranges::find(looks, *spec.item, &Look::item);
    if (look == looks.end())
        return;
    for (const std::string_view column : look->columns) {
        if (!column.empty())
            spec.columns.emplace_back(column);
    }
    spec.takesKeyValueLines = look->takesKeyValueLines;
    spec.hasDetail = look->hasDetail;
    const bool isRepository = spec.keys == "modules.repositories";
    if (isRepository)
        spec.columns.back() = sourceColumn;
    if (*spec.item == ObjectKind::Artifact)
        spec.news = newArtifacts(isRepository);
    else
        spec.news = {{{}, begunItem(*look)}};
}

} // namespace

ItemsSpec itemsSpec(ObjectKind kind, std::string_view keys)
{
    ItemsSpec spec{.keys = std::string(keys), .kind = kind, .title = labelOf(kind, keys), .help = {}};
    const descriptor::Key *key = spec.place().key();
    if (!key)
        return spec;
    spec.help = words(key->help);
    spec.item = key->object;
    if (spec.item) {
        takeLook(spec);
    } else {
        spec.columns = {std::string()};
        spec.news = {{{}, NewNode::string({})}};
    }
    return spec;
}

ObjectKind artifactKindOf(const yaml::Tree &tree, yaml::NodeId item)
{
    static constexpr std::array<std::pair<std::string_view, ObjectKind>, 9> order{{
        {"image", ObjectKind::ImageArtifact},
        {"path", ObjectKind::PathArtifact},
        {"pnc_build_id", ObjectKind::PncArtifact},
        {"url", ObjectKind::UrlArtifact},
        {"git", ObjectKind::GitArtifact},
        {"sha512", ObjectKind::PlainArtifact},
        {"sha256", ObjectKind::PlainArtifact},
        {"sha1", ObjectKind::PlainArtifact},
        {"md5", ObjectKind::PlainArtifact},
    }};
    const yaml::NodeId map = item == yaml::noNode ? item : tree.resolved(item);
    if (map == yaml::noNode)
        return ObjectKind::Artifact;
    for (const auto &[key, kind] : order) {
        if (tree.value(map, key) != yaml::noNode)
            return kind;
    }
    return ObjectKind::Artifact;
}

QString artifactKindInWords(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::PathArtifact:
        return QCoreApplication::translate("slipway", "path");
    case ObjectKind::UrlArtifact:
        return QCoreApplication::translate("slipway", "URL");
    case ObjectKind::GitArtifact:
        return QCoreApplication::translate("slipway", "git");
    case ObjectKind::PlainArtifact:
        return QCoreApplication::translate("slipway", "checksum");
    case ObjectKind::ImageArtifact:
        return QCoreApplication::translate("slipway", "image");
    case ObjectKind::PncArtifact:
        return QCoreApplication::translate("slipway", "PNC");
    default:
        break;
    }
    return QCoreApplication::translate("slipway", "unknown");
}

QString derivedText(const yaml::Tree &tree, yaml::NodeId item, std::string_view column)
{
    if (column == kindColumn)
        return artifactKindInWords(artifactKindOf(tree, item));
    const auto textAt = [&](std::string_view keys) {
        return valueOf(tree, below(tree, tree.resolved(item), keys)).text;
    };
    if (artifactKindOf(tree, item) != ObjectKind::GitArtifact)
        return textAt("path");
    const QString ref = textAt("git.ref");
    return ref.isEmpty() ? textAt("git.url") : QStringLiteral("%1 (%2)").arg(textAt("git.url"), ref);
}

} // namespace slipway::ui
