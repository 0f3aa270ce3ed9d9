// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QObject>

#include <vector>

namespace slipway::ui {

/// The current place (a node of a descriptor) and the way that led there.
///
/// Every view reports the place that its user went to and marks the one that another view reported. Moving within one
/// node replaces the newest entry of the history; going elsewhere adds one.
class Navigator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Origin &place() const { return m_place; }
    [[nodiscard]] bool canGoBack() const { return m_index > 0; }
    [[nodiscard]] bool canGoForward() const { return m_index + 1 < m_history.size(); }

    /// The user is now at `place`; `source` is the view that says so (it needs no marking). Not written places are
    /// ignored.
    void setPlace(const Origin &place, QObject *source);
    /// As setPlace, for a jump that the user asked for: the editor goes there too, in its text.
    void jump(const Origin &place, QObject *source);

    void goBack();
    void goForward();

Q_SIGNALS:
    void placeChanged(const slipway::Origin &place, QObject *source);
    void jumpRequested(const slipway::Origin &place);
    void historyChanged();

private:
    void goTo(std::size_t index);
    void remember(const Origin &place);

    Origin m_place;
    std::vector<Origin> m_history;
    std::size_t m_index = 0;
};

} // namespace slipway::ui
