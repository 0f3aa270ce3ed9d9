// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"
#include "app/cli/commands.h"
#include "app/cli/report.h"

#include <QCoreApplication>

#include <clocale>
#include <langinfo.h>
#include <string_view>

namespace {

/// Everything printed here is UTF-8; in another locale Qt would say on standard error that it changes to this one.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
}

} // namespace

int main(int argc, char **argv)
{
    using namespace slipway::cli;
    useUtf8();
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
    case Invocation::Command::Cache:
        return cache(*invocation);
    case Invocation::Command::Test:
        printError("error: Slipway does not run tests of images. Use CEKit for 'test behave'.\n");
        return 1;
    }
    return 2;
}
