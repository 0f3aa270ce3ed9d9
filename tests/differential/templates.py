# SPDX-License-Identifier: MIT
"""Random Jinja templates: expressions of known types, now and then of a wrong one, in statements of every kind."""

VARIABLES = [
    "{name: demo/web, version: 1.10, n: 7, big: 12.5, none: ~, flag: true, words: [beta, Alpha, gamma, alpha], numbers: [3, 1, 2.5, 10], empty: [], "
    "env: {HOME: /root, A: b, lang: C}, people: [{name: Bo, age: 3, city: x}, {name: al, age: 12, city: y}, {name: Cy, age: 7, city: x}], "
    'text: "one two three\\nfour", accents: "\\u00e9t\\u00e9 \\u00df \\u01c5 \\u65e5", html: "<b>x</b> & \\"y\\""}',
    "{name: x, version: '1', words: [a], numbers: [0], env: {}, people: [], text: '', n: 0, big: 1.0e+20, none: ~, flag: false, accents: a, empty: [], html: '<'}",
    "{name: \" pad \", version: v2, words: [aa, b, '', c c], numbers: [-5, 5, 0.1, 1.0e-7, 123456789], env: {b: 2, a: 1, C: 3}, people: [{name: Z, age: 1, city: z}], "
    'text: "a\\tb\\n\\n  c-d e\\u00a0f\\r\\ng", n: -3, big: -0.5, none: ~, flag: true, accents: "\\u0130I\\u0131 \\u03c3\\u03a3", empty: [], html: "a<br/>b<!-- c -->&amp;"}',
]
HEADS = [  # what many templates begin with, and how many
    ("{% set ns = namespace(c=1, d={'q': 1}) %}", 0.85),
    ("{% set x, y = 'X', 2 %}\n", 0.85),
    ("{% macro m(a, b=5) %}<{{ a }}{{ b }}{{ caller() if caller }}>{% endmacro %}", 0.85),
]
PARTIALS = {
    "part": "{% macro im(a, b='z') %}[{{ a }}{{ b }}{{ name }}]{% endmacro %}{% set iv = 3 %}{{ x }}{{ name }}\n",
    "base": "<{% block one %}1{% endblock %}{% block two %}{{ x }}{% endblock %}>{{ y }}{% block three scoped %}{% endblock %}\n",
    "mid": "{% extends 'base' %}{% block one %}m{{ super() }}{% endblock %}{% set y = 'M' %}",
}
TEXTS = ["'a'", "'B c'", "''", "'q\\\"\\n'", "'é'", "'abc'", "'x-y_z'", "'12'", "'-3.5'", "'<b>&'", "'  s  '", "'a,b,,c'", "'ß'", "'Hello World'", "\"it's\"", "'\\x41\\u00e9\\101'",
         "'a' 'b'", "'one two  three'", "'0x1f'", "'tab\\tend'", "'%'", "'{}'"]
NUMBERS = ["0", "1", "2", "3", "7", "10", "42", "-1", "-7", "100000000000", "3.5", "0.1", "1e3", "2.0", "1.5e-7", "0x1F", "0b11", "0o17", "1_000", "12.675", "-2.5"]
LISTS = ["[1, 2, 3]", "[]", "['b', 'a', 'C']", "(1, 2)", "(1,)", "range(4)", "range(1, 10, 3)", "[[1, 2], [3, 4]]", "[1, 'a', none, 2.0]", "[true, false]", "range(5, 0, -2)",
         "['a', 'A', 'b', 'a']", "[{'name': 'q', 'age': 5}, {'name': 'p', 'age': 4}]"]
