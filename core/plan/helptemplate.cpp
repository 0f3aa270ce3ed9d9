// SPDX-License-Identifier: MIT
#include "core/plan/helptemplate.h"

#include <algorithm>

namespace slipway::plan {

namespace fs = std::filesystem;

fs::path helpTemplateFile(const Plan &plan, const fs::path &target)
{
    if (!plan.target.help.templatePath)
        return {};
    const fs::path path = (plan.descriptor.parent_path() / plan.target.help.templatePath->text).lexically_normal();
    for (const ModuleFolder &module : plan.moduleFolders) {
        const fs::path copy = (target / "image/modules" / module.name).lexically_normal();
        if (std::ranges::mismatch(copy, path).in1 == copy.end())
            return module.folder / path.lexically_relative(copy);
    }
    return path;
}

void checkHelpTemplate(const Plan &plan, Pass &pass)
{
    const Help &help = plan.target.help;
    if (!help.isAdded || !help.templatePath)
        return;
    const fs::path file = helpTemplateFile(plan, pass.target);
    pass.files.push_back(file);
    if (!pass.surroundings.files->exists(file) || pass.surroundings.files->isDirectory(file))
        pass.report({Severity::Error,
                     "missing-file",
                     "The file '%1' cannot be read: %2.",
                     {file.string(), "it does not exist"},
                     "Create the template, or correct the path.",
                     help.templatePath->origin});
}

} // namespace slipway::plan
