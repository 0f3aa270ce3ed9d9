// SPDX-License-Identifier: MIT
#include "core/generate/containerfile.h"
#include "core/generate/mappedtext.h"
#include "tests/core/generate/plans.h"

#include <QTest>

using namespace slipway;
using namespace slipway::generate;
using namespace plans;

class ContainerfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSmallestImageIsRendered();
    void anImageOnABaseEndsAsRoot();
    void aModuleIsRenderedInFull();
    void artifactsAreGroupedByDestination();
    void packageManagersHaveTheirOwnWords_data();
    void packageManagersHaveTheirOwnWords();
    void metadataIsClearedOnceOrInEachRun();
    void buildersComeFirst();
    void repositoriesAndSourcesAreAdded();
    void runKeysEndTheFile();
    void scratchKeepsAllButTheUser();
    void eachLineKnowsWhatMadeIt();
    void aTextKeepsOneOriginPerLine();
};

namespace {

/// The rendered text between two marks, both left out.
std::string between(const Plan &plan, std::string_view begin, std::string_view end,
                    const ContainerfileOptions &options = {})
{
    const std::string text = containerfile(plan, options).text;
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find(end, from + begin.size());
    if (from == std::string::npos || to == std::string::npos)
        return "marks not found in:\n" + text;
    return text.substr(from + begin.size(), to - from - begin.size());
}

Plan onBase(Block image)
{
    Plan plan;
    plan.target = stage("base", std::move(image));
    return plan;
}

constexpr std::string_view imageStart = "###### START image 'app:1'\n###### \\\n";
constexpr std::string_view blockEnd = "###### /\n";
constexpr std::string_view imageEnd = "###### END image 'app:1'\n";

} // namespace

void ContainerfileTest::theSmallestImageIsRendered()
{
    Plan plan;
    plan.target = stage("scratch", block("hello", "1.1"));
    plan.target.image.labels = {variable("io.cekit.version", "4.16.0", "labels[0]")};
    const std::string expected = R"(
# This is a Dockerfile for the hello:1.1 image.


## START target image hello:1.1
## \
    FROM scratch



###### START image 'hello:1.1'
###### \
        # Set 'hello' image defined labels
        LABEL \
            io.cekit.version="4.16.0"
###### /
###### END image 'hello:1.1'



## /
## END target image)";
    QCOMPARE(containerfile(plan).text, expected);
}

void ContainerfileTest::anImageOnABaseEndsAsRoot()
{
    const Plan plan = onBase(block("app", "1"));
    QCOMPARE(between(plan, "## \\\n", "######"), std::string("    FROM base\n\n\n    USER root\n\n"));
    const std::string expected = R"(


    # Switch to 'root' user and remove artifacts and modules
    USER root
    RUN rm -rf "/tmp/scripts" "/tmp/artifacts"
    # Define the user
    USER root
## /
)";
    QCOMPARE(between(plan, imageEnd, "## END"), expected);
}

void ContainerfileTest::aModuleIsRenderedInFull()
{
    Block alpha = block("alpha", "1.0", true);
    alpha.artifacts = {artifact("uno.txt", "/opt/z/", "a")};
    alpha.install = fields({"p1=2"}, "i");
    alpha.args = {variable("A2", "x", "a2"), variable("a1", std::nullopt, "a1"), variable("an", "None", "an"),
                  variable("a0", "", "a0")};
    alpha.envs = {variable("ZED", "1", "z"), variable("DROPPED", "False", "d"), variable("abc", "x\"y", "b"),
                  variable("LST", "[1, 'a', None, 1.5, True]", "l"), variable("NONE", std::nullopt, "n")};
    alpha.labels = {variable("lb", "v", "lb"), variable("LA", "", "la")};
    alpha.ports = {
        {.value = field("8080"), .isExposed = true, .service = "", .protocol = "", .description = "", .origin = {}},
        {.value = field("9"), .isExposed = false, .service = "", .protocol = "", .description = "", .origin = {}},
        {.value = field("54"), .isExposed = true, .service = "", .protocol = "", .description = "", .origin = {}}};
    alpha.scripts = {{field("run.sh"), field("root"), {}}, {field("two.sh"), field("1001"), {}}};
    alpha.volumes = fields({"/data"}, "v");
    Plan plan = onBase(block("app", "1"));
    plan.target.modules = {alpha};
    const std::string expected = R"(###### \
        # Copy 'alpha' module general artifacts to '/opt/z/' destination
        COPY \
            uno.txt \
            /opt/z/
        # Copy 'alpha' module content
        COPY modules/alpha /tmp/scripts/alpha
        # Switch to 'root' user for package management for 'alpha' module defined packages
        USER root
        RUN : \
        # Install packages defined in the 'alpha' module
        && yum --setopt=tsflags=nodocs install -y p1=2 \
            && rpm -q p1 \
        && :

        ARG a0=""
        ARG a1
        ARG A2="x"
        ARG an="None"

        # Set 'alpha' module defined environment variables
        ENV \
            abc="x"y" \
            LST="[1, 'a', None, 1.5, True]" \
            ZED="1"
        # Set 'alpha' module defined labels
        LABEL \
            LA="" \
            lb="v"
        # Exposed ports in 'alpha' module
        EXPOSE 8080 54
        # Custom scripts from 'alpha' module
        USER root
        RUN [ "sh", "-x", "/tmp/scripts/alpha/run.sh" ]
        USER 1001
        RUN [ "sh", "-x", "/tmp/scripts/alpha/two.sh" ]
        # Volumes defined in the 'alpha' module
        VOLUME ["/data"]
###### /
###### END module 'alpha:1.0'
)";
    QCOMPARE(between(plan, "###### START module 'alpha:1.0'\n", "\n###### START image"), expected);
}

