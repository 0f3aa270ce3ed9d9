# SPDX-License-Identifier: MIT
"""Breaks projects: as trees, before they are written, and as texts."""

import copy

import odd
from document import Map, Raw, Seq, Text, at, put, walk, wrap


def tree(root, random):
    """One change somewhere in a tree; returns the root, which may be another one."""
    places = list(walk(root))
    if not places:
        return wrap(Raw(random.choice(odd.SCALARS)))
    place = random.choice(places)
    CHANGES[random.randrange(len(CHANGES))](root, place, places, random)
    return root


def _odd(_root, place, _places, random):
    put(place, Raw(random.choice(odd.SCALARS)))


def _null(_root, place, _places, random):
    put(place, Raw(random.choice(["", "~", "null"])))


def _kind(_root, place, _places, random):
    put(place, random.choice([Map(), Seq(), Seq([at(place)]), Map([("name", at(place))]), Seq([None]), Seq([Seq()]), Map([("a", Map())])]))


def _drop(_root, place, _places, _random):
    container, index = place
    del (container.pairs if isinstance(container, Map) else container.items)[index]


def _double(_root, place, places, random):
    container, index = place
    if isinstance(container, Map):
        value = copy.deepcopy(at(random.choice(places))) if random.random() < 0.5 else copy.deepcopy(at(place))
        container.pairs.insert(random.randrange(len(container.pairs) + 1), (container.pairs[index][0], value))
    else:
        container.items.insert(random.randrange(len(container.items) + 1), copy.deepcopy(container.items[index]))


def _rename(_root, place, _places, random):
    container, index = place
    if isinstance(container, Map):
        container.pairs[index] = (random.choice(odd.KEYS), container.pairs[index][1])


def _unknown(_root, place, _places, random):
    container, index = place
    if isinstance(container, Map):
        container.pairs.insert(index, (random.choice(odd.KEYS), wrap(Raw(random.choice(odd.SCALARS)))))


def _swap(_root, place, places, random):
    other = random.choice(places)
    first, second = copy.deepcopy(at(place)), copy.deepcopy(at(other))
    put(place, second)
    if other[1] < len(other[0].pairs if isinstance(other[0], Map) else other[0].items):
        put(other, first)


def _alias(_root, place, places, random):
    """An alias to something before it: the same object twice."""
    at_place = next(i for i, each in enumerate(places) if each is place)
    before = [each for each in places[:at_place] if at(each) is not place[0] and not isinstance(at(each), Raw)]
    if before:
        target = at(random.choice(before))
        target.anchor = target.anchor or "a" + str(random.randrange(1000))
        put(place, Raw("*" + target.anchor))


def _merge(_root, place, places, random):
    container, index = place
    maps = [at(each) for each in places if isinstance(at(each), Map)]
    if isinstance(container, Map) and maps:
        target = random.choice(maps)
        if target is container:
            return
        target.anchor = target.anchor or "m" + str(random.randrange(1000))
        text = f"*{target.anchor}" if random.random() < 0.7 else f"[*{target.anchor}, *{target.anchor}]"
        container.pairs.insert(index, ("<<", Raw(text)))


def _text(_root, place, _places, random):
    if isinstance(at(place), Text):
        at(place).value = random.choice(["", "x" * 130, "a'b\"c", "é\tx", "1.10", "yes", "\x7f\x85\ufeff", "a\n\nb\n", " x ", "#", "- x"])


CHANGES = [_odd, _odd, _null, _null, _kind, _drop, _drop, _double, _double, _rename, _unknown, _swap, _alias, _alias, _merge, _text]


def text(data, random):
    """One change somewhere in a file's bytes."""
    chars = data.decode("utf-8", "surrogateescape")
    kind = random.randrange(8)
    at_char = random.randrange(len(chars) + 1)
    if kind < 2:
        chars = chars[:at_char] + random.choice(odd.PIECES) + chars[at_char:]
    elif kind == 2:
        chars = chars[:at_char] + random.choice(odd.PIECES) + chars[at_char + 1 :]
    elif kind == 3:
        chars = chars[:at_char] + chars[at_char + random.choice([1, 1, 2, 5]) :]
    elif kind == 4 and random.random() < 0.3:
        chars = chars[:at_char]
    else:
        chars = _lines(chars, random)
    if random.random() < 0.01:
        return chars.encode("utf-8", "surrogateescape") + random.choice([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00"])
    return chars.encode("utf-8", "surrogateescape")


def _lines(chars, random):
    lines = chars.splitlines(True)
    if not lines:
        return random.choice(odd.LINES) + "\n"
    index = random.randrange(len(lines))
    kind = random.randrange(7)
    if kind == 0:
        del lines[index]
    elif kind == 1:
        lines[index] = " " * random.randint(1, 4) + lines[index]
    elif kind == 2:
        lines[index] = lines[index][random.randint(1, 2) :]
    elif kind == 3:
        lines.insert(random.randrange(len(lines) + 1), lines[index])
    elif kind == 4:
        indent = len(lines[index]) - len(lines[index].lstrip(" "))
        lines.insert(index, " " * indent + random.choice(odd.LINES) + "\n")
    elif kind == 5 and ":" in lines[index]:
        head = lines[index].split(":")[0]
        lines[index] = head + ": " + random.choice(odd.SCALARS) + "\n"
    else:
        other = random.randrange(len(lines))
        lines[index], lines[other] = lines[other], lines[index]
    return "".join(lines)
