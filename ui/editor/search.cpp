// SPDX-License-Identifier: MIT
#include "ui/editor/search.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRegularExpression>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto longest = 2000ms;
constexpr int mostHits = 100'000;
constexpr int stepsInLine = 50'000; ///< of PCRE, for one line
constexpr int stepsInText = 5'000;  ///< for one position, when line ends can match

QString tr(const char *text)
{
    return QCoreApplication::translate("slipway::ui::FindBar", text);
}

QString expressionText(const SearchPattern &pattern)
{
    const QString text = pattern.isRegular ? pattern.text : QRegularExpression::escape(pattern.text);
    return pattern.isWholeWord ? u"\\b(?:%1)\\b"_s.arg(text) : text;
}

QRegularExpression::PatternOptions optionsOf(const SearchPattern &pattern)
{
    QRegularExpression::PatternOptions options = QRegularExpression::MultilineOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !pattern.isCaseSensitive);
    return options;
}

/// PCRE's own limit, which it obeys wherever it is.
QRegularExpression limited(const SearchPattern &pattern, int steps)
{
    return QRegularExpression(u"(*LIMIT_MATCH=%1)"_s.arg(steps) + expressionText(pattern), optionsOf(pattern));
}

class Search
{
public:
    Search(const SearchRequest &request, std::stop_token stop)
        : m_request(request)
        , m_stop(std::move(stop))
    {
        m_result.pattern = request.pattern;
        m_result.revision = request.revision;
    }

    SearchResult run()
    {
        const SearchPattern &pattern = m_request.pattern;
        if (pattern.text.isEmpty())
            return std::move(m_result);
        const QRegularExpression plain(expressionText(pattern), optionsOf(pattern));
        if (!plain.isValid()) {
            m_result.error = tr("This is no regular expression: %1").arg(plain.errorString());
            return std::move(m_result);
        }
        const bool spansLines = pattern.isRegular ? pattern.text.contains("\\n"_L1) : pattern.text.contains(u'\n');
        m_expression = limited(pattern, spansLines ? stepsInText : stepsInLine);
        m_hasGroups = pattern.isRegular;
        if (spansLines)
            searchPart(m_request.text, 0);
        else
            searchLines();
        return std::move(m_result);
    }

private:
    void searchLines()
    {
        const QString &text = m_request.text;
        qsizetype begin = m_request.begin > 0 ? text.lastIndexOf(u'\n', m_request.begin - 1) + 1 : 0;
        while (begin < m_request.end && begin <= text.size()) {
            const qsizetype found = text.indexOf(u'\n', begin);
            const qsizetype end = found < 0 ? text.size() : found;
            if (!searchPart(QStringView(text).sliced(begin, end - begin), begin))
                return;
            begin = end + 1;
        }
    }

    /// False when there is no use in going on.
    bool searchPart(QStringView part, qsizetype offset)
    {
        qsizetype from = 0;
        while (from <= part.size()) {
            if (m_stop.stop_requested())
                return false;
            const QRegularExpressionMatch match = m_expression.matchView(part, from);
            if (!match.isValid() || m_deadline.hasExpired() || m_result.hits.size() >= mostHits) {
                m_result.isGivenUp = true;
                return false;
            }
            if (!match.hasMatch())
                return true;
            if (match.capturedLength() > 0)
                take(match, offset);
            from = match.capturedEnd() + (match.capturedLength() > 0 ? 0 : 1);
        }
        return true;
    }

    void take(const QRegularExpressionMatch &match, qsizetype offset)
    {
        const auto begin = static_cast<int>(offset + match.capturedStart());
        const auto end = static_cast<int>(offset + match.capturedEnd());
        if (begin >= m_request.begin && end <= m_request.end)
            m_result.hits.append(
                {.begin = begin, .end = end, .groups = m_hasGroups ? match.capturedTexts() : QStringList()});
    }

    const SearchRequest &m_request;
    std::stop_token m_stop;
    QRegularExpression m_expression;
    QDeadlineTimer m_deadline{longest};
    SearchResult m_result;
    bool m_hasGroups = false;
};

} // namespace

SearchResult search(const SearchRequest &request, std::stop_token stop)
{
    return Search(request, std::move(stop)).run();
}

QString replacementFor(const SearchHit &hit, const SearchPattern &pattern, const QString &replacement)
{
    if (!pattern.isRegular)
        return replacement;
    QString text;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (replacement[i] != u'\\' || next.isNull()) {
            text += replacement[i];
            continue;
        }
        ++i;
        if (next >= u'0' && next <= u'9')
            text += hit.groups.value(next.unicode() - u'0');
        else if (next == u'n' || next == u't')
            text += next == u'n' ? u'\n' : u'\t';
        else
            text += next == u'\\' ? QString(next) : u'\\' + QString(next);
    }
    return text;
}

} // namespace slipway::ui