void ContainerfileTest::artifactsAreGroupedByDestination()
{
    Block image = block("app", "1");
    Artifact copied = artifact("st2.jar", "/x/", "s");
    copied.kind = ArtifactKind::Image;
    copied.image = "builder";
    copied.source = "/tmp/st.jar";
    Artifact git = artifact("repo", "", "g");
    git.dest.reset();
    image.artifacts = {artifact("z", "/z/", "z"), copied, artifact("dd", "/Tmp/artifacts/", "d"),
                       artifact("two.txt", "/tmp/artifacts/", "t"), git};
    const std::string expected = R"(        # Copy 'app' image general artifacts to '/Tmp/artifacts/' destination
        COPY \
            dd \
            two.txt \
            /Tmp/artifacts/
        # Copy 'app' image general artifacts to '/z/' destination
        COPY \
            z \
            /z/
        # Copy 'app' image general artifacts to 'None' destination
        COPY \
            repo \
            None
        # Copy 'app' image stage artifacts
        COPY --from=builder /tmp/st.jar /x/st2.jar
)";
    QCOMPARE(between(onBase(image), imageStart, blockEnd), expected);
}

void ContainerfileTest::packageManagersHaveTheirOwnWords_data()
{
    QTest::addColumn<QString>("manager");
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("remove");
    QTest::addColumn<QString>("install");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("reinstall");
    QTest::addColumn<QString>("clean");
    const QString own = QStringLiteral("own");
    QTest::newRow("dnf") << "dnf" << own << "dnf --setopt=tsflags=nodocs remove -y r"
                         << "dnf --setopt=tsflags=nodocs install -y i" << "rpm -q"
                         << "dnf --setopt=tsflags=nodocs reinstall -y e" << "dnf clean all";
    QTest::newRow("microdnf") << "microdnf" << own
                              << "microdnf --setopt=install_weak_deps=0 --setopt=tsflags=nodocs remove -y r"
                              << "microdnf --setopt=install_weak_deps=0 --setopt=tsflags=nodocs install -y i"
                              << "rpm -q"
                              << "microdnf --setopt=install_weak_deps=0 --setopt=tsflags=nodocs reinstall -y e"
                              << "microdnf clean all";
    QTest::newRow("apk") << "apk" << own << "apk  del r" << "apk  add i" << "apk info -e" << "apk  fix --reinstall e"
                         << ":";
    QTest::newRow("apt-get") << "apt-get" << own << "apt-get update && apt-get --no-install-recommends remove -y r"
                             << "apt-get update && apt-get --no-install-recommends install -y i" << "dpkg-query --list"
                             << "apt-get update && apt-get --no-install-recommends --reinstall install -y e"
                             << "apt-get clean";
    QTest::newRow("given flags") << "yum" << "--fast" << "yum --fast remove -y r" << "yum --fast install -y i"
                                 << "rpm -q"
                                 << "yum --fast reinstall -y e" << "yum clean all";
    QTest::newRow("no flags") << "yum" << "" << "yum  remove -y r" << "yum  install -y i" << "rpm -q"
                              << "yum  reinstall -y e" << "yum clean all";
}

