// SPDX-License-Identifier: MIT
#include "core/image/overlay.h"
#include "tests/core/image/plans.h"

#include <QTest>

using namespace slipway::image;
using namespace slipway::image::test;

class OverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layersAreApplied_data();
    void layersAreApplied();
};

namespace {

/// Paths that end with a slash are folders.
std::map<std::string, Entry> layerOf(const std::vector<std::string> &paths)
{
    std::map<std::string, Entry> result;
    for (std::string path : paths) {
        const bool isFolder = path.ends_with('/');
        if (isFolder)
            path.pop_back();
        result[path] = {.path = path, .type = isFolder ? EntryType::Directory : EntryType::File};
    }
    return result;
}

} // namespace

void OverlayTest::layersAreApplied_data()
{
    using Paths = std::vector<std::string>;
    QTest::addColumn<Paths>("lower");
    QTest::addColumn<Paths>("upper");
    QTest::addColumn<Paths>("expected");
    QTest::newRow("merge") << Paths{"a/", "a/x"} << Paths{"a/", "a/y"} << Paths{"a/", "a/x", "a/y"};
    QTest::newRow("whiteout") << Paths{"a/", "a/x", "a/xy"} << Paths{"a/.wh.x"} << Paths{"a/", "a/xy"};
    QTest::newRow("whiteout of a folder") << Paths{"a/", "a/x", "a-b"} << Paths{".wh.a"} << Paths{"a-b"};
    QTest::newRow("opaque") << Paths{"a/", "a/x", "b"} << Paths{"a/", "a/.wh..wh..opq", "a/y"}
                            << Paths{"a/", "a/y", "b"};
    QTest::newRow("opaque root") << Paths{"a/", "a/x"} << Paths{".wh..wh..opq", "y"} << Paths{"y"};
    QTest::newRow("a file for a folder") << Paths{"a/", "a/x"} << Paths{"a"} << Paths{"a"};
    QTest::newRow("a folder for a file") << Paths{"a"} << Paths{"a/", "a/x"} << Paths{"a/", "a/x"};
    QTest::newRow("whiteouts hide lower layers only") << Paths{"x"} << Paths{".wh.x", "x"} << Paths{"x"};
}

void OverlayTest::layersAreApplied()
{
    using Paths = std::vector<std::string>;
    QFETCH(Paths, lower);
    QFETCH(Paths, upper);
    QFETCH(Paths, expected);
    Overlay overlay;
    overlay.apply(layerOf(lower));
    overlay.apply(layerOf(upper));
    Overlay wanted;
    wanted.apply(layerOf(expected));
    QCOMPARE(listed(overlay.take()), listed(wanted.take()));
}

QTEST_APPLESS_MAIN(OverlayTest)
#include "tst_overlay.moc"
