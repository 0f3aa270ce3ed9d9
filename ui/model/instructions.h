// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/containerfile.h"

#include <QString>

#include <memory>
#include <vector>

namespace slipway::ui {

/// The instructions of a Containerfile with what made them, to find the place of a step that an engine announces.
class Instructions
{
public:
    explicit Instructions(const generate::Containerfile &containerfile = {});

    /// The place of the next instruction with this text (white space counts as one space); engines announce them in
    /// order, some leave some out. nullptr when none is left that reads so.
    [[nodiscard]] std::shared_ptr<const Origin> next(const QString &instruction);

private:
    struct Instruction {
        QString text;
        std::shared_ptr<const Origin> origin;
    };
    std::vector<Instruction> m_instructions;
    std::size_t m_next = 0;
};

} // namespace slipway::ui
