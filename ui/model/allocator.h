// SPDX-License-Identifier: MIT
#pragma once

namespace slipway::ui {

/// Lets the process keep some memory that it has freed. Every keystroke derives everything anew: tens of MiB that would
/// else be handed back to the system and asked for again each time, page by page. For the start of main().
void keepFreedMemory();

} // namespace slipway::ui
