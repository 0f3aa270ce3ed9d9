// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace slipway::ui {

/// What to look for.
struct SearchPattern {
    QString text;
    bool isRegular = false;
    bool isCaseSensitive = false;
    bool isWholeWord = false;

    bool operator==(const SearchPattern &) const = default;
};

/// Positions of a text with `\n` line ends; only what lies within [begin, end) is found.
struct SearchRequest {
    QString text;
    SearchPattern pattern;
    int begin = 0;
    int end = 0;
    quint64 revision = 0; ///< of the text; comes back in the result
};

struct SearchHit {
    int begin = 0;
    int end = 0;
    QStringList groups; ///< of a regular expression; the first is the whole

    bool operator==(const SearchHit &) const = default;
};

struct SearchResult {
    SearchPattern pattern;
    quint64 revision = 0;
    QList<SearchHit> hits;
    QString error;          ///< of the pattern; a sentence for the user
    bool isGivenUp = false; ///< the expression takes too long, or there are too many hits
};

/// Finds all that is not empty. A pattern without `\n` is matched line by line. Takes bounded time, whatever the
/// pattern: an expression that goes back and forth too often is given up.
[[nodiscard]] SearchResult search(const SearchRequest &request, std::stop_token stop);

/// What a hit gives way to: `\1` … `\9` stand for groups, `\0` for the whole, `\n` and `\t` for line end and tab, `\\`
/// for itself; only when the pattern is a regular expression.
[[nodiscard]] QString replacementFor(const SearchHit &hit, const SearchPattern &pattern, const QString &replacement);

} // namespace slipway::ui
