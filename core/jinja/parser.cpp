// SPDX-License-Identifier: MIT
#include "core/jinja/parser.h"

#include "core/jinja/characters.h"
#include "core/jinja/expressionparser.h"
#include "core/jinja/namecheck.h"
#include "core/jinja/scopes.h"

#include <algorithm>
#include <array>
#include <format>
#include <initializer_list>
#include <set>

namespace slipway::jinja {
namespace {

constexpr std::size_t deepestBlocks = 100;

using Names = std::initializer_list<std::string_view>;

class Parser : public ExpressionParser
{
public:
    explicit Parser(std::vector<Token> tokens)
        : ExpressionParser(std::move(tokens))
    {
    }

    Body parseTemplate() { return parseBody({}); }
    std::vector<const Statement *> takeBlocks() { return std::move(m_blocks); }
    [[nodiscard]] bool extends() const { return m_extends; }

private:
    using Reader = StatementPtr (Parser::*)();

    static StatementPtr make(StatementKind kind, std::size_t offset)
    {
        auto made = std::make_unique<Statement>();
        made->kind = kind;
        made->offset = offset;
        return made;
    }

    /// Statements up to a tag with one of the names, which is left to be read.
    Body parseBody(Names ends)
    {
        Body body;
        while (!failed() && current().kind != TokenKind::End) {
            const Token token = take();
            if (token.kind == TokenKind::Data) {
                body.push_back(make(StatementKind::Data, token.offset));
                body.back()->name = token.text;
            } else if (token.kind == TokenKind::VariableBegin) {
                body.push_back(make(StatementKind::Output, token.offset));
                body.back()->expressions.push_back(parseTuple({}));
                expectKind(TokenKind::VariableEnd, "'}}'");
            } else if (current().kind == TokenKind::Name && std::ranges::contains(ends, current().text)) {
                return body;
            } else {
                body.push_back(parseStatement());
                expectKind(TokenKind::BlockEnd, "'%}'");
            }
        }
        if (ends.size() != 0)
            failHere(std::format("The template ends where '{}' is expected.", *(ends.end() - 1)));
        return body;
    }

    /// What is between the current tag's end and one of the tags.
    Body parseBlock(Names ends)
    {
        skipOperator(":");
        expectKind(TokenKind::BlockEnd, "'%}'");
        if (++m_depth > deepestBlocks)
            failHere("Blocks are nested too deeply.");
        Body body = parseBody(ends);
        --m_depth;
        return body;
    }

    Body parseBlockTo(std::string_view end)
    {
        Body body = parseBlock({end});
        take();
        return body;
    }

    StatementPtr parseStatement()
    {
        static const std::map<std::string_view, Reader> readers{
            {"for", &Parser::parseFor},       {"if", &Parser::parseIf},
            {"set", &Parser::parseSet},       {"with", &Parser::parseWith},
            {"macro", &Parser::parseMacro},   {"call", &Parser::parseCallBlock},
            {"print", &Parser::parsePrint},   {"filter", &Parser::parseFilterBlock},
            {"block", &Parser::parseNamed},   {"extends", &Parser::parseExtends},
            {"import", &Parser::parseImport}, {"include", &Parser::parseInclude},
            {"from", &Parser::parseFrom}};
        const auto reader = current().kind == TokenKind::Name ? readers.find(current().text) : readers.end();
        if (reader != readers.end())
            return (this->*reader->second)();
        if (current().kind != TokenKind::Name)
            failHere("The name of a tag is expected here.");
        else if (current().text == "autoescape")
            failHere("The tag 'autoescape' is not supported.");
        else
            failHere(std::format("The tag '{}' is unknown here.", current().text));
        return make(StatementKind::Data, current().offset);
    }

    void checkTarget(const Expression &target)
    {
        const bool isTuple = target.kind == ExpressionKind::Tuple;
        if (!isTuple && target.kind != ExpressionKind::Name && target.kind != ExpressionKind::NamespaceName)
            fail(target.offset, "Nothing can be assigned to this.");
        if (target.kind == ExpressionKind::Name && target.name == "loop" && m_loops > 0)
            fail(target.offset, "The variable 'loop' cannot be assigned inside a loop.");
        if (isTuple)
            for (const ExpressionPtr &part : target.parts)
                checkTarget(*part);
    }

    ExpressionPtr parseTarget(const TupleForm &form)
    {
        ExpressionPtr target = parseTuple(form);
        if (!failed())
            checkTarget(*target);
        return target;
    }

