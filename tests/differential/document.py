# SPDX-License-Identifier: MIT
"""YAML documents as trees of nodes that keep how they are written, and their text in one of many styles."""

import json
import re


class Raw:
    """A scalar just as it is written."""

    def __init__(self, text):
        self.text = text
        self.anchor = None


class Text:
    """A string: quoted, plain or block, as chance and its characters allow."""

    def __init__(self, value):
        self.value = value
        self.anchor = None


class Map:
    """Pairs of key and value; keys are written text, and may come twice."""

    def __init__(self, pairs=()):
        self.pairs = [(key, wrap(value)) for key, value in pairs]
        self.anchor = None


class Seq:
    def __init__(self, items=()):
        self.items = [wrap(item) for item in items]
        self.anchor = None


def wrap(value):
    """Python's plain values as nodes."""
    if isinstance(value, (Raw, Text, Map, Seq)):
        return value
    if isinstance(value, dict):
        return Map(value.items())
    if isinstance(value, (list, tuple)):
        return Seq(value)
    if isinstance(value, str):
        return Text(value)
    if value is None:
        return Raw("null")
    return Raw(str(value).lower() if isinstance(value, bool) else str(value))


def walk(node):
    """Each place below a node as (container, index); index is a number into pairs or items."""
    children = node.pairs if isinstance(node, Map) else node.items if isinstance(node, Seq) else ()
    for index, child in enumerate(children):
        yield node, index
        yield from walk(child[1] if isinstance(node, Map) else child)


def at(place):
    container, index = place
    return container.pairs[index][1] if isinstance(container, Map) else container.items[index]


def put(place, value):
    container, index = place
    if isinstance(container, Map):
        container.pairs[index] = (container.pairs[index][0], wrap(value))
    else:
        container.items[index] = wrap(value)


PLAIN = re.compile(r"^[A-Za-z/][A-Za-z0-9_/.+@=-]*( [A-Za-z0-9_/.+=-]+)*$")
RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


class Writer:
    """Writes one document in a style that its random source chooses."""

    def __init__(self, random):
        self.random = random
        self.step = random.choice([2, 2, 2, 4, 3])
        self.is_indentless = random.random() < 0.5
        self.flow = random.choice([0, 0, 0, 0.05, 0.3, 1])
        self.comments = random.choice([0, 0, 0.05, 0.2])
        self.quotes = random.choice(["plain", "plain", "any", "'", '"'])

    def text(self, node):
        lines = self.block(node, 0) if isinstance(node, (Map, Seq)) else [self.scalar(node, False)]
        if self.random.random() < 0.15:
            lines.insert(0, "---")
        if self.random.random() < 0.03:
            lines.append("...")
        result = "\n".join(self.commented(lines)) + self.random.choice(["\n", "\n", "\n", "", "\n\n"])
        style = self.random.random()
        if style < 0.04:
            result = result.replace("\n", "\r\n")
        elif style < 0.06:
            result = "\ufeff" + result
        return result

    def commented(self, lines):
        for line in lines:
            if self.random.random() < self.comments and "\n" not in line:
                yield self.random.choice(["# a remark", "", "  # indented: remark", "#", "# - x: [y"])
            yield line

    def block(self, node, indent):
        """The lines of a collection that is not empty in block style, or its only line in flow style."""
        if not (node.pairs if isinstance(node, Map) else node.items):
            return [" " * indent + ("{}" if isinstance(node, Map) else "[]")]
        if self.flow == 1:
            return [" " * indent + self.scalar(node, False)]
        return self.map_lines(node, indent) if isinstance(node, Map) else self.list_lines(node, indent)

    def is_inline(self, node):
        if not isinstance(node, (Map, Seq)):
            return True
        return not (node.pairs if isinstance(node, Map) else node.items) or self.random.random() < self.flow

    def map_lines(self, node, indent):
        lines = []
        for key, value in node.pairs:
            head = " " * indent + key + ":"
            if self.is_inline(value):
                lines += self.value_lines(head, value, indent)
                continue
            lines.append(head + (f" &{value.anchor}" if value.anchor else ""))
            is_list = isinstance(value, Seq)
            lines += self.block(value, indent if is_list and self.is_indentless else indent + self.step)
        return lines

    def list_lines(self, node, indent):
        lines = []
        for value in node.items:
            head = " " * indent + "-"
            if self.is_inline(value):
                lines += self.value_lines(head, value, indent)
            elif value.anchor:
                lines += [head + f" &{value.anchor}", *self.block(value, indent + 2)]
            else:
                inner = self.block(value, indent + 2)
                lines += [head + " " + inner[0][indent + 2 :], *inner[1:]]
        return lines

    def value_lines(self, head, value, indent):
        if isinstance(value, Text) and not value.anchor and self.random.random() < 0.04 and value.value.strip():
            mark = self.random.choice(["|", "|-", ">", ">-", "|+"])
            pad = " " * (indent + 2)
            return [f"{head} {mark}", *(pad + line if line else "" for line in value.value.split("\n"))]
        text = self.scalar(value, False)
        return [f"{head} {text}" if text else head]

    def scalar(self, node, is_flow):
        mark = f"&{node.anchor} " if node.anchor else ""
        if isinstance(node, Raw):
            return mark + node.text
        if isinstance(node, Map):
            pairs = (f"{key}: {self.scalar(value, True)}" for key, value in node.pairs)
            return mark + "{" + ", ".join(pairs) + "}"
        if isinstance(node, Seq):
            return mark + "[" + ", ".join(self.scalar(item, True) for item in node.items) + "]"
        return mark + self.quoted(node.value)

    def quoted(self, value):
        style = self.random.choice(["plain", "'", '"']) if self.quotes == "any" else self.quotes
        is_plain = PLAIN.match(value) and value.lower() not in RESERVED
        if style == "plain" and is_plain:
            return value
        if style == '"' or "\n" in value or not value.isprintable():
            return json.dumps(value, ensure_ascii=self.random.random() < 0.3)
        return "'" + value.replace("'", "''") + "'"
