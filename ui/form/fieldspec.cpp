// SPDX-License-Identifier: MIT
#include "ui/form/fieldspec.h"

#include "ui/form/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace slipway::ui {

using descriptor::ObjectKind;
using descriptor::ValueType;

namespace {

/// Labels that are not just the key with a capital.
constexpr std::array labels{
    std::pair{"from", QT_TRANSLATE_NOOP("slipway", "Base image")},
    std::pair{"schema_version", QT_TRANSLATE_NOOP("slipway", "Schema version")},
    std::pair{"follow_tag", QT_TRANSLATE_NOOP("slipway", "Follow tag")},
    std::pair{"workdir", QT_TRANSLATE_NOOP("slipway", "Working directory")},
    std::pair{"cmd", QT_TRANSLATE_NOOP("slipway", "Command")},
    std::pair{"dest", QT_TRANSLATE_NOOP("slipway", "Destination")},
    std::pair{"url", QT_TRANSLATE_NOOP("slipway", "URL")},
    std::pair{"labels", QT_TRANSLATE_NOOP("slipway", "Labels")},
    std::pair{"envs", QT_TRANSLATE_NOOP("slipway", "Environment")},
    std::pair{"args", QT_TRANSLATE_NOOP("slipway", "Arguments")},
    std::pair{"git.url", QT_TRANSLATE_NOOP("slipway", "Git URL")},
    std::pair{"git.ref", QT_TRANSLATE_NOOP("slipway", "Git ref")},
    std::pair{"url.repository", QT_TRANSLATE_NOOP("slipway", "URL of the .repo file")},
    std::pair{"id", QT_TRANSLATE_NOOP("slipway", "Identifier")},
    std::pair{"rpm", QT_TRANSLATE_NOOP("slipway", "RPM")},
    std::pair{"md5", QT_TRANSLATE_NOOP("slipway", "MD5")},
    std::pair{"sha1", QT_TRANSLATE_NOOP("slipway", "SHA-1")},
    std::pair{"sha256", QT_TRANSLATE_NOOP("slipway", "SHA-256")},
    std::pair{"sha512", QT_TRANSLATE_NOOP("slipway", "SHA-512")},
    std::pair{"source-url", QT_TRANSLATE_NOOP("slipway", "Source URL")},
    std::pair{"source-md5", QT_TRANSLATE_NOOP("slipway", "Source MD5")},
    std::pair{"source-sha1", QT_TRANSLATE_NOOP("slipway", "Source SHA-1")},
    std::pair{"source-sha256", QT_TRANSLATE_NOOP("slipway", "Source SHA-256")},
    std::pair{"pnc_artifact_id", QT_TRANSLATE_NOOP("slipway", "PNC artifact")},
    std::pair{"pnc_build_id", QT_TRANSLATE_NOOP("slipway", "PNC build")},
    std::pair{"manager", QT_TRANSLATE_NOOP("slipway", "Package manager")},
    std::pair{"manager_flags", QT_TRANSLATE_NOOP("slipway", "Manager options")},
    std::pair{"content_sets", QT_TRANSLATE_NOOP("slipway", "Content sets")},
    std::pair{"content_sets_file", QT_TRANSLATE_NOOP("slipway", "Content sets file")},
    std::pair{"add", QT_TRANSLATE_NOOP("slipway", "Help page")},
    std::pair{"koji_target", QT_TRANSLATE_NOOP("slipway", "Koji target")},
    std::pair{"extra_dir", QT_TRANSLATE_NOOP("slipway", "Extra folder")},
    std::pair{"extra_dir_target", QT_TRANSLATE_NOOP("slipway", "Target of the extra folder")},
    std::pair{"repository.name", QT_TRANSLATE_NOOP("slipway", "Repository name")},
    std::pair{"repository.branch", QT_TRANSLATE_NOOP("slipway", "Repository branch")},
    std::pair{"configuration.container", QT_TRANSLATE_NOOP("slipway", "container.yaml")},
    std::pair{"configuration.container_file", QT_TRANSLATE_NOOP("slipway", "container.yaml file")},
    std::pair{"configuration.gating_file", QT_TRANSLATE_NOOP("slipway", "gating.yaml file")},
};

constexpr std::array<std::string_view, 5> fileKeys{"template", "content_sets_file", "container_file", "gating_file",
                                                   "script"};
constexpr std::array<std::string_view, 4> checksumKeys{"md5", "sha1", "sha256", "sha512"};
constexpr std::array<std::string_view, 3> longKeys{"description", "value", "example"};

/// First what a thing is called and where it comes from, then the schema's order, and last what is seldom wanted.
int rankOf(std::string_view keys)
{
    static constexpr std::array<std::string_view, 7> first{"name",    "image",   "path",  "url",
                                                           "git.url", "git.ref", "target"};
    if (keys.starts_with("source-") || keys == "description")
        return static_cast<int>(first.size()) + 1;
    return static_cast<int>(std::ranges::find(first, keys) - first.begin());
}

std::string_view lastOf(std::string_view keys)
{
    const std::size_t dot = keys.rfind('.');
    return dot == std::string_view::npos ? keys : keys.substr(dot + 1);
}

bool isOneOf(std::string_view name, std::span<const std::string_view> names)
{
    return std::ranges::find(names, name) != names.end();
}

FieldWidget textWidget(ObjectKind kind, std::string_view name)
{
    if (isOneOf(name, fileKeys))
        return FieldWidget::File;
    if (name == "path" && kind != ObjectKind::Volume && kind != ObjectKind::ImageArtifact)
        return FieldWidget::FileOrFolder;
    if (name == "extra_dir")
        return FieldWidget::Folder;
    if (isOneOf(name, checksumKeys))
        return FieldWidget::Checksum;
    return isOneOf(name, longKeys) ? FieldWidget::Text : FieldWidget::Line;
}

Suggest suggestOf(ObjectKind kind, std::string_view name)
{
    if (name == "from" || name == "image")
        return Suggest::Stages;
    if (name == "user")
        return Suggest::Users;
    if (kind == ObjectKind::Install)
        return name == "name" ? Suggest::Modules : Suggest::Versions;
    return Suggest::Nothing;
}

void chooseWidget(FieldSpec &spec, const descriptor::Key &key)
{
    spec.suggest = suggestOf(spec.kind, key.name);
    if (key.type == ValueType::Any && spec.kind != ObjectKind::Env) {
        spec.widget = FieldWidget::Snippet;
    } else if (key.type == ValueType::Bool) {
        spec.widget = FieldWidget::Choice;
        spec.choices = {QStringLiteral("true"), QStringLiteral("false")};
    } else if (!key.choices.empty()) {
        spec.widget = FieldWidget::Choice;
        for (const std::string_view choice : key.choices)
            spec.choices.append(QString::fromUtf8(choice));
    } else if (key.type == ValueType::Int) {
        spec.widget = FieldWidget::Integer;
    } else {
        spec.widget = spec.suggest == Suggest::Nothing ? textWidget(spec.kind, key.name) : FieldWidget::Suggestion;
    }
}

} // namespace