    /// A name that may be assigned to; true and its like may too here, as in Jinja.
    std::string parseTargetName()
    {
        static constexpr std::array<std::string_view, 6> constants{"true", "false", "none", "True", "False", "None"};
        if (std::ranges::contains(constants, current().text))
            failHere("Nothing can be assigned to this.");
        return expectName();
    }

    StatementPtr parseFor()
    {
        StatementPtr loop = make(StatementKind::For, take().offset);
        ++m_loops;
        loop->targets.push_back(parseTarget({.isTarget = true, .endName = "in"}));
        expectName("in");
        loop->expressions.push_back(parseTuple({.withConditional = false, .endName = "recursive"}));
        loop->expressions.push_back(skipName("if") ? parseExpression() : nullptr);
        if (isName("recursive"))
            failHere("Recursive loops are not supported.");
        loop->bodies.push_back(parseBlock({"else", "endfor"}));
        loop->bodies.emplace_back();
        if (take().text == "else")
            loop->bodies.back() = parseBlockTo("endfor");
        --m_loops;
        return loop;
    }

    StatementPtr parseIf()
    {
        StatementPtr condition = make(StatementKind::If, take().offset);
        while (!failed()) {
            condition->expressions.push_back(parseTuple({.withConditional = false}));
            condition->bodies.push_back(parseBlock({"elif", "else", "endif"}));
            const std::string end = take().text;
            if (end == "elif")
                continue;
            condition->bodies.emplace_back();
            if (end == "else")
                condition->bodies.back() = parseBlockTo("endif");
            break;
        }
        return condition;
    }

    StatementPtr parseSet()
    {
        StatementPtr set = make(StatementKind::Set, take().offset);
        set->targets.push_back(parseTarget({.isTarget = true, .withNamespace = true}));
        if (skipOperator("=")) {
            set->expressions.push_back(parseTuple({}));
            return set;
        }
        set->kind = StatementKind::BlockSet;
        set->expressions.push_back(parseFilters(nullptr));
        set->bodies.push_back(parseBlockTo("endset"));
        return set;
    }

    StatementPtr parseWith()
    {
        StatementPtr with = make(StatementKind::With, take().offset);
        while (!failed() && current().kind != TokenKind::BlockEnd) {
            if (!with->targets.empty())
                expectOperator(",");
            with->targets.push_back(parseWithTarget());
            expectOperator("=");
            with->expressions.push_back(parseExpression());
        }
        with->bodies.push_back(parseBlockTo("endwith"));
        return with;
    }

    /// A parameter may be called `loop`.
    ExpressionPtr parseWithTarget()
    {
        const int loops = std::exchange(m_loops, 0);
        ExpressionPtr target = parseTarget({.isTarget = true});
        m_loops = loops;
        return target;
    }

    void parseSignature(Statement &macro)
    {
        expectOperator("(");
        while (!failed() && !isOperator(")")) {
            if (!macro.parameters.empty())
                expectOperator(",");
            std::string name = parseTargetName();
            if (std::ranges::contains(macro.parameters, name))
                failHere(std::format("The parameter '{}' is there twice.", name));
            macro.parameters.push_back(std::move(name));
            if (skipOperator("="))
                macro.expressions.push_back(parseExpression());
            else if (!macro.expressions.empty())
                failHere("A parameter without a default cannot follow one with a default.");
        }
        expectOperator(")");
    }

    StatementPtr parseMacro()
    {
        StatementPtr macro = make(StatementKind::Macro, take().offset);
        macro->name = parseTargetName();
        parseSignature(*macro);
        macro->bodies.push_back(parseBlockTo("endmacro"));
        return macro;
    }

    StatementPtr parseCallBlock()
    {
        StatementPtr block = make(StatementKind::CallBlock, take().offset);
        if (isOperator("("))
            parseSignature(*block);
        block->call = parseExpression();
        if (block->call->kind != ExpressionKind::Call)
            fail(block->offset, "A call is expected here.");
        block->bodies.push_back(parseBlockTo("endcall"));
        return block;
    }

    StatementPtr parsePrint()
    {
        StatementPtr print = make(StatementKind::Output, take().offset);
        while (!failed() && current().kind != TokenKind::BlockEnd) {
            if (!print->expressions.empty())
                expectOperator(",");
            print->expressions.push_back(parseExpression());
        }
        return print;
    }