void ContainerfileTest::packageManagersHaveTheirOwnWords()
{
    QFETCH(QString, manager);
    QFETCH(QString, flags);
    QFETCH(QString, remove);
    QFETCH(QString, install);
    QFETCH(QString, query);
    QFETCH(QString, reinstall);
    QFETCH(QString, clean);
    Block image = block("app", "1");
    image.remove = fields({"r"}, "r");
    image.install = fields({"i"}, "i");
    image.reinstall = fields({"e"}, "e");
    Plan plan = onBase(image);
    plan.target.manager = field(manager.toStdString());
    if (flags != QStringLiteral("own"))
        plan.target.managerFlags = field(flags.toStdString());
    const QString expected = QStringLiteral("        # Remove packages defined in the 'app' image\n"
                                            "        && %1 \\\n"
                                            "        # Install packages defined in the 'app' image\n"
                                            "        && %2 \\\n"
                                            "            && %3 i \\\n"
                                            "        # Reinstall packages defined in the 'app' image\n"
                                            "        && %4 \\\n"
                                            "            && %3 e \\\n"
                                            "        && :\n\n")
                                 .arg(remove, install, query, reinstall);
    QCOMPARE(QString::fromStdString(between(plan, "RUN : \\\n", blockEnd)), expected);
    QCOMPARE(QString::fromStdString(between(plan, "    # Clear package manager metadata\n", "    # Define")),
             QStringLiteral("    RUN %1 \\\n    && rm -rf \"/var/cache/yum\" \"/var/lib/dnf\" \"/var/cache/apt\" "
                            "\"/var/cache/dnf\"\n")
                 .arg(clean));
}

void ContainerfileTest::metadataIsClearedOnceOrInEachRun()
{
    Block image = block("app", "1");
    image.reinstall = fields({"p"}, "p");
    Plan plan = onBase(image);
    const auto count = [&plan](bool noSquash, std::string_view line) {
        return QByteArray::fromStdString(containerfile(plan, {.noSquash = noSquash}).text)
            .count(QByteArrayView(line.data(), static_cast<qsizetype>(line.size())));
    };
    QCOMPARE(count(false, "\n    # Clear package manager metadata\n    RUN yum clean all \\\n    && rm -rf"), 1);
    QCOMPARE(count(false, "Clear package"), 1);
    QCOMPARE(count(true, "\n        # Clear package manager metadata\n        && yum clean all \\\n        && rm -rf"),
             1);
    QCOMPARE(count(true, "Clear package"), 1);
    plan.target.manager = field("apk"); // packages that were there before are no reason for it
    QCOMPARE(count(false, "Clear package"), 0);
    QCOMPARE(count(true, "Clear package"), 0);
}

void ContainerfileTest::buildersComeFirst()
{
    Plan plan = onBase(block("app", "1"));
    plan.builders = {stage("golang:1", block("builder", "2")), stage("scratch", block("other", "3"))};
    plan.builders[0].run.cmd = fields({"never"}, "cmd");
    const std::string expected = R"(
## START builder image builder:2
## \
    FROM golang:1 AS builder
    USER root

###### START image 'builder:2'
###### \
###### /
###### END image 'builder:2'


## /
## END builder image
## START builder image other:3
## \
    FROM scratch AS other

###### START image 'other:3'
###### \
###### /
###### END image 'other:3'


## /
## END builder image

)";
    QCOMPARE(between(plan, "image.\n", "## START target"), expected);
}

