// SPDX-License-Identifier: MIT
#include "app/cli/run.h"

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
    useUtf8();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slipway-cli"));
    return slipway::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
