// SPDX-License-Identifier: MIT
// Values: what is allowed, what the project knows, what is in common use.
#include "core/assist/completer.h"
#include "core/assist/known.h"
#include "core/plan/version.h"

#include <algorithm>

namespace slipway::assist {

using descriptor::Key;
using descriptor::ObjectKind;
using descriptor::ValueType;

namespace {

constexpr int forProject = 4;
constexpr int forEarlier = 8;

bool isArtifact(ObjectKind kind)
{
    return kind >= ObjectKind::PathArtifact && kind <= ObjectKind::Artifact;
}

/// Texts that say something about one thing only: nobody wants them twice.
bool isOwnText(const Key &key)
{
    return key.name == "description" || key.name == "example" || key.name.contains("md5") || key.name.contains("sha") ||
           (key.name == "version" && key.isRequired);
}

std::string shortName(const std::filesystem::path &file)
{
    return file.filename() == "module.yaml" ? (file.parent_path().filename() / "module.yaml").string()
                                            : file.filename().string();
}

} // namespace

void Completer::addValues(PartId part, const Meaning &meaning)
{
    if (meaning.key == nullptr || !meaning.holder || meaning.object || meaning.isList)
        return;
    const Key &key = *meaning.key;
    const ObjectKind holder = *meaning.holder;
    for (const std::string_view choice : key.choices)
        addValue({.label = std::string(choice),
                  .kind = CompletionKind::Choice,
                  .detail = choice == key.defaultText ? "default" : ""},
                 &key);
    if (key.type == ValueType::Bool)
        addBooleans();
    if (!key.choices.empty() || key.type == ValueType::Bool || addPaths(meaning))
        return;
    if (holder == ObjectKind::Install && key.name == "name")
        addModuleNames();
    else if (holder == ObjectKind::Install && key.name == "version")
        addVersions(meaning.map);
    else if (key.name == "from" || (holder == ObjectKind::ImageArtifact && key.name == "image"))
        addStages(part);
    else if (isArtifact(holder) && key.name == "name" && m_request.kind == ObjectKind::Overrides)
        addArtifacts();
    addKnown(key, holder);
    if (holder != ObjectKind::Install && !isOwnText(key))
        addSeen(holder, key);
}

void Completer::addBooleans()
{
    const Meaning meaning = meaningOf(m_sketch, m_sketch.spot.part, m_request.kind);
    for (const std::string_view each : {"true", "false"})
        addValue({.label = std::string(each),
                  .kind = CompletionKind::Choice,
                  .detail = meaning.key->defaultText == each ? "default" : ""},
                 nullptr);
}

void Completer::addModuleNames()
{
    for (const auto &file : m_project().files) {
        for (const Occurrence &each : file->occurrences) {
            if (each.kind == SymbolKind::Module && each.isDefinition)
                addValue({.label = each.name,
                          .kind = CompletionKind::Module,
                          .detail = each.version,
                          .documentation = file->file.string(),
                          .score = forProject},
                         nullptr);
        }
    }
}

void Completer::addVersions(PartId install)
{
    const PartId name = m_sketch.entry(install, "name");
    if (name == noPart)
        return;
    std::vector<std::pair<std::string, const FileFacts *>> versions;
    for (const auto &file : m_project().files) {
        for (const Occurrence &each : file->occurrences) {
            if (each.kind == SymbolKind::Module && each.isDefinition && each.name == m_sketch.at(name).value)
                versions.emplace_back(each.version, file.get());
        }
    }
    std::ranges::stable_sort(versions, [](const auto &left, const auto &right) {
        return plan::Version(right.first) < plan::Version(left.first);
    });
    const Key *key = descriptor::key(ObjectKind::Install, "version");
    bool isHighest = true;
    for (const auto &[version, file] : versions) {
        addValue({.label = version,
                  .kind = CompletionKind::Version,
                  .detail = isHighest ? "highest" : "",
                  .documentation = file->file.string()},
                 key);
        isHighest = false;
    }
}

void Completer::addStages(PartId part)
{
    PartId own = part; // the stage that is being written
    while (own != 0 && m_sketch.at(own).parent != 0)
        own = m_sketch.at(own).parent;
    const bool isList = m_sketch.at(0).kind == Part::Kind::List;
    std::vector<std::string> earlier;
    if (isList) {
        for (const PartId stage : m_sketch.at(0).children) {
            if (stage == own)
                break;
            if (const PartId name = m_sketch.entry(stage, "name"); name != noPart)
                earlier.push_back(m_sketch.at(name).value);
        }
    } else if (m_request.kind != ObjectKind::Image) {
        for (const auto &file : m_project().files) {
            for (const Occurrence &each : file->occurrences) {
                if (each.kind == SymbolKind::Stage && each.isDefinition)
                    earlier.push_back(each.name);
            }
        }
    }
    for (const std::string &name : earlier)
        addValue({.label = name, .kind = CompletionKind::Stage, .detail = "stage", .score = forEarlier}, nullptr);
}

void Completer::addArtifacts()
{
    for (const auto &file : m_project().files) {
        for (const Occurrence &each : file->occurrences) {
            if (each.kind == SymbolKind::Artifact && each.isDefinition)
                addValue({.label = each.name,
                          .kind = CompletionKind::Artifact,
                          .detail = shortName(file->file),
                          .score = forProject},
                         nullptr);
        }
    }
}

void Completer::addKnown(const Key &key, ObjectKind holder)
{
    for (const KnownValue &known : knownValues(holder, key.name))
        addValue({.label = std::string(known.value),
                  .kind = CompletionKind::Known,
                  .documentation = std::string(known.documentation)},
                 &key);
}

void Completer::addSeen(ObjectKind holder, const Key &key)
{
    const std::string written = m_sketch.spot.part == noPart ? std::string() : m_sketch.at(m_sketch.spot.part).value;
    for (const auto &file : m_project().files) {
        for (const SeenValue &seen : file->values) {
            const bool isAlike = seen.holder == holder || (isArtifact(holder) && isArtifact(seen.holder)) ||
                                 (key.name == "from" && seen.key == "from");
            const bool isOwn = file->file == m_request.file && seen.value == written;
            if (seen.key == key.name && isAlike && !isOwn && !seen.value.contains('\n'))
                addValue({.label = seen.value, .kind = CompletionKind::Seen, .detail = shortName(file->file)}, &key);
        }
    }
}

} // namespace slipway::assist
