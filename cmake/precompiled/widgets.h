// SPDX-License-Identifier: MIT
#include "std.h"

#include <QtWidgets>
