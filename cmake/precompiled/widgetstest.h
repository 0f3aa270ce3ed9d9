// SPDX-License-Identifier: MIT
#include "std.h"

#include <QtTest>
#include <QtWidgets>
