// SPDX-License-Identifier: MIT
// The object `helper` of help templates: each function as CEKit's TemplateHelper has it (SPEC 7).
#include "core/generate/helpcontext.h"

#include "core/generate/helprecords.h"
#include "core/jinja/arguments.h"
#include "core/jinja/attributes.h"
#include "core/jinja/comparison.h"
#include "core/jinja/iteration.h"
#include "core/jinja/printing.h"

#include <algorithm>
#include <format>

namespace slipway::generate {
namespace {

using jinja::Arguments;
using jinja::Dictionary;
using jinja::Runtime;
using jinja::Value;

const Value *find(const Value &value, std::string_view key)
{
    const auto *dictionary = value.as<Dictionary>();
    return dictionary ? dictionary->findText(key) : nullptr;
}

class Helper : public jinja::Attributed
{
public:
    Helper(HelpRecords &records, const plan::Plan &plan)
        : m_plan(plan)
    {
        for (const auto &[name, document] : plan.effectiveModules)
            m_modules.emplace_back(name, records.record(document, RecordKind::Module));
    }

    std::optional<Value> attribute(Runtime &runtime, std::string_view name) override
    {
        static const std::map<std::string_view, Function> functions{
            {"module", &Helper::moduleOf},
            {"modules", &Helper::modules},
            {"all_envs", &Helper::all<envs>},
            {"all_labels", &Helper::all<labels>},
            {"all_args", &Helper::all<args>},
            {"packages_to_install", &Helper::packages<install>},
            {"packages_to_reinstall", &Helper::packages<reinstall>},
            {"packages_to_remove", &Helper::packages<remove>},
            {"filename", &Helper::filename},
            {"cmd", &Helper::command},
            {"ports", &Helper::ports},
            {"cachito", &Helper::cachito},
            {"extra_dir", &Helper::osbs<extraDir>},
            {"extra_dir_target", &Helper::osbs<extraDirTarget>},
            {"package_manager_flags", &Helper::flags},
            {"package_manager_install", &Helper::managerInstall},
            {"package_manager_reinstall", &Helper::managerReinstall},
            {"package_manager_remove", &Helper::managerRemove},
            {"package_manager_query", &Helper::managerQuery},
            {"package_manager_clean", &Helper::managerClean},
            {"package_manager_cleanup", &Helper::cleanup}};
        const auto found = functions.find(name);
        if (found == functions.end())
            return std::nullopt;
        return runtime.function([this, function = found->second](Runtime &run, Arguments &arguments) {
            jinja::ArgumentReader reader(run, arguments);
            return (this->*function)(run, reader);
        });
    }

private:
    using Function = Value (Helper::*)(Runtime &, jinja::ArgumentReader &);
    static constexpr char envs[] = "envs";
    static constexpr char labels[] = "labels";
    static constexpr char args[] = "args";
    static constexpr char install[] = "install";
    static constexpr char reinstall[] = "reinstall";
    static constexpr char remove[] = "remove";
    static constexpr char extraDir[] = "extra_dir";
    static constexpr char extraDirTarget[] = "extra_dir_target";

    /// The version that is installed of a module that is asked for without one.
    std::string installedVersion(std::string_view name) const
    {
        for (const plan::Block &block : m_plan.target.modules)
            if (block.name.text == name)
                return block.version.text;
        for (const plan::Stage &stage : m_plan.builders)
            for (const plan::Block &block : stage.modules)
                if (block.name.text == name)
                    return block.version.text;
        return {};
    }

    Value module(Runtime &runtime, const Value &wanted)
    {
        const Value name = jinja::attributeOf(runtime, wanted, "name");
        const Value version = jinja::attributeOf(runtime, wanted, "version");
        const std::string text = runtime.failed() ? "" : jinja::str(runtime, name);
        const std::string asked = version.isNone() ? installedVersion(text) : jinja::str(runtime, version);
        const Value *only = nullptr;
        for (const auto &[known, record] : m_modules) {
            const Value *its = find(record, "version");
            if (known == text && its && jinja::str(runtime, *its) == asked)
                return record;
            if (known == text)
                only = &record;
        }
        if (only && version.isNone())
            return *only;
        return runtime.fail(
            std::format("There is no module '{}' of that version among those that are installed.", text));
    }

    /// The modules that an image or a module installs, and itself.
    std::vector<Value> modulesOf(Runtime &runtime, const Value &image)
    {
        std::vector<Value> all;
        if (!image.as<Dictionary>() && !runtime.failed())
            runtime.fail(std::format("{} is no image and no module.", jinja::kindOf(image)));
        const Value *section = find(image, "modules");
        const Value *installed = section ? find(*section, "install") : nullptr;
        for (const Value &item : installed ? jinja::itemsOf(runtime, *installed) : std::vector<Value>())
            all.push_back(module(runtime, item));
        all.push_back(image);
        return all;
    }

    Value moduleOf(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value wanted = reader.required("to_install");
        return reader.done() ? module(runtime, wanted) : Value();
    }

    Value modules(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        return reader.done() ? runtime.list(modulesOf(runtime, image)) : Value();
    }

    template <const char *key>
    Value all(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        std::vector<Value> items;
        for (const Value &one : reader.done() ? modulesOf(runtime, image) : std::vector<Value>()) {
            const Value *section = find(one, key);
            for (const Value &item : section ? jinja::itemsOf(runtime, *section) : std::vector<Value>())
                items.push_back(item);
        }
        return runtime.list(std::move(items));
    }

