// SPDX-License-Identifier: MIT
#include "core/fetch/gitnames.h"

#include <QTest>

using namespace slipway::fetch;

class GitNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileUrlsAreRefused_data();
    void hostileUrlsAreRefused();
    void hostileRefsAreRefused_data();
    void hostileRefsAreRefused();
    void refsAreTriedInGitsOrder();
    void passwordsAreNotShown();
};

void GitNamesTest::hostileUrlsAreRefused_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<bool>("isRefused");
    for (const char *url : {"https://a.org/b.git", "git@a.org:b/c.git", "ssh://u@a.org/b", "file:///a/b", "/a/b c",
                            "git://a/b", "ssh://[::1]/b", "http://[2001:db8::1]/b"})
        QTest::newRow(url) << std::string(url) << false;
    for (const char *url : {"", "--upload-pack=touch /tmp/x", "-u", "ext::sh -c touch", "fd::7", "https://a\nb"})
        QTest::newRow(url) << std::string(url) << true;
}

void GitNamesTest::hostileUrlsAreRefused()
{
    QFETCH(std::string, url);
    QFETCH(bool, isRefused);
    QCOMPARE(refusedUrl(url).has_value(), isRefused);
}

void GitNamesTest::hostileRefsAreRefused_data()
{
    QTest::addColumn<std::string>("ref");
    QTest::addColumn<bool>("isRefused");
    for (const char *ref : {"main", "feature/a-b", "1.0.x", "v1.0+x", "deadbeef", "ä", "HEAD"})
        QTest::newRow(ref) << std::string(ref) << false;
    for (const char *ref : {"",  "-f", "--orphan", "../x",   "a..b", "a b", "a~1",  "a^", "a:b", "a@{1}",
                            "@", "/a", "a/",       "a.lock", "a//b", ".a",  "a/.b", "a*", "a\n", "a\\b"})
        QTest::newRow(ref) << std::string(ref) << true;
}

void GitNamesTest::hostileRefsAreRefused()
{
    QFETCH(std::string, ref);
    QFETCH(bool, isRefused);
    QCOMPARE(refusedRef(ref).has_value(), isRefused);
}

void GitNamesTest::refsAreTriedInGitsOrder()
{
    using Names = std::vector<std::string>;
    QCOMPARE(refCandidates("main", "main"), (Names{"refs/heads/main", "refs/tags/main"}));
    QCOMPARE(refCandidates("v1", "main"), (Names{"refs/tags/v1", "refs/heads/v1"}));
    QCOMPARE(refCandidates("origin/x", "main"), (Names{"refs/tags/origin/x", "refs/heads/origin/x", "refs/heads/x"}));
    QCOMPARE(refCandidates("abcd123", "main"), (Names{"refs/tags/abcd123", "refs/heads/abcd123", "abcd123"}));
    QCOMPARE(refCandidates("HEAD", "main"), Names{"HEAD"});
}

void GitNamesTest::passwordsAreNotShown()
{
    QCOMPARE(shownUrl("https://me:secret@a.org/b"), std::string("https://me@a.org/b"));
    QCOMPARE(shownUrl("git@a.org:b"), std::string("git@a.org:b"));
}

QTEST_APPLESS_MAIN(GitNamesTest)
#include "tst_gitnames.moc"