MAPS = ["{'a': 1}", "{}", "{'k': [1, none], 'j': {'i': 2}}", "dict(a=1, b='x')", "{1: 'one', 'two': 2}", "{'z': 1, 'Y': 2, 'x': 3}"]
TESTS_OF = {
    "text": ["string", "lower", "upper", "in words", "eq 'a'", "escaped", "sequence", "iterable", "mapping", "in 'abcdef'", "sameas none", "== 'a'"],
    "number": ["number", "odd", "even", "divisibleby 3", "divisibleby(2)", "eq 1", "gt 3", "lt 3", "ge 2", "le 7", "ne 0", "!= 2", "integer", "float", "boolean", "in [1, 2, 7]", ">= 3", "greaterthan 2"],
    "list": ["sequence", "iterable", "mapping", "string", "eq []", "callable", "none"],
    "map": ["mapping", "sequence", "iterable", "eq {}", "string"],
    "bool": ["true", "false", "boolean", "number", "integer", "sameas true", "sameas(false)"],
    "any": ["defined", "undefined", "none", "callable", "string", "number", "escaped", "filter", "test", "zork"],
}
FILTERS = {  # type → type it gives → filters
    ("text", "text"): ["upper", "lower", "title", "capitalize", "trim", "trim('a')", "replace('a', 'bb')", "replace('e', '', 1)", "center(11)", "center", "e", "escape", "striptags", "indent", "indent(2, true)",
                       "indent(1, blank=true)", "indent('> ')", "indent(width=3, first=true)", "wordwrap(9)", "wordwrap(5, false)", "wordwrap(7, true, '|')", "wordwrap(6, break_on_hyphens=false)",
                       "truncate(8)", "truncate(5, true, '')", "truncate(4, false, '..', 0)", "truncate(9, leeway=2)", "default('d')", "d('x', true)", "string", "safe", "forceescape", "reverse", "tojson", "first", "last",
                       "sort|join", "unique|join('.')", "map('upper')|join", "list|join('-')"],
    ("text", "number"): ["length", "count", "wordcount", "int", "int(5)", "float", "float(1.5)", "int(0, 16)", "int(base=8)", "int(default=3)"],
    ("text", "list"): ["list", "sort", "unique|list", "batch(2)|list", "batch(3, '-')|list", "slice(2)|list", "map('upper')|list", "select|list", "reject('eq', 'a')|list"],
    ("number", "number"): ["abs", "round", "round(1)", "round(2, 'floor')", "round(method='ceil')", "int", "float", "default(3)", "round|int", "round(-1)"],
    ("number", "text"): ["string", "filesizeformat", "filesizeformat(true)", "tojson", "e"],
    ("list", "list"): ["list", "sort", "sort(reverse=true)", "sort(case_sensitive=true)", "unique|list", "reverse|list", "batch(2)|list", "batch(3, 0)|list", "slice(2)|list", "slice(3, 'f')|list",
                       "map('string')|list", "map('upper')|list", "map('length')|list", "select|list", "reject|list", "select('string')|list", "select('number')|list", "reject('none')|list", "select('gt', 1)|list",
                       "map('default', 'x')|list", "map('int')|list", "map('first')|list", "unique(true)|list", "select('in', [1, 'a'])|list", "map('replace', 'a', 'b')|list", "sort|map('string')|list"],
    ("list", "text"): ["join", "join(', ')", "tojson", "tojson(2)", "string", "map('string')|join('+')", "join('-')|upper", "map('e')|join", "join(d=';')"],
    ("list", "number"): ["length", "count", "sum", "sum(start=5)", "select('number')|sum"],
    ("list", "any"): ["first", "last", "min", "max", "first|d('q')", "sort|first", "max(case_sensitive=true)", "min|string", "reverse|first", "first|first"],
    ("people", "list"): ["map(attribute='name')|list", "map(attribute='age')|list", "map(attribute='zz', default=3)|list", "selectattr('age')|list", "rejectattr('city', 'equalto', 'x')|list",
                         "selectattr('age', 'gt', 5)|map(attribute='name')|list", "sort(attribute='age')|map(attribute='name')|list", "sort(attribute='city,name')|map(attribute='name')|list",
                         "groupby('city')|list", "groupby('age', default=0)|map('first')|list", "unique(attribute='city')|map(attribute='city')|list", "map('items')|map('list')|list", "map('length')|list",
                         "sort(attribute='name', reverse=true)|map(attribute='name')|list", "groupby(attribute='name', case_sensitive=true)|map(attribute='grouper')|list", "map('attr', 'name')|list", "rejectattr('zz')|list"],
    ("people", "text"): ["join('-', attribute='name')", "join(attribute='age')", "tojson", "map(attribute='name')|join(', ')", "string"],
    ("people", "number"): ["sum(attribute='age')", "length", "sum('age', 10)", "map(attribute='age')|sum"],
    ("people", "any"): ["max(attribute='age')", "min(attribute='name')", "first", "last", "groupby('city')|first", "first|items|list"],
    ("map", "list"): ["list", "dictsort", "dictsort(by='value')", "dictsort(true)", "dictsort(reverse=true)", "items|list", "sort", "map('upper')|list", "select|list"],
    ("map", "text"): ["tojson", "tojson(indent=2)", "string", "join(',')", "dictsort|join"],
    ("map", "number"): ["length", "count"],
    ("map", "any"): ["first", "last", "max", "min", "attr('a')", "d('x', true)"],
}
METHODS = {
    ("text", "text"): ["upper()", "lower()", "strip()", "strip('a ')", "lstrip('d')", "rstrip()", "replace('e', 'E')", "replace('a', 'b', 1)", "title()", "capitalize()", "swapcase()", "zfill(9)", "center(9)", "center(8, '*')",
                       "ljust(9)~'|'", "rjust(8, '.')", "join(words)", "join('ab')", "format(1, a=2)", "removeprefix('de')", "removesuffix('b')"],
    ("text", "number"): ["find('m')", "count('a')", "rfind('e', 1)", "find('b', 2, 9)", "index('a')", "rindex('e')"],
    ("text", "bool"): ["startswith('d')", "endswith(('b', 'a'))", "isdigit()", "isalpha()", "islower()", "isupper()", "isspace()", "isalnum()", "startswith('e', 1)"],
    ("text", "list"): ["split()", "split('/')", "split(',', 1)", "rsplit('/', 1)", "partition('/')", "rpartition('a')", "splitlines()", "splitlines(true)", "split(none, 1)"],
    ("list", "number"): ["index('a')", "count('a')"],
    ("list", "any"): ["append(1)", "pop()", "pop(0)", "extend([1])", "insert(0, 'i')", "reverse()", "remove(1)", "copy()"],
    ("map", "list"): ["items()|list", "keys()|list", "values()|list", "items()|sort", "keys()|join(',')"],
    ("map", "any"): ["items()", "keys()", "values()", "get('A')", "get('zz', 1)", "copy()", "update(a=1)", "setdefault('q', 2)", "pop('a', 0)", "a", "HOME", "A.b", "items"],
}
FORMATS = ["'%s-%d' % ({text}, {number})", "'%5.1f|%-4s' % ({number}, {text})", "'{{}}:{{:>4}}'.format({number}, {text})", "'%x %o %e %g' % (255, 8, {number}, {number})", "'%(a)s' % {{'a': {any}}}",
           "'%r' % ({any},)", "'{{0:05d}} {{1!r}}'.format(42, {text})", "'{{:.3f}} {{:,}}'.format({number}, 1234567)", "'%+d%%' % {number}", "'{{a:^7}}'.format(a={text})", "'%c%05.1f' % ('x', {number})",
           "'%s' % {any}", "'{{:<6}}|'.format({number})", "{text}|format({number}, {text})", "'%s|%s'|format({any}, {any})", "'{{:+}} {{:#x}} {{:b}}'.format({number}, 255, 5)", "'{{:e}} {{:g}} {{:%}}'.format({number}, {number}, 0.25)"]
