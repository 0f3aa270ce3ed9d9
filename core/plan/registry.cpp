// SPDX-License-Identifier: MIT
#include "core/plan/registry.h"

#include "core/descriptor/suggest.h"
#include "core/descriptor/validate.h"
#include "core/plan/version.h"

#include <algorithm>

namespace slipway::plan {

namespace {

std::string versionsOf(const auto &modules)
{
    std::string all;
    for (const auto &module : modules)
        all.append(all.empty() ? "" : ", ").append(module->version);
    return all;
}

/// Said once for each module, at its version.
void reportOddVersion(const RegisteredModule &module, Pass &pass)
{
    if (Version(module.version).followsPep440())
        return;
    const Value &version = get(*module.loaded->document.asMap(), "version");
    Diagnostic problem{
        Severity::Warning,
        "module-version-order",
        "The version '%2' of module '%1' is not a PEP 440 version.",
        {module.name, module.version},
        "Ask for a version where it is installed, or number it like 1.2.3: it comes before all numbered ones.",
        version.origin()};
    if (std::ranges::find(pass.problems, problem) == pass.problems.end())
        pass.report(std::move(problem));
}

} // namespace

const Value &RegisteredModule::document()
{
    if (m_document.isNull())
        m_document = deepCopy(loaded->document);
    return m_document;
}

void Registry::add(RegisteredModule module, Pass &pass)
{
    const Map &map = *module.loaded->document.asMap();
    const Value &version = get(map, "version");
    if (!version.isTruthy()) {
        if (!version.isNull())
            pass.report({Severity::Error,
                         "module-without-version",
                         "The module '%1' has no usable version.",
                         {module.name},
                         "Write a version, in quotes: \"1.0\".",
                         version.origin()});
        return;
    }
    module.version = yaml::str(version);
    Versions &versions = m_byName[module.name];
    if (versions.modules.empty())
        m_names.push_back(module.name);
    if (std::ranges::find(versions.modules, module.version, [](const auto &known) { return known->version; }) !=
        versions.modules.end()) {
        pass.report({Severity::Error,
                     "module-exists",
                     "There is another module '%1' with version '%2'.",
                     {module.name, module.version},
                     "Change the name or the version of one of them, or remove a repository.",
                     get(map, "name").origin()});
        return;
    }
    if (!versions.modules.empty())
        chooseDefault(versions, module, pass);
    versions.modules.push_back(std::make_unique<RegisteredModule>(std::move(module)));
}

void Registry::chooseDefault(Versions &versions, const RegisteredModule &module, Pass &pass)
{
    const RegisteredModule &preferred = *versions.modules[versions.preferred];
    reportOddVersion(module, pass);
    reportOddVersion(preferred, pass);
    if (Version(module.version) > Version(preferred.version))
        versions.preferred = versions.modules.size();
}

RegisteredModule *Registry::find(const Value &item)
{
    const auto found = m_byName.find(nameOf(item));
    if (found == m_byName.end() || found->second.modules.empty())
        return nullptr;
    Versions &versions = found->second;
    const Value &version = get(*item.asMap(), "version");
    if (version.isNull())
        return versions.modules[versions.preferred].get();
    const std::string wanted = yaml::str(version);
    const auto module = std::ranges::find(versions.modules, wanted, [](const auto &known) { return known->version; });
    return module == versions.modules.end() ? nullptr : module->get();
}

RegisteredModule *Registry::find(const Value &item, bool warns, Pass &pass)
{
    RegisteredModule *module = find(item);
    const auto versions = m_byName.find(nameOf(item));
    if (versions == m_byName.end() || versions->second.modules.empty())
        reportUnknownName(item, pass);
    else if (!module && !m_isIncomplete)
        reportUnknownVersion(item, versions->second, pass);
    else if (module && warns && get(*item.asMap(), "version").isNull() && versions->second.modules.size() > 1)
        pass.report({Severity::Warning,
                     "module-default-version",
                     "Module '%1' has several versions (%3); %2 is taken.",
                     {module->name, module->version, versionsOf(versions->second.modules)},
                     "Write the version that you want: 'version: \"%2\"'.",
                     get(*item.asMap(), "name").origin()});
    return module;
}

void Registry::reportUnknownName(const Value &item, Pass &pass) const
{
    if (m_isIncomplete)
        return;
    const Value &name = get(*item.asMap(), "name");
    const std::vector<std::string_view> names(m_names.begin(), m_names.end());
    Diagnostic problem{Severity::Error,
                       "unknown-module",
                       "There is no module '%1' in the module repositories.",
                       {nameOf(item)},
                       m_names.empty() ? "No module was found at all: add a repository under modules.repositories."
                                       : "Correct the name, or add the repository that has it.",
                       name.origin()};
    if (const std::string_view meant = descriptor::nearest(nameOf(item), names); !meant.empty()) {
        problem.advice = "Did you mean '%2'?";
        problem.arguments.emplace_back(meant);
        problem.fixes = {descriptor::replacement("rename-module", "Install %1", name.origin(), meant)};
    }
    pass.report(std::move(problem));
}

void Registry::reportUnknownVersion(const Value &item, const Versions &versions, Pass &pass)
{
    const Value &version = get(*item.asMap(), "version");
    Diagnostic problem{Severity::Error,
                       "unknown-module-version",
                       "There is no version '%2' of module '%1'.",
                       {nameOf(item), yaml::str(version), versionsOf(versions.modules)},
                       "There is: %3.",
                       version.origin()};
    const std::string best = versions.modules[versions.preferred]->version;
    if (version.origin().isWritten())
        problem.fixes = {descriptor::replacement("replace-value", "Write %1", version.origin(), "\"" + best + "\"")};
    pass.report(std::move(problem));
}

} // namespace slipway::plan
