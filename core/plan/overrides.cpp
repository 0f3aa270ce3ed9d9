// SPDX-License-Identifier: MIT
#include "core/plan/overrides.h"

#include "core/plan/merge.h"

namespace slipway::plan {

namespace {

/// name, version, from, description, help: replaced when the override's value is truthy.
void applyScalars(Map &image, const Value &document, const Value &override, Pass &pass)
{
    for (const std::string_view key : {"name", "version", "from", "description", "help"}) {
        const Value &value = get(*override.asMap(), key);
        if (!value.isTruthy())
            continue;
        const Value old = get(image, key);
        image.set(key, value);
        pass.provenance.shadow(document, key, old, &image);
    }
}

/// Objects by name: an override's object takes over what it lacks and stands in the old one's place; new ones are
/// appended.
void applyNamed(Map &section, std::string_view key, const std::vector<Value> &overriding, Pass &pass)
{
    const MergeOf kind = key == "repositories" ? MergeOf::Resources : MergeOf::Plain;
    Named objects(itemsAt(section, key));
    for (const Value &object : overriding) {
        const std::string name = nameOf(object);
        if (const Value *old = objects.find(name))
            merge(kind, object, *old, pass);
        objects.set(name, object);
    }
    section.set(key, listOf(objects.values(), get(section, key)));
}

Value namedValue(std::string_view name, const Value &value)
{
    Value object = Value::map();
    object.asMap()->set("name", Value::string(name));
    object.asMap()->set("value", Value(yaml::str(value), value.sharedOrigin()));
    return object;
}

/// SPEC 5.8: labels and envs with the target's name and version.
std::vector<Value> redHatObjects(std::string_view nameKey, std::string_view versionKey, const ImageState &target)
{
    return {namedValue(nameKey, get(target.map(), "name")), namedValue(versionKey, get(target.map(), "version"))};
}

void applyPackages(Map &image, const Value &override, Pass &pass)
{
    const Value packages = get(*override.asMap(), "packages");
    const Value own = get(image, "packages");
    if (!packages.asMap() || !own.asMap())
        return;
    merge(MergeOf::Packages, packages, own, pass);
    image.set("packages", packages);
    for (const std::string_view flag : {"content_sets", "content_sets_file"}) {
        const Value *value = packages.asMap()->find(flag);
        if (!value || !value->isNull())
            continue;
        packages.asMap()->remove("content_sets");
        packages.asMap()->remove("content_sets_file");
    }
}

/// Truthy values of the override replace the image's, whole.
void applyOsbs(Map &image, const Value &override, Pass &pass)
{
    const Value osbs = get(image, "osbs");
    const Map *other = mapAt(*override.asMap(), "osbs");
    if (!osbs.asMap() || !other)
        return;
    for (const auto &[key, value] : other->entries) {
        if (!value.isTruthy())
            continue;
        const std::string name = yaml::str(key);
        const Value old = get(*osbs.asMap(), name);
        osbs.asMap()->set(name, value);
        pass.provenance.shadow(osbs, name, old, osbs.asMap());
    }
}

/// dest, target and description: the override's as written, else those of the artifact that it replaces (SPEC 5.4).
void takeArtifactKeys(const Value &artifact, const Value &raw, const Value *known, Pass &pass)
{
    for (const std::string_view key : {"dest", "target", "description"}) {
        const Value written = raw.asMap() ? get(*raw.asMap(), key) : Value();
        const Value old = known ? get(*known->asMap(), key) : Value();
        if (written.isTruthy())
            artifact.asMap()->set(key, written);
        else if (old.isTruthy())
            artifact.asMap()->set(key, old);
    }
    if (!known || known->asMap() == artifact.asMap())
        return;
    for (const auto &[key, value] : known->asMap()->entries) {
        if (artifact.asMap()->find(yaml::str(key)))
            pass.provenance.shadow(artifact, yaml::str(key), value, known->asMap());
    }
}

void applyArtifacts(ImageState &image, const OverrideState &override, Pass &pass)
{
    Map &map = image.map();
    Named artifacts(itemsAt(map, "artifacts"));
    const std::vector<Value> &overriding = itemsAt(*override.document.asMap(), "artifacts");
    const Map *raw = override.raw.asMap();
    for (std::size_t i = 0; i < overriding.size(); ++i) {
        const Value artifact = overriding[i];
        const std::string name = nameOf(artifact);
        const std::vector<Value> *rawItems = raw ? &itemsAt(*raw, "artifacts") : nullptr;
        takeArtifactKeys(artifact, rawItems && i < rawItems->size() ? (*rawItems)[i] : Value(),
                         image.artifactOverrides.find(name), pass);
        image.artifactOverrides.set(name, artifact);
        image.fetches.set(name, artifact);
        artifacts.set(name, artifact);
    }
    map.set("artifacts", listOf(artifacts.values(), get(map, "artifacts")));
}

void applyInstalls(ImageState &image, Map &modules, const Map &override, Pass &pass)
{
    Named installs(itemsAt(modules, "install"));
    for (const Value &install : itemsAt(override, "install")) {
        const std::string name = nameOf(install);
        if (const Value *old = installs.find(name); old && old->asMap() != install.asMap())
            pass.provenance.shadow(install, "version", get(*old->asMap(), "version"), old->asMap());
        image.installOverrides.set(name, install);
        installs.set(name, install);
    }
    modules.set("install", listOf(installs.values(), get(modules, "install")));
}

void applyRun(Map &image, const Map &override, Pass &pass)
{
    const Value run = get(override, "run");
    if (!run.asMap())
        return;
    if (const Value own = get(image, "run"); own.asMap())
        mergeRun(run, own, pass);
    image.set("run", run);
}

void applyOne(ImageState &image, const OverrideState &override, const ImageState &target, Pass &pass)
{
    Map &map = image.map();
    const Map &other = *override.document.asMap();
    applyScalars(map, image.document, override.document, pass);
    applyNamed(map, "labels", override.isRedHat ? redHatObjects("name", "version", target) : itemsAt(other, "labels"),
               pass);
    applyNamed(map, "args", itemsAt(other, "args"), pass);
    applyNamed(map, "envs",
               override.isRedHat ? redHatObjects("JBOSS_IMAGE_NAME", "JBOSS_IMAGE_VERSION", target)
                                 : itemsAt(other, "envs"),
               pass);
    applyNamed(map, "ports", itemsAt(other, "ports"), pass);
    if (Map *modules = mapAt(map, "modules"); modules && mapAt(other, "modules"))
        applyNamed(*modules, "repositories", itemsAt(*mapAt(other, "modules"), "repositories"), pass);
    applyPackages(map, override.document, pass);
    applyOsbs(map, override.document, pass);
    applyArtifacts(image, override, pass);
    if (Map *modules = mapAt(map, "modules"); modules && mapAt(other, "modules"))
        applyInstalls(image, *modules, *mapAt(other, "modules"), pass);
    applyRun(map, other, pass);
}

} // namespace

void applyOverrides(ImageState &image, const std::vector<OverrideState> &overrides, const ImageState &target,
                    Pass &pass)
{
    for (const OverrideState &override : overrides)
        applyOne(image, override, target, pass);
}

} // namespace slipway::plan