NAMES_OF = {
    "text": ["name", "text", "version", "accents", "html", "name", "x"],
    "number": ["n", "big", "n", "version", "i", "ns.c", "y"],
    "list": ["words", "words", "numbers", "empty", "people", "i"],
    "people": ["people"],
    "map": ["env", "env", "people.0", "people[0]", "ns.d"],
    "bool": ["flag", "none"],
    "any": ["missing", "none", "x", "y", "i", "k", "x", "y", "flag", "loop", "m", "self", "varargs", "kwargs", "caller", "iv", "cycle"],
}
LITERALS = {"text": TEXTS, "number": NUMBERS, "list": LISTS, "people": ["people", LISTS[-1]], "map": MAPS, "bool": ["true", "false", "True", "none"], "any": ["none", "None", "true"]}
TYPES = ["text", "number", "list", "map", "bool", "people", "any"]
CALLS = ["m(%s)", "m(%s, b=1)", "m(1, 2, %s)", "m(*[%s])", "m(**{'a': %s})", "m(a=%s)", "cycler(1, %s).next()", "joiner(',')() ~ (%s)", "namespace(a=%s).a", "range(%s)", "dict(a=%s)", "caller(%s)",
         "self.one() ~ (%s)", "super() ~ (%s)", "x.y(%s)", "range(3)|map('string')|join(%s)", "namespace({'a': 1}, b=%s).b", "cycler(%s, 2).current", "dict([('k', %s)])"]
