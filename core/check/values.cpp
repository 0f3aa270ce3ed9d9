// SPDX-License-Identifier: MIT
#include "core/check/checks.h"
#include "core/check/traverse.h"
#include "core/descriptor/validate.h"

#include <map>

namespace slipway::check {

namespace {

using plan::Variable;

bool isPlainScalar(const std::string &written)
{
    return !written.empty() && written.front() != '"' && written.front() != '\'' && written.front() != '|' &&
           written.front() != '>' && written.front() != '[' && written.front() != '{' && written.front() != '*';
}

/// `false` of a YAML text in all its spellings is printed `False` by Python, and so on.
bool isPythonWord(const std::string &text)
{
    return text == "True" || text == "False";
}

void checkQuotes(std::string_view what, const Variable &variable, Problems &problems)
{
    if (!variable.value)
        return;
    const std::string &text = variable.value->text;
    bool isBroken = text.contains('"') || text.ends_with('\\');
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        isBroken = isBroken || at == 0 || text[at - 1] != '\\';
    if (isBroken)
        problems.push_back(
            {Severity::Warning,
             "not-escaped",
             "%1 '%2' has quotes, a backslash or lines that CEKit writes as they are, which breaks the instruction.",
             {std::string(what), variable.name.text},
             "Escape them with a backslash, or leave them out.",
             placeOf(*variable.value, variable.origin)});
}

void checkRepeated(std::string_view what, const std::vector<Variable> &variables, Problems &problems)
{
    std::map<std::string, int> seen;
    for (const Variable &variable : variables) {
        if (seen[variable.name.text]++ == 1)
            problems.push_back({Severity::Warning,
                                "name-repeated",
                                "%1 '%2' is written twice: the last one counts.",
                                {std::string(what), variable.name.text},
                                "Remove one of them.",
                                placeOf(variable.name, variable.origin)});
    }
}

template <typename Function>
void forEachBlock(const Subject &subject, Function function)
{
    for (const plan::Stage *stage : stages(subject.plan)) {
        for (const plan::Block *block : blocks(*stage))
            function(*block);
    }
}

} // namespace

void versionIsNumber(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        const plan::Field &version = block.version;
        const std::string written = version.origin.isWritten() ? writtenText(subject, version.origin) : std::string();
        if (!isPlainScalar(written) || written == version.text)
            return;
        problems.push_back({Severity::Warning,
                            "version-number",
                            "The version %1 is read as the number %2.",
                            {written, version.text},
                            "Put it in quotes to keep it as it is written.",
                            version.origin,
                            {descriptor::quoting(version.origin)}});
    });
}

void environmentDropped(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        for (const Variable &env : block.envs) {
            if (!env.value)
                continue;
            const Origin &place = placeOf(*env.value, env.origin);
            const bool isText = !isPlainScalar(writtenText(subject, place));
            if (!env.value->isTruthy)
                problems.push_back({Severity::Warning,
                                    "env-dropped",
                                    "The variable '%1' is not set: an empty value, 0 and false are left out.",
                                    {env.name.text},
                                    "Put the value in quotes, or remove the key 'value'.",
                                    place,
                                    isText || env.value->text == "None" ? std::vector<QuickFix>()
                                                                        : std::vector{descriptor::quoting(place)}});
            else if (isPythonWord(env.value->text) && !isText)
                problems.push_back({Severity::Warning,
                                    "env-boolean",
                                    "The variable '%1' becomes '%2'.",
                                    {env.name.text, env.value->text},
                                    "Put the value in quotes to keep it as it is written.",
                                    place,
                                    {descriptor::quoting(place)}});
        }
    });
}

void valueNotEscaped(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        for (const Variable &env : block.envs)
            checkQuotes("The variable", env, problems);
        for (const Variable &label : block.labels)
            checkQuotes("The label", label, problems);
        for (const Variable &argument : block.args)
            checkQuotes("The build argument", argument, problems);
    });
}

void nameRepeated(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        checkRepeated("The variable", block.envs, problems);
        checkRepeated("The label", block.labels, problems);
        checkRepeated("The build argument", block.args, problems);
    });
}

void argumentIsNone(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        for (const Variable &argument : block.args) {
            if (argument.value && !argument.value->isTruthy && argument.value->text == "None")
                problems.push_back({Severity::Warning,
                                    "arg-none",
                                    "The build argument '%1' gets the value 'None'.",
                                    {argument.name.text},
                                    "Write a value, or remove the key 'value'.",
                                    placeOf(*argument.value, argument.origin)});
        }
    });
}

void portOutOfRange(const Subject &subject, Problems &problems)
{
    forEachBlock(subject, [&](const plan::Block &block) {
        for (const plan::Port &port : block.ports) {
            const std::string &text = port.value.text;
            const bool isPort = !text.empty() && text.size() <= 5 &&
                                text.find_first_not_of("0123456789") == std::string::npos && std::stoi(text) >= 1 &&
                                std::stoi(text) <= 65535;
            if (port.isExposed && !isPort)
                problems.push_back({Severity::Warning,
                                    "port-range",
                                    "%1 is no port: ports go from 1 to 65535.",
                                    {text},
                                    "Correct the number.",
                                    placeOf(port.value, port.origin)});
        }
    });
}

} // namespace slipway::check