    StatementPtr parseFilterBlock()
    {
        StatementPtr block = make(StatementKind::FilterBlock, take().offset);
        block->expressions.push_back(parseFilters(nullptr, true));
        block->bodies.push_back(parseBlockTo("endfilter"));
        return block;
    }

    StatementPtr parseNamed()
    {
        StatementPtr block = make(StatementKind::Block, take().offset);
        block->name = expectName();
        block->isScoped = skipName("scoped");
        block->isRequired = skipName("required");
        const bool isKnown = std::ranges::contains(m_blocks, block->name, &Statement::name);
        if (isKnown)
            failHere(std::format("There are two blocks '{}'.", block->name));
        m_blocks.push_back(block.get());
        block->bodies.push_back(parseBlockTo("endblock"));
        for (const StatementPtr &part : block->bodies.front()) {
            const bool isBlank = part->kind == StatementKind::Data && spaceAt(part->name, 0) == part->name.size();
            if (block->isRequired && !isBlank)
                fail(part->offset, "A required block holds nothing but comments and white space.");
        }
        skipName(block->name);
        return block;
    }

    StatementPtr parseExtends()
    {
        StatementPtr statement = make(StatementKind::Extends, take().offset);
        statement->expressions.push_back(parseExpression());
        m_extends = true;
        return statement;
    }

    void parseContext(Statement &statement)
    {
        const bool isNext = after().kind == TokenKind::Name && after().text == "context";
        if (!isNext || (!isName("with") && !isName("without")))
            return;
        statement.withContext = take().text == "with";
        take();
    }

    StatementPtr parseInclude()
    {
        StatementPtr include = make(StatementKind::Include, take().offset);
        include->expressions.push_back(parseExpression());
        if (isName("ignore") && after().text == "missing") {
            take();
            take();
            include->ignoresMissing = true;
        }
        include->withContext = true;
        parseContext(*include);
        return include;
    }

    StatementPtr parseImport()
    {
        StatementPtr statement = make(StatementKind::Import, take().offset);
        statement->expressions.push_back(parseExpression());
        expectName("as");
        statement->name = parseTargetName();
        parseContext(*statement);
        return statement;
    }

    StatementPtr parseFrom()
    {
        StatementPtr statement = make(StatementKind::FromImport, take().offset);
        statement->expressions.push_back(parseExpression());
        expectName("import");
        const auto isContext = [this] {
            return (isName("with") || isName("without")) && after().kind == TokenKind::Name &&
                   after().text == "context";
        };
        while (!failed() && !isContext()) {
            std::string name = parseTargetName();
            if (name.starts_with('_'))
                failHere("Names that begin with an underscore cannot be imported.");
            std::string alias = skipName("as") ? parseTargetName() : name;
            statement->importedNames.emplace_back(std::move(name), std::move(alias));
            if (isContext() || !isOperator(","))
                break;
            take();
        }
        parseContext(*statement);
        return statement;
    }

    std::size_t m_depth = 0;
    int m_loops = 0;
    bool m_extends = false;
    std::vector<const Statement *> m_blocks;
};

Fault faultAt(const Template &source, const SyntaxError &error)
{
    return {.file = source.name, .position = positionIn(source, error.offset), .text = error.text};
}

} // namespace

Position positionIn(const Template &source, std::size_t offset)
{
    return LineIndex(source.source).position(source.source, std::min(offset, source.source.size()));
}

std::expected<std::unique_ptr<const Template>, Fault> parse(const std::string &name, std::string_view source)
{
    auto made = std::make_unique<Template>();
    made->name = name;
    if (!isUtf8(source))
        return std::unexpected(Fault{.file = name, .position = {}, .text = "The template is not UTF-8."});
    made->source = normalised(source);
    std::expected<std::vector<Token>, SyntaxError> read = tokens(made->source);
    if (!read)
        return std::unexpected(faultAt(*made, read.error()));
    Parser parser(std::move(*read));
    made->body = parser.parseTemplate();
    if (parser.error())
        return std::unexpected(faultAt(*made, *parser.error()));
    made->extends = parser.extends();
    made->blocks = parser.takeBlocks();
    if (const std::optional<SyntaxError> wrong = wrongName(*made))
        return std::unexpected(faultAt(*made, *wrong));
    decideScopes(*made);
    return made;
}

} // namespace slipway::jinja
