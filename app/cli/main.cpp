// SPDX-License-Identifier: MIT
#include "app/cli/run.h"

int main(int argc, char **argv)
{
    return slipway::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
