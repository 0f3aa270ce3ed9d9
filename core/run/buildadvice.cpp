// SPDX-License-Identifier: MIT
#include "core/run/buildadvice.h"

#include <array>
#include <string>

namespace slipway::run {

namespace {

struct Obstacle {
    QStringView sign; ///< part of the engine's line
    bool isOfDocker;
    const char *code;
    const char *text;
    const char *advice;
};

constexpr std::array obstacles{
    Obstacle{u"cgroups in hybrid mode not supported", false, "engine-cgroups-hybrid",
             "The container runtime does not work with this machine's hybrid control groups.",
             "Add the build flag --isolation=chroot, or install runc and add --runtime=runc."},
    Obstacle{u"error setting rlimit", false, "engine-rlimit",
             "The container may not raise its resource limits on this machine.",
             "Add the build flags --ulimit=nofile=1024:1024 and --ulimit=nproc=1024:1024."},
    Obstacle{u"RLIMIT_NOFILE", false, "engine-rlimit",
             "The container may not raise its resource limits on this machine.",
             "Add the build flags --ulimit=nofile=1024:1024 and --ulimit=nproc=1024:1024."},
    Obstacle{u"setup network: netavark", false, "engine-network",
             "The container's network cannot be set up on this machine.",
             "Add the build flag --network=none if RUN needs no network, --network=host, or --isolation=chroot."},
    Obstacle{u"no subuid ranges found", false, "engine-subuid", "Your user has no subordinate user IDs.",
             "Add a range: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 USER."},
    Obstacle{u": image not known", false, "engine-no-base", "The base image is not on this machine.",
             "Leave out --pull=never, or pull or import the image first."},
    Obstacle{u"short-name resolution enforced but cannot prompt", false, "engine-short-name",
             "The base image's name does not say which registry it comes from.",
             "Write the full name in from, such as docker.io/library/NAME."},
    Obstacle{u"short-name \"", false, "engine-short-name",
             "The base image's name does not say which registry it comes from.",
             "Write the full name in from, such as docker.io/library/NAME."},
    Obstacle{u"the buildx component is missing", true, "engine-no-buildx",
             "Docker is told to use BuildKit, and its client has no buildx.",
             "Install docker-buildx, or unset DOCKER_BUILDKIT."},
    Obstacle{u"Cannot connect to the Docker daemon", true, "engine-no-daemon", "The Docker daemon does not run.",
             "Start it (`systemctl start docker`), or set DOCKER_HOST to one that runs."},
    Obstacle{u"permission denied while trying to connect to the Docker daemon", true, "engine-no-permission",
             "Your user may not talk to the Docker daemon.", "Add it to the group docker and log in again."},
    Obstacle{u"\"--squash\" is only supported", true, "engine-no-squash", "This Docker daemon cannot squash layers.",
             "Remove --squash from the build flags."},
};

} // namespace

std::optional<Diagnostic> adviceFor(EngineKind engine, QStringView line)
{
    for (const Obstacle &obstacle : obstacles)
        if (obstacle.isOfDocker == (engine == EngineKind::Docker) && line.contains(obstacle.sign))
            return Diagnostic{
                .code = obstacle.code, .text = obstacle.text, .arguments = {}, .advice = obstacle.advice, .origin = {}};
    return std::nullopt;
}

} // namespace slipway::run
