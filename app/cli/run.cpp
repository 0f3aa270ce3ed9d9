// SPDX-License-Identifier: MIT
#include "app/cli/run.h"

#include "app/cli/commandline.h"
#include "app/cli/commands.h"
#include "app/cli/online.h"
#include "app/cli/report.h"

namespace slipway::cli {

int run(const std::vector<std::string> &arguments)
{
    const auto invocation = parse(arguments);
    if (!invocation) {
        const std::string text = invocation.error().text;
        if (invocation.error().exitCode == 0)
            print(text);
        else
            printError(text);
        return invocation.error().exitCode;
    }
    switch (invocation->command) {
    case Invocation::Command::Validate:
        return validate(*invocation);
    case Invocation::Command::Generate:
        return generate(*invocation);
    case Invocation::Command::Contents:
        return contents(*invocation);
    case Invocation::Command::Fetch:
        return fetchProject(*invocation);
    case Invocation::Command::Build:
        return build(*invocation);
    case Invocation::Command::Cache:
        return cache(*invocation);
    case Invocation::Command::Test:
        printError("error: Slipway does not run tests of images. Use CEKit for 'test behave'.\n");
        return 1;
    }
    return 2;
}

} // namespace slipway::cli
