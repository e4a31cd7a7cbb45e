"""The codes of a QualCoder project: categories and codes become one tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from blotter.domain.codebook import Code
from blotter.domain.colour_values import full_value, nearest_colour
from blotter.domain.names import FreeNames, name_key
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.taking import Taking
from blotter.message import Sentence

Key = tuple[str, int]
"""Whether it is a "category" or a "code", and its number in the file."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A category or a code as the file has it, with what lies above it."""

    key: Key
    name: str
    above: Key | None
    memo: str
    colour: str = ""


def take_codes(taking: Taking) -> None:
    """All categories and codes, each under what it lies in; by name, as QualCoder shows them."""
    nodes = {node.key: node for node in (*_categories(taking), *_codes(taking))}
    nodes = {node.key: node for node in _without_circles(taking, nodes)}
    inside: dict[Key | None, list[_Node]] = {}
    for node in nodes.values():
        inside.setdefault(node.above, []).append(node)
    pending: list[tuple[Key | None, str | None]] = [(None, None)]
    while pending:
        above, parent = pending.pop()
        for key, identity in _put(taking, inside.get(above, []), parent):
            pending.append((key, identity))
            if key[0] == "code":
                taking.codes[key[1]] = identity
    tops = (code.name for code in taking.project.things.all(Code).values() if code.parent is None)
    taking.tops = FreeNames(tops)
    if any(row.text("owner") for row in taking.database.rows("code_name")):
        taking.project.findings.note(messages.CODES_BY, "", "left out")


def missing_code(taking: Taking, number: int | None) -> str:
    """The id of a code that codings have and the file lacks, made when it is first met."""
    wanted = -1 if number is None else number
    if wanted not in taking.codes:
        project = taking.project
        name = str(Sentence(shared.UNNAMED_CODE, number="?" if number is None else number))
        code = Code(
            id=project.id("code", "missing", wanted),
            name=taking.tops.take(name),
            position=len(project.things.all(Code)),
        )
        project.things.put(code)
        project.findings.note(messages.NO_CODE, code.name, "filled in")
        taking.codes[wanted] = code.id
    return taking.codes[wanted]


def _categories(taking: Taking) -> Iterator[_Node]:
    for row in taking.rows("code_cat", "catid"):
        number = row.number("catid")
        if number is not None:
            above = row.number("supercatid")
            key = ("category", number)
            yield _Node(key, row.text("name"), _key("category", above), row.text("memo"))


def _codes(taking: Taking) -> Iterator[_Node]:
    for row in taking.rows("code_name", "cid"):
        number = row.number("cid")
        if number is not None:
            above = _key("code", row.number("supercid")) or _key("category", row.number("catid"))
            key = ("code", number)
            yield _Node(key, row.text("name"), above, row.text("memo"), full_value(row.text("color")))


def _key(kind: str, number: int | None) -> Key | None:
    # Older versions write 0 or -1 where there is nothing above.
    return (kind, number) if number is not None and number > 0 else None


def _without_circles(taking: Taking, nodes: dict[Key, _Node]) -> Iterator[_Node]:
    """The nodes with nothing above them that is not there, and none that lies in itself."""
    rooted: set[Key] = set()
    for node in nodes.values():
        way: list[Key] = []
        key: Key | None = node.key
        while key is not None and key in nodes and key not in rooted and key not in way:
            way.append(key)
            key = nodes[key].above
        if key is not None and key in way:
            taking.project.findings.note(messages.CATEGORY_CIRCLE, nodes[key].name)
            nodes[key] = replace(nodes[key], above=None)
        elif key is not None and key not in nodes:
            last = nodes[way[-1]]
            taking.project.findings.note(messages.CATEGORY_LOST, last.name)
            nodes[last.key] = replace(last, above=None)
        rooted.update(way)
    yield from nodes.values()


def _put(taking: Taking, nodes: Iterable[_Node], parent: str | None) -> Iterator[tuple[Key, str]]:
    project, names = taking.project, FreeNames()
    for position, node in enumerate(sorted(nodes, key=lambda each: (name_key(each.name), each.key))):
        instead = shared.UNNAMED_CODE
        name = project.free(names, project.named(node.name, instead, number=node.key[1]))
        code = Code(
            id=project.id(node.key[0], node.name),
            name=name,
            parent=parent,
            position=position,
            colour=nearest_colour(node.colour),
            full=storable(node.memo),
        )
        project.things.put(code)
        project.found["codes"] += 1
        if node.colour:
            taking.colours[code.id] = node.colour
        yield node.key, code.id
