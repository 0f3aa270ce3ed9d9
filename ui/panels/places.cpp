// SPDX-License-Identifier: MIT
#include "ui/panels/places.h"

#include <limits>

namespace slipway::ui {

namespace {

bool isWithin(const Origin &origin, const Origin &place)
{
    const bool isWholeFile = place.path.empty();
    return isWholeFile ? origin.span == place.span : place.span.encloses(origin.span);
}

QList<int> within(const Origin &place, int count, const std::function<const Origin &(int)> &originOf)
{
    QList<int> found;
    for (int i = 0; i < count; ++i) {
        const Origin &origin = originOf(i);
        if (origin.isWritten() && origin.file == place.file && isWithin(origin, place))
            found.append(i);
    }
    return found;
}

QList<int> narrowestAround(const Origin &place, int count, const std::function<const Origin &(int)> &originOf,
                           WholeFiles wholeFiles)
{
    QList<int> found;
    std::size_t narrowest = std::numeric_limits<std::size_t>::max();
    for (int i = 0; i < count; ++i) {
        const Origin &origin = originOf(i);
        const bool counts = !origin.path.empty() || wholeFiles == WholeFiles::Match;
        if (!counts || origin.file != place.file || !origin.span.encloses(place.span))
            continue;
        if (origin.span.length() < narrowest) {
            narrowest = origin.span.length();
            found.clear();
        }
        if (origin.span.length() == narrowest)
            found.append(i);
    }
    return found;
}

} // namespace

QList<int> showing(const Origin &place, int count, const std::function<const Origin &(int)> &originOf,
                   WholeFiles wholeFiles)
{
    if (!place.isWritten())
        return {};
    const QList<int> found = within(place, count, originOf);
    return found.isEmpty() ? narrowestAround(place, count, originOf, wholeFiles) : found;
}

} // namespace slipway::ui
