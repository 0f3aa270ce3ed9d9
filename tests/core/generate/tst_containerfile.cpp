// SPDX-License-Identifier: MIT
#include "core/generate/mappedtext.h"
#include "tests/core/generate/rendered.h"

#include <QTest>

using namespace slipway;
using namespace slipway::generate;
using namespace plans;
using namespace rendered;

class ContainerfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSmallestImageIsRendered();
    void anImageOnABaseEndsAsRoot();
    void aModuleIsRenderedInFull();
    void artifactsAreGroupedByDestination();
    void buildersComeFirst();
    void runKeysEndTheFile();
    void scratchKeepsAllButTheUser();
    void eachLineKnowsWhatMadeIt();
    void aTextKeepsOneOriginPerLine();
};

namespace {

/// Of a module that has everything.
constexpr std::string_view moduleInFull = R"(###### \
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
    QCOMPARE(between(plan, "###### START module 'alpha:1.0'\n", "\n###### START image"), std::string(moduleInFull));
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
