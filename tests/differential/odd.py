# SPDX-License-Identifier: MIT
"""Values that descriptors hold by mistake or by mischief."""

import yaml

SCALARS = """
1.10 1.1 1 0 -1 +5 00 010 0755 08 0o17 0x1F 0X1F 0b101 0b_ 1_000 1_ _1 1:30 8080:8 8080:80 190:20:30.15 22:22 1. 4.50 .5 -.5 . 1.2.3
1e3 1.0e3 1.0e+3 1.5e-7 1.0e+17 0.00001 .inf -.inf .nan .NaN -.nan 2024-01-02 2024-1-2 2024-13-01 2024-01-02T03:04:05Z
2001-12-14t21:59:43.10-05:00 true false yes no on off y n Yes TRUE tRue ~ null Null NULL none None '' "" "1" '1.10' 'true' "a b" a#b
=  << !!str !foo @x `x %x *x &x !!int !!binary ? - : ?x :x -x >x |x 12345678901234567890123 1.7976931348623157e+309 9007199254740993.0
""".split() + [
    "a b", "a: b", "- a", "a #b", "[]", "{}", "[a]", "{a: b}", "[1, 2]", "[[a]]", "{a: {b: c}}", "[null]", "{a: }", "'it''s'", '"q\\"q"', '"\\t"',
    '"\\u00e9"', "é", "ünï cödé", "日本語", "😀", '"\\x07"', '"a\\nb"', '"a\\\\"', "2024-01-02 3:04:05.5 -01:00", "!!str 1", "!!int '12'",
    "!!float 1", "!!bool yes", "!!null x", "! 1", "!!binary aGk=", "!!set {a}", "!!omap [a: 1]", "!!pairs [a: 1, a: 2]", "!!timestamp 2024-01-02",
    "!!int x", "!!bool 1", "!foo x", "!!python/none x", "x\ty", "a\tb: c", '"$HOME ${X} \\\\"', "'{{ x }}'", '"  lead"', '"trail  "', "x" * 129,
    "é" * 130, "word " * 40 + "end", "'" + "quoted words " * 12 + "'", '"a\\n\\n b \\n"', "'#x'", "'a: b'", "\"'\"", "'\"'", "--- ", "'---'", "\u2028", '"\\L"',
    "/", "//", ".", "..", "a/../b", "/opt//x/./y/", "a/b/", "~/x", "a=b", "a=b=c", "-rf", "*", "&", "\ufeffx", "a:b", "http://h/x?y=1#z", "x:", "1 2",
    '!!str "x"', "\"\\ud83d\\ude00\"", "|\n  x", "'a\n  b'", "a\n  b",
]

KEYS = ["unknown", "Name", "name ", "nmae", "values", "descripton", "yes", "5", "~", "1.10", "[a]", "{a: b}", '"name"', "'value'", "<<", "é", "a b", "=", "2024-01-02",
        "!!str x", "? x", "'a: b'", "dest", "target", "path", "url", "image", "md5", "execute", "version", "from", "x" * 129]

LINES = ["\t", "  ", "x: y", "- x", "key:", "---", "...", "# remark", "%YAML 1.1", "? a", ": b", "<<: *a", "&a x", "}", "]", "'", '"', "|", "\ufeff", "name: other", "- name: x", "  value: 1"]

PIECES = ["\t", " ", "  ", "\n", "\r\n", "\r", ": ", ":", "- ", "-", "? ", "?", "#", " #", "[", "]", "{", "}", ",", "&a ", "*a ", "!", "!! ", "!!str ", "|", ">", "|-\n", ">+\n",
          '"', "'", "\\", "@", "`", "%", "\x85", "\u2028", "é", "\ufeff", "<<: *a", "\n  ", "\n- ", "~", "=", "''", "\x07", "😀", "0", "1.10", "yes", "null"]


def _is_read(text):
    try:
        yaml.safe_load("a: " + text)
    except Exception:  # PyYAML raises its own errors and Python's
        return False
    return True


READ = [text for text in SCALARS if _is_read(text)]  # what PyYAML takes as a value
