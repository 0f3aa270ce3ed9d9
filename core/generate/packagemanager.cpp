// SPDX-License-Identifier: MIT
#include "core/generate/packagemanager.h"

namespace slipway::generate {
namespace {

PackageManager ownWords(const std::string &name)
{
    if (name == "apk")
        return {.name = name,
                .flags = "",
                .add = "add",
                .readd = "fix --reinstall",
                .remove = "del",
                .query = "apk info -e",
                .clean = ":"};
    if (name == "apt-get")
        return {.name = name,
                .flags = "update && apt-get --no-install-recommends",
                .add = "install -y",
                .readd = "--reinstall install -y",
                .remove = "remove -y",
                .query = "dpkg-query --list",
                .clean = "apt-get clean"};
    const std::string noDocumentation = "--setopt=tsflags=nodocs";
    return {.name = name,
            .flags = name == "microdnf" ? "--setopt=install_weak_deps=0 " + noDocumentation : noDocumentation,
            .add = "install -y",
            .readd = "reinstall -y",
            .remove = "remove -y",
            .query = "rpm -q",
            .clean = name + " clean all"};
}

} // namespace

PackageManager packageManager(const plan::Stage &stage)
{
    PackageManager manager = ownWords(stage.manager.text);
    if (stage.managerFlags)
        manager.flags = stage.managerFlags->text;
    return manager;
}

} // namespace slipway::generate
