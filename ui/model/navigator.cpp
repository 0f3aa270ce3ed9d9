// SPDX-License-Identifier: MIT
#include "ui/model/navigator.h"

namespace slipway::ui {

namespace {

constexpr std::size_t longestHistory = 200;

bool isSameNode(const Origin &left, const Origin &right)
{
    return left.file == right.file && left.path == right.path;
}

} // namespace

void Navigator::setPlace(const Origin &place, QObject *source)
{
    if (!place.isWritten() || place == m_place)
        return;
    m_place = place;
    remember(place);
    Q_EMIT placeChanged(place, source);
}

void Navigator::jump(const Origin &place, QObject *source)
{
    if (!place.isWritten())
        return;
    setPlace(place, source);
    Q_EMIT jumpRequested(place);
}

void Navigator::remember(const Origin &place)
{
    if (!m_history.empty() && isSameNode(m_history[m_index], place)) {
        m_history[m_index] = place;
        return;
    }
    m_history.resize(m_history.empty() ? 0 : m_index + 1);
    m_history.push_back(place);
    if (m_history.size() > longestHistory)
        m_history.erase(m_history.begin());
    m_index = m_history.size() - 1;
    Q_EMIT historyChanged();
}

void Navigator::goBack()
{
    if (canGoBack())
        goTo(m_index - 1);
}

void Navigator::goForward()
{
    if (canGoForward())
        goTo(m_index + 1);
}

void Navigator::goTo(std::size_t index)
{
    m_index = index;
    m_place = m_history[index];
    Q_EMIT historyChanged();
    Q_EMIT placeChanged(m_place, nullptr);
    Q_EMIT jumpRequested(m_place);
}

} // namespace slipway::ui