QString labelOf(ObjectKind kind, std::string_view keys)
{
    if (keys == "value" && kind == ObjectKind::Port)
        return QCoreApplication::translate("slipway", "Port");
    for (std::string_view wanted = keys;; wanted.remove_prefix(wanted.find('.') + 1)) {
        const auto found = std::ranges::find(labels, wanted, &decltype(labels)::value_type::first);
        if (found != labels.end())
            return words(found->second);
        if (!wanted.contains('.'))
            break;
    }
    std::string text(lastOf(keys));
    std::ranges::replace(text, '_', ' ');
    const QString label = words(text);
    return label.left(1).toUpper() + label.sliced(1);
}

FieldSpec fieldSpec(ObjectKind kind, std::string_view keys)
{
    FieldSpec spec{
        .keys = std::string(keys), .kind = kind, .label = labelOf(kind, keys), .help = {}, .placeholder = {}};
    const descriptor::Key *key = FieldPlace{.parent = {}, .keys = spec.keys, .kind = kind}.key();
    if (!key)
        return spec;
    spec.help = words(key->help);
    spec.placeholder = QString::fromUtf8(key->defaultText);
    spec.isRequired = key->isRequired;
    chooseWidget(spec, *key);
    return spec;
}

std::vector<FieldSpec> fieldSpecs(ObjectKind kind, std::span<const std::string_view> keys)
{
    std::vector<FieldSpec> specs;
    for (const std::string_view key : keys)
        specs.push_back(fieldSpec(kind, key));
    return specs;
}

std::vector<FieldSpec> allFieldSpecs(ObjectKind kind)
{
    std::vector<FieldSpec> specs;
    for (const descriptor::Key &key : descriptor::object(kind).keys) {
        if (!key.object)
            specs.push_back(fieldSpec(kind, key.name));
        else if (!key.isList)
            for (const descriptor::Key &inner : descriptor::object(*key.object).keys)
                specs.push_back(fieldSpec(kind, std::string(key.name) + '.' + std::string(inner.name)));
    }
    std::ranges::stable_sort(specs, {}, [](const FieldSpec &spec) { return rankOf(spec.keys); });
    return specs;
}

QStringList suggestionsFor(const FormContext &context, Suggest suggest, std::string_view parent)
{
    const FormChoices &choices = context.choices();
    QStringList names;
    switch (suggest) {
    case Suggest::Nothing:
        break;
    case Suggest::Stages:
        return choices.stages;
    case Suggest::Users:
        return choices.users;
    case Suggest::Modules:
        for (const ModuleChoice &module : choices.modules)
            names.append(module.name);
        break;
    case Suggest::Versions: {
        const QString name = context.value(joinedNodePath(parent, "name")).text;
        const auto found = std::ranges::find(choices.modules, name, &ModuleChoice::name);
        return found == choices.modules.end() ? QStringList() : found->versions;
    }
    }
    return names;
}

} // namespace slipway::ui