IN_LOOPS = ["loop.cycle('a', %s)", "loop.changed(%s)", "loop.index ~ (%s)", "loop.last or %s", "loop.previtem or %s", "loop.nextitem ~ (%s)", "loop.revindex + (%s)", "loop.depth ~ (%s)", "loop.length * (%s)",
            "loop.first and %s", "loop.index0 ~ (%s)", "loop.depth0 or %s", "loop.changed(loop.index, %s)"]
SPACE = ["", " ", "\n", "\n  ", "  ", "\n\n", "a", "b\n", "\t", " c ", "\r\n", "é", "- x: ", " \n \n", "} ", "%\n"] * 8 + ["{", "%", "#"]
PIECES = ["{{", "}}", "{%", "%}", "-", "+", "|", ".", "(", ")", "[", "]", "{", "}", ",", '"', "'", "\n", " ", "{#", "#}", "is", "in", "not", "if", "1", "1.", ".5", "~", "=", "==", "\\", "loop", "%", "*", "**", ":", "0", "é",
          "{{-", "-}}", "{%-", "-%}", "{%+", "set ", "for ", "else", "endif", "endfor", "raw", "endraw", "\r", "\t", "//", "_"]


class Templates:
    """Makes templates with one source of chance. `seeds` are texts to be mutated."""

    deepest = 4

    def __init__(self, random, seeds=()):
        self.random = random
        self.seeds = list(seeds)
        self.loops = 0  # around what is being made

    def chance(self, part):
        return self.random.random() < part

    def pick(self, items):
        return self.random.choice(items)

    def templates(self):
        """Names and texts; `page` is what is to be rendered."""
        if self.seeds and self.chance(0.1):
            page = self.mutated(self.pick(self.seeds))
        else:
            heads = [("{% extends 'base' %}", 0.08), ("{% extends 'mid' %}", 0.05), *HEADS]
            page = "".join(head for head, part in heads if self.chance(part)) + self.body(0)
            if self.chance(0.07):
                page = self.mutated(page)
        return {"page": page, **PARTIALS}

    # Expressions

    def expression(self, kind, depth):
        """An expression that mostly gives a value of the type `kind`."""
        if self.chance(0.04):
            kind = self.pick(TYPES)
        if depth >= self.deepest or self.chance(0.3):
            return self.pick(NAMES_OF[kind] if self.chance(0.5) else LITERALS[kind])
        makers = [self.filtered, self.filtered, self.filtered, self.called, self.conditional, self.operation, self.operation, self.subscript]
        if self.chance(0.05):
            return self.rare(depth)
        return self.pick(makers)(kind, depth + 1)

    def primary(self, kind, depth):
        """One that can be followed by a dot, a bracket or a filter."""
        text = self.expression(kind, depth)
        return text if text.replace("_", "").replace(".", "").isalnum() and not text[0].isdigit() else f"({text})"

    def filtered(self, kind, depth):
        sources = [source for source, result in FILTERS if result == kind] or ["any"]
        source = self.pick(sources)
        name = self.pick(FILTERS.get((source, kind), ["d('x')", "default(1, true)"]))
        if self.chance(0.03):
            name = self.pick(FILTERS[self.pick(list(FILTERS))])
        return f"{self.primary(source, depth)}{self.pick(['|', '|', ' | '])}{name}"

    def called(self, kind, depth):
        sources = [source for source, result in METHODS if result == kind]
        if not sources:
            return self.filtered(kind, depth)
        source = self.pick(sources)
        return f"{self.primary(source, depth)}.{self.pick(METHODS[source, kind])}"

    def conditional(self, kind, depth):
        other = f" else {self.primary(kind, depth)}" if self.chance(0.85) else ""
        return f"{self.primary(kind, depth)} if {self.primary('bool', depth)}{other}"

    def operation(self, kind, depth):
        first, second = (lambda each: self.primary(each, depth)), (lambda each: self.primary(each, depth))
        if kind == "text":
            form = self.pick(FORMATS)
            chosen = {each: self.primary(each, depth) for each in ("text", "number", "any")}
            return self.pick([f"{first('text')} + {second('text')}", f"{first('any')} ~ {second('number')}", form.format(**chosen), f"{first('text')} * {self.pick(['2', '0', '3', '-1'])}"])
        if kind == "number":
            return f"{first('number')} {self.pick(['+', '-', '*', '/', '//', '%', '**', '+', '-', '*'])} {second('number')}" if self.chance(0.9) else self.pick(["-", "+"]) + first("number")
        if kind == "list":
            return self.pick([f"{first('list')} + {second('list')}", f"[{first('any')}, {second('text')}]", f"({first('number')}, {second('any')})", f"{first('list')} * 2"])
        if kind == "map":
            return f"{{{first('text')}: {second('any')}, 'k': {second('number')}}}" if self.chance(0.7) else f"dict({first('map')}, e={second('any')})"
        return self.truth(depth) if kind == "bool" else f"{first('any')} {self.pick(['or', 'and'])} {second('any')}"

    def truth(self, depth):
        each = self.pick(["text", "number", "number", "list"])
        compare = self.pick(["==", "!=", "<", ">", "<=", ">="])
        form = self.random.randrange(6)
        if form == 0:
            return f"not {self.primary('bool', depth)}"
        if form == 1:
            return f"{self.primary('bool', depth)} {self.pick(['and', 'or'])} {self.primary('bool', depth)}"
        if form == 2:
            return f"{self.primary('any', depth)} {self.pick(['in', 'not in'])} {self.primary(self.pick(['list', 'map']), depth)}"
        if form == 3:
            kind = self.pick([*TESTS_OF])
            return f"{self.primary(kind, depth)} is {self.pick(['', 'not '])}{self.pick(TESTS_OF[kind])}"
        if form == 4:
            return f"{self.primary('number', depth)} < {self.primary('number', depth)} {compare} {self.primary('number', depth)}"
        return f"{self.primary(each, depth)} {compare} {self.primary(each, depth)}"

    def subscript(self, kind, depth):
        if kind in ("text", "list"):
            return f"{self.primary(kind, depth)}[{self.pick(['1:', '::-1', ':2', '1:3', '-2:', '::2', '5:1:-1', ':'])}]"
        owner = self.pick(["list", "map", "people", "text"])
        return f"{self.primary(owner, depth)}[{self.pick(['0', '-1', '1', repr('a'), repr('name'), '9', self.expression('number', depth)])}]"

    def rare(self, depth):
        argument = self.expression("any", depth + 1)
        forms = CALLS if not self.loops or self.chance(0.4) else IN_LOOPS
        return self.pick(forms) % argument

    # Statements

    def tag(self, text):
        return f"{self.pick(['{%', '{%', '{%', '{%-', '{%+'])} {text} {self.pick(['%}', '%}', '%}', '-%}', '+%}'])}"

    def body(self, depth):
        count = self.pick([1, 1, 2, 2, 3])
        return "".join(self.pick(SPACE) + self.statement(depth) for _ in range(count)) + self.pick(SPACE)

    def statement(self, depth):
        if depth >= 3 or self.chance(0.45):
            value = self.expression(self.pick(TYPES), 0)
            return f"{self.pick(['{{', '{{', '{{', '{{-'])} {value} {self.pick(['}}', '}}', '}}', '-}}'])}"
        makers = [self.loop, self.loop, self.loop, self.condition, self.condition, self.condition, self.assignment, self.assignment, self.block_set, self.with_block, self.macro,
                  self.call_block, self.filter_block, self.comment, self.raw, self.other_template, self.block, self.print]
        return self.pick(makers)(depth + 1)

    def inner(self, text, end, depth):
        return self.tag(text) + self.body(depth) + self.tag(end)

    def loop(self, depth):
        pairs = self.chance(0.2)
        source = self.pick(["env.items()", "env|dictsort", "words|batch(2)", "people|groupby('city')"]) if pairs else self.expression(self.pick(["list", "list", "map", "people", "text"]), 2)
        head = f"for {'k, v' if pairs else self.pick(['i', 'i', 'x', 'k'])} in {source}"
        if self.chance(0.2):
            head += f" if {self.primary('bool', 2)}"
        other = self.tag("else") + self.body(depth) if self.chance(0.2) else ""
        self.loops += 1
        body = self.body(depth)
        self.loops -= 1
        shown = self.pick(["", "{{ i }}", "{{ k }}{{ v }}", "{{ loop.index0 }}", "{% if not loop.last %},{% endif %}", "{{ loop.revindex0 }}{{ loop.first }}"])
        return self.tag(head) + shown + body + other + self.tag("endfor")

    def condition(self, depth):
        text = self.tag("if " + self.primary("bool", 1)) + self.body(depth)
        if self.chance(0.2):
            text += self.tag("elif " + self.expression("bool", 1)) + self.body(depth)
        if self.chance(0.4):
            text += self.tag("else") + self.body(depth)
        return text + self.tag("endif")

    def assignment(self, _depth):
        target = self.pick(["x", "y", "x", "name", "ns.c", "x, y", "_z", "n", "words"])
        value = self.expression(self.pick(TYPES), 1) if target != "x, y" else f"{self.primary('any', 2)}, {self.primary('text', 2)}"
        return self.tag(f"set {target} = {value}")

    def block_set(self, depth):
        return self.inner(f"set {self.pick(['x', 'y', 'y | upper', 'x|replace(1, 2)|trim', 'ns.c'])}", "endset", depth)

    def with_block(self, depth):
        return self.inner(f"with {self.pick(['x', 'y', 'i'])} = {self.expression(self.pick(TYPES), 1)}{self.pick(['', ', k = x', ', v = 3'])}", "endwith", depth)

    def macro(self, depth):
        parameters = self.pick(["a", "a, b=2", "a=x", "", "a, b", "a='q', b=a"])
        shown = self.pick(["", "{{ varargs }}", "{{ kwargs }}", "{{ caller() }}", "{{ a }}", "{{ a }}{{ b }}", "{{ caller(a) if caller }}"])
        use = self.pick(["", "", "{{ m() }}", "{{ m(1) }}", "{{ m(2, b=n) }}", "{{ m(1, 2, 3) }}", "{{ m.name }}{{ m.arguments }}", "{{ m(c=4) }}"])
        return self.tag(f"macro m({parameters})") + shown + self.body(depth) + self.tag("endmacro") + use

    def call_block(self, depth):
        return self.inner(f"call{self.pick(['', '', '(a)', '(a, b=1)'])} m({self.expression('any', 1)})", "endcall", depth)

    def filter_block(self, depth):
        return self.inner("filter " + self.pick(["upper", "indent", "replace('a', 'b')", "title", "trim|lower", "e", "wordwrap(6)", "truncate(7, true)", "striptags"]), "endfilter", depth)

    def comment(self, _depth):
        return f"{{#{self.pick(['-', '', '+'])} c {self.pick(['', '{{ x }}', chr(10)])}{self.pick(['-', '', '+'])}#}}"

    def raw(self, _depth):
        begin = self.pick(["{% raw %}", "{%- raw %}", "{% raw -%}", "{%+ raw %}"])
        return begin + self.pick(["{{ x }}", " {% if %} ", "{#", "\n {{"]) + self.pick(["{% endraw %}", "{%- endraw %}", "{% endraw -%}", "{% endraw +%}"])

    def other_template(self, _depth):
        return self.tag(self.pick(["include 'part'", "include 'part' without context", "include 'no' ignore missing", "include ['no', 'part']", "include 'no'", "import 'part' as y", "from 'part' import im, iv as y",
                                   "import 'part' as x with context", "extends 'base'", "from 'part' import zz", "include name ignore missing with context"])) + self.pick(["", "{{ y.im(1) }}", "{{ im(n) }}", "{{ x.iv }}", "{{ y }}"])

    def block(self, depth):
        name = self.pick(["one", "two", "three", "four"])
        shown = self.pick(["", "", "{{ super() }}", "{{ self.one() }}", "{{ i }}"])
        return self.tag(f"block {name}{self.pick(['', ' scoped', ''])}") + shown + self.body(depth) + self.tag(self.pick(["endblock", "endblock " + name]))

    def print(self, _depth):
        return self.tag(f"print {self.expression('any', 1)}")

    def mutated(self, text):
        for _ in range(self.pick([1, 1, 2, 3])):
            at = self.random.randrange(len(text) + 1)
            kind = self.random.random()
            if kind < 0.35:
                text = text[:at] + text[at + self.random.randrange(1, 6) :]
            elif kind < 0.6:
                text = text[:at] + self.pick(PIECES) + text[at:]
            elif kind < 0.8:
                start = self.random.randrange(len(text) + 1)
                text = text[:at] + text[start : start + 12] + text[at:]
            else:
                text = text[:at] + self.pick([f"{{{{ {self.expression('any', 2)} }}}}", self.statement(2)]) + text[at:]
        return text