    std::vector<Value> packageNames(Runtime &runtime, const Value &image, std::string_view key)
    {
        std::vector<Value> items;
        for (const Value &one : modulesOf(runtime, image)) {
            const Value *section = find(one, "packages");
            const Value *names = section ? find(*section, key) : nullptr;
            for (const Value &item : names ? jinja::itemsOf(runtime, *names) : std::vector<Value>())
                items.push_back(item);
        }
        return items;
    }

    template <const char *key>
    Value packages(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        return reader.done() ? runtime.list(packageNames(runtime, image, key)) : Value();
    }

    Value filename(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value source = reader.required("source");
        if (const Value *target = find(source, "target"); target && jinja::isTruthy(*target))
            return *target;
        const Value *artifact = find(source, "artifact");
        if (!artifact || !artifact->asText())
            return runtime.fail("The artifact has neither 'target' nor 'artifact'.");
        return runtime.text(artifact->asText()->substr(artifact->asText()->rfind('/') + 1));
    }

    Value command(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value words = reader.required("arr");
        std::string text;
        for (const Value &word : jinja::itemsOf(runtime, words))
            text += std::format("{}\"{}\"", text.empty() ? "" : ", ", jinja::str(runtime, word));
        return reader.done() ? runtime.text('[' + text + ']') : Value();
    }

    Value ports(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value all = reader.required("available_ports");
        std::vector<Value> values;
        for (const Value &port : jinja::itemsOf(runtime, all)) {
            const Value *exposed = find(port, "expose");
            const Value *value = find(port, "value");
            if (!exposed || jinja::isTruthy(*exposed))
                values.push_back(value ? *value : Value::none());
        }
        return reader.done() ? runtime.list(std::move(values)) : Value();
    }

    Value cachito(Runtime &, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        const Value *found = reader.done() ? &image : nullptr;
        for (const char *key : {"osbs", "configuration", "container", "remote_source"})
            found = found ? find(*found, key) : nullptr;
        return found && jinja::isTruthy(*found) ? Value::boolean(true) : Value::none();
    }

    template <const char *key>
    Value osbs(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        const Value *section = reader.done() ? find(image, "osbs") : nullptr;
        if (!section)
            return runtime.fail("The image has no section 'osbs'.");
        const Value *found = find(*section, key);
        return found ? *found : Value::none();
    }

    /// The name of the package manager; each of them is recognised by a part of it.
    static bool has(const std::string &manager, std::string_view part) { return manager.contains(part); }

    Value flags(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const std::string manager = reader.text("pkg_mgr");
        const Value given = reader.required("pkg_mgr_flags");
        if (!reader.done() || !given.isNone())
            return given;
        if (has(manager, "apk"))
            return Value::text("");
        if (has(manager, "apt-get"))
            return Value::text("update && apt-get --no-install-recommends");
        const std::string usual = "--setopt=tsflags=nodocs";
        return runtime.text(has(manager, "microdnf") ? "--setopt=install_weak_deps=0 " + usual : usual);
    }

    Value word(jinja::ArgumentReader &reader, std::string_view apk, std::string_view apt, std::string_view usual)
    {
        const std::string manager = reader.text("pkg_mgr");
        return Value::text(std::string(has(manager, "apk") ? apk : has(manager, "apt-get") ? apt : usual));
    }

    Value managerInstall(Runtime &, jinja::ArgumentReader &reader)
    {
        return word(reader, "add", "install -y", "install -y");
    }
    Value managerReinstall(Runtime &, jinja::ArgumentReader &reader)
    {
        return word(reader, "fix --reinstall", "--reinstall install -y", "reinstall -y");
    }
    Value managerRemove(Runtime &, jinja::ArgumentReader &reader)
    {
        return word(reader, "del", "remove -y", "remove -y");
    }
    Value managerQuery(Runtime &, jinja::ArgumentReader &reader)
    {
        return word(reader, "apk info -e", "dpkg-query --list", "rpm -q");
    }

    Value managerClean(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const std::string manager = reader.text("pkg_mgr");
        if (has(manager, "apk"))
            return Value::text(":");
        return runtime.text(manager + (has(manager, "apt-get") ? " clean" : " clean all"));
    }

    Value cleanup(Runtime &runtime, jinja::ArgumentReader &reader)
    {
        const Value image = reader.required("image");
        const auto any = [&](std::string_view key) { return !packageNames(runtime, image, key).empty(); };
        if (!reader.done())
            return {};
        const Value *section = find(image, "packages");
        const Value *manager = section ? find(*section, "manager") : nullptr;
        const std::string name = manager ? jinja::str(runtime, *manager) : "";
        const bool isRpm = name == "yum" || name == "dnf" || name == "microdnf";
        return any("install") || any("remove") || (any("reinstall") && isRpm) ? Value::boolean(true) : Value::none();
    }

    const plan::Plan &m_plan;
    std::vector<std::pair<std::string, Value>> m_modules;
};

} // namespace

jinja::Surroundings helpSurroundings(Runtime &runtime, const plan::Plan &plan)
{
    HelpRecords records(runtime);
    const Value image = records.record(plan.effectiveImage, RecordKind::Image);
    jinja::Surroundings around;
    around.globals = {{"image", image}, {"helper", Value::object(runtime.make<Helper>(records, plan))}};
    const auto *dictionary = image.as<Dictionary>();
    for (const auto &[key, value] : dictionary ? dictionary->entries() : std::vector<Dictionary::Entry>())
        if (key.asText())
            around.variables.emplace_back(*key.asText(), value);
    return around;
}

} // namespace slipway::generate
