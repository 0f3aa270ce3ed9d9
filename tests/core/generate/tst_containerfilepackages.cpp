// SPDX-License-Identifier: MIT
#include "tests/core/generate/rendered.h"

#include <QTest>

using namespace slipway;
using namespace slipway::generate;
using namespace plans;
using namespace rendered;

/// What a Containerfile says of packages and where they come from.
class ContainerfilePackagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packageManagersHaveTheirOwnWords_data();
    void packageManagersHaveTheirOwnWords();
    void metadataIsClearedOnceOrInEachRun();
    void repositoriesAndSourcesAreAdded();
};

void ContainerfilePackagesTest::packageManagersHaveTheirOwnWords_data()
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

void ContainerfilePackagesTest::packageManagersHaveTheirOwnWords()
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

void ContainerfilePackagesTest::metadataIsClearedOnceOrInEachRun()
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

void ContainerfilePackagesTest::repositoriesAndSourcesAreAdded()
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

QTEST_APPLESS_MAIN(ContainerfilePackagesTest)
#include "tst_containerfilepackages.moc"
