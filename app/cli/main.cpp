// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"
#include "app/cli/commands.h"
#include "app/cli/report.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    using namespace slipway::cli;
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slipway-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLIPWAY_VERSION));
    const auto invocation = parse(QCoreApplication::arguments().mid(1));
    if (!invocation) {
        const std::string text = invocation.error().text.toStdString();
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
    case Invocation::Command::Build:
        return build(*invocation);
    }
    return 2;
}