void ContainerfileTest::repositoriesAndSourcesAreAdded()
{
    Plan plan = onBase(block("app", "1"));
    Stage &target = plan.target;
    target.image.args = {variable("A", std::nullopt, "args[0]")};
    target.remoteSource = field("{'repo': 'x'}", "osbs");
    target.extraDir = field("osbs_extra");
    target.extraDirTarget = field("/extra", "osbs.extra_dir_target");
    PackageRepository repository;
    repository.filename = "My_Repo.repo";
    repository.isInjected = true;
    target.repositories = {repository, repository, {}};
    target.repositories[1].filename = "r2.repo";
    target.repositories[2].rpm = field("some.rpm", "rpm");
    const std::string expected = R"(    FROM base

    COPY osbs_extra /extra

    USER root

    COPY $REMOTE_SOURCE $REMOTE_SOURCE_DIR
    WORKDIR $REMOTE_SOURCE_DIR/app

    # Add custom repo files
    COPY repos/My_Repo.repo \
repos/r2.repo \
    /etc/yum.repos.d/

    RUN yum --setopt=tsflags=nodocs install -y some.rpm
        ARG A


)";
    QCOMPARE(between(plan, "## \\\n", imageStart), expected);
    QCOMPARE(between(plan, imageEnd, "    # Switch"), std::string("\n    RUN rm -rf $REMOTE_SOURCE_DIR\n\n\n"));
    QCOMPARE(between(plan, "# Remove custom repo files\n", "## /"),
             std::string("    RUN rm    # Define the user\n    USER root\n"));
}

void ContainerfileTest::runKeysEndTheFile()
{
    Plan plan = onBase(block("app", "1"));
    Run &run = plan.target.run;
    run.user = field("185");
    run.workdir = field("/home");
    run.entrypoint = std::vector<Field>{};
    run.cmd = fields({"say", "\"it\"", "None"}, "run.cmd");
    const std::string expected = R"(    # Define the user
    USER 185
    # Define the working directory
    WORKDIR /home
    # Define entrypoint
    ENTRYPOINT []
    # Define run cmd
    CMD ["say", ""it"", "None"]
)";
    QCOMPARE(between(plan, "\"/tmp/artifacts\"\n", "## /"), expected);
}

void ContainerfileTest::scratchKeepsAllButTheUser()
{
    Plan plan;
    plan.target = stage("scratch", block("app", "1"));
    plan.target.image.remove = fields({"p"}, "p");
    plan.target.run.workdir = field("/w");
    const std::string expected = R"(


    # Clear package manager metadata
    RUN yum clean all \
    && rm -rf "/var/cache/yum" "/var/lib/dnf" "/var/cache/apt" "/var/cache/dnf"
    # Define the working directory
    WORKDIR /w
)";
    QCOMPARE(between(plan, imageEnd, "## /"), expected);
}

void ContainerfileTest::eachLineKnowsWhatMadeIt()
{
    Block image = block("app", "1");
    image.envs = {variable("B", "2", "envs[0]"), variable("A", "1\n2", "envs[1]")};
    image.artifacts = {artifact("f", "/d/", "artifacts[0]")};
    Plan plan;
    plan.target = stage("scratch", image);
    plan.target.run.cmd = fields({"x"}, "run.cmd");
    const Containerfile file = containerfile(plan);
    std::string lines;
    std::size_t at = 0;
    for (const Origin &made : file.origins) {
        const std::size_t end = std::min(file.text.find('\n', at), file.text.size());
        if (made.isWritten())
            lines += (made.path.empty() ? "root" : made.path) + "| " + file.text.substr(at, end - at) + "\n";
        at = end + 1;
    }
    QCOMPARE(at, file.text.size() + 1); // as many origins as lines
    const std::string expected = R"(name| # This is a Dockerfile for the app:1 image.
root| ## START target image app:1
root| ## \
from|     FROM scratch
root| ###### START image 'app:1'
root| ###### \
artifacts[0]|         # Copy 'app' image general artifacts to '/d/' destination
artifacts[0]|         COPY \
artifacts[0]|             f \
artifacts[0].dest|             /d/
envs[1]|         # Set 'app' image defined environment variables
envs[1]|         ENV \
envs[1]|             A="1
envs[1]| 2" \
envs[0]|             B="2"
root| ###### /
root| ###### END image 'app:1'
run.cmd[0]|     # Define run cmd
run.cmd[0]|     CMD ["x"]
root| ## /
root| ## END target image
)";
    QCOMPARE(lines, expected);
}

void ContainerfileTest::aTextKeepsOneOriginPerLine()
{
    MappedText text;
    text.add("a", origin("first"));
    text.add("b\n", origin("second"));
    text.add("\n");
    text.add("c\nd", origin("third"));
    QCOMPARE(text.text(), std::string("ab\n\nc\nd"));
    std::string paths;
    for (const Origin &made : text.origins())
        paths += made.path + ";";
    QCOMPARE(paths, std::string("first;;third;third;"));
}

QTEST_APPLESS_MAIN(ContainerfileTest)
#include "tst_containerfile.moc"
