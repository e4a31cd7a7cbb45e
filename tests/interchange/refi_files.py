"""REFI-QDA projects made by the tests, in all the shapes in which programs write them."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.refi.reading.project import read

NAMESPACE = "urn:QDA-XML:project:1.0"
ANA, BO, CODE, OTHER_CODE, SOURCE = 1, 2, 10, 11, 20
TEXT = (
    "Ann said 🚤 that the boats 🚤🚤 came late.\n"
    "Nobody 😀 had asked for them, café owners said.\n"
    "🎣 Fishermen of both sides met in the harbour.\n"
    "The ministry 🏛 denied all of it, twice.\n"
    "Later 🚢 the reports were withdrawn again.\n"
)
PASSAGES = (
    "Ann", "that the boats", "came late", "had asked", "café owners", "Fishermen", "both sides",
    "the harbour", "ministry", "denied all", "twice", "Later", "the reports", "withdrawn", "again",
)  # fmt: skip


def guid(number: int) -> str:
    """A GUID that is easy to tell."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def identity(number: int) -> str:
    """The id that it becomes."""
    return guid(number).replace("-", "")


class Counting(NamedTuple):
    """How a program writes texts and counts positions; measured here without any code of the product."""

    utf16: bool = False
    crlf_file: bool = False
    crlf_counted: bool = False
    mark_file: bool = False
    mark_counted: bool = False
    inclusive: bool = False

    def content(self, text: str) -> bytes:
        """The file of a text."""
        text = text.replace("\n", "\r\n") if self.crlf_file else text
        return ("\ufeff" + text if self.mark_file else text).encode()

    def position(self, text: str, place: int) -> int:
        """The number of a place."""
        before = text[:place].replace("\n", "\r\n") if self.crlf_counted else text[:place]
        units = len(before.encode("utf-16-le")) // 2 if self.utf16 else len(before)
        return units + self.mark_counted

    def numbers(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The two numbers of a passage."""
        return self.position(text, start), self.position(text, end) - self.inclusive


def element(tag: str, inside: str | Iterable[str] = "", /, **attributes: object) -> str:
    """XML."""
    told = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    content = inside if isinstance(inside, str) else "".join(inside)
    return f"<{tag}{told}>{content}</{tag}>"


def described(words: str) -> str:
    """A Description."""
    return element("Description", escape(words))


def reference(name: str, number: int) -> str:
    """A reference."""
    return element(name, targetGUID=guid(number))


def coding(number: int, code: int = CODE, user: int | None = ANA, at: str = "", inside: str = "") -> str:
    """A Coding."""
    who = {} if user is None else {"creatingUser": guid(user)}
    when = {"creationDateTime": at} if at else {}
    return element("Coding", reference("CodeRef", code) + inside, guid=guid(number), **who, **when)


def selection(
    number: int, start: object, end: object, inside: str = "", name: str = "", user: int | None = None
) -> str:
    """A PlainTextSelection."""
    who = {} if user is None else {"creatingUser": guid(user)}
    place = {"startPosition": start, "endPosition": end}
    return element("PlainTextSelection", inside, guid=guid(number), name=name, **place, **who)


def coded(number: int, start: object, end: object, name: str = "", **told: object) -> str:
    """A selection with one coding."""
    return selection(number, start, end, coding(number + 5000, **told), name)  # type: ignore[arg-type]


def text_source(inside: str = "", number: int = SOURCE, **attributes: object) -> str:
    """A TextSource, with its text in sources/ unless it is said otherwise."""
    told = {"name": "Interview", "plainTextPath": "internal://text.txt", **attributes}
    return element("TextSource", inside, guid=guid(number), **told)


USERS = element(
    "Users",
    element("User", guid=guid(ANA), name="Ana", id="A") + element("User", guid=guid(BO), name="Bo", id="B"),
)
CODES = element(
    "CodeBook",
    element(
        "Codes",
        element("Code", guid=guid(CODE), name="boats", isCodable="true", color="#4086F4")
        + element("Code", guid=guid(OTHER_CODE), name="people", isCodable="true"),
    ),
)


def project_xml(
    sources: str = "", *, users: str = USERS, codes: str = CODES, before: str = "", after: str = "",
    namespace: str = NAMESPACE, **attributes: object
) -> str:  # fmt: skip
    """A project; `before` are its variables and cases, `after` what follows its sources."""
    told = {"name": "Boats", **attributes}
    inside = users + codes + before + (element("Sources", sources) if sources else "") + after
    return '<?xml version="1.0" encoding="utf-8"?>\n' + element("Project", inside, xmlns=namespace, **told)


def archive(
    folder: Path,
    xml: str | bytes,
    files: Mapping[str, bytes] | None = None,
    name: str = "boats.qdpx",
    part: str = "project.qde",
) -> Path:
    """The container with the XML and these files."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(part, xml)
        for member, content in (files or {}).items():
            container.writestr(member, content)
    return path


def told(folder: Path, xml: str, text: str | bytes | None = TEXT, **options: str) -> Bundle:
    """What is read of a project with one text."""
    content = text.encode() if isinstance(text, str) else text
    files = {} if content is None else {"sources/text.txt": content}
    return read(archive(folder, xml, files), RefiOptions(**options))  # type: ignore[arg-type]


def carried(folder: Path, xml: str, text: str | bytes | None = TEXT, **options: str) -> CarriedProject:
    """The project that is read of it."""
    project = told(folder, xml, text, **options).project
    assert project is not None
    return project


def quotes(project: CarriedProject) -> list[str]:
    """The words of all segments, which have to be those at their places."""
    found = []
    for each in project.things.all(Segment).values():
        source = project.things.all(Source)[each.source]
        assert project.text(source)[each.start : each.end] == each.quote
        found.append(each.quote)
    return found


def spoken(bundle: Bundle) -> str:
    """All remarks, a line each."""
    return "\n".join(f"{each.kind}: {each.what}: {each.why}" for each in bundle.remarks)
