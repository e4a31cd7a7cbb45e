"""A small project as it is carried, to be written into files of other programs and read from them."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, value_id
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code
from blotter.domain.entity import Entity, derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text

TEXT = "Ann said 🚤 that the boats came late.\nNobody 😀 had asked; café owners said.\n"
DAY = "2024-05-01T08:30:00.000000Z"
XML = "project.qde"
SPACE = "{urn:QDA-XML:project:1.0}"


def identity(name: str) -> str:
    """The id of a thing by a name."""
    return derived_id("small study", name)


ADA, BEN = (Coder(id=identity(name), name=name) for name in ("Ada", "Ben"))
AID = Code(id=identity("aid"), name="aid", colour="blue", position=0, short="What is given.")
BOATS = Code(id=identity("boats"), name="boats", parent=AID.id, position=0, use_when="Any <boat> & ship.")
_KEPT = stored_text(TEXT)
DOCUMENT = Source(
    id=identity("document"),
    name="harbour.txt",
    kind="text",
    text=_KEPT.digest,
    original=original(TEXT.encode()).digest,
    characters=len(TEXT),
)


def segment(words: str, code: Code = BOATS, coder: Coder = ADA, **told: str) -> Segment:
    """A coded segment on the first place where the words stand."""
    start = TEXT.index(words)
    return Segment(
        id=identity(f"{words} {code.name} {coder.name}"),
        source=DOCUMENT.id,
        code=code.id,
        coder=coder.id,
        start=start,
        end=start + len(words),
        quote=words,
        **{"created": DAY, "modified": DAY, **told},
    )


def study(*more: Entity, name: str = "Harbour") -> CarriedProject:
    """The project with some things more, or others in place of its own."""
    things = Carried()
    case = Case(id=identity("case"), name="Ann")
    year = Attribute(id=identity("year"), name="Year", type=AttributeType.NUMBER)
    things.put(ADA, BEN, AID, BOATS, DOCUMENT, case, year)
    things.put(
        segment("boats", memo="Which ones?"),
        segment("boats", coder=BEN),
        segment("café owners", AID),
        Memo(id=identity("memo"), code=AID.id, text="Why?", coder=ADA.id, created=DAY, modified=DAY),
        Memo(
            id=identity("note"),
            source=DOCUMENT.id,
            text="Look again.",
            coder=BEN.id,
            created=DAY,
            modified=DAY,
            start=9,
            end=10,
            quote=TEXT[9:10],
        ),
        CasePart(id=identity("part"), case=case.id, source=DOCUMENT.id, start=0, end=3, quote="Ann"),
        AttributeValue(
            id=value_id(year.id, DOCUMENT.id), attribute=year.id, source=DOCUMENT.id, value="2024"
        ),
        *more,
    )
    return CarriedProject(
        name=name,
        things=things,
        texts={_KEPT.digest: TEXT},
        originals={DOCUMENT.original: TEXT.encode()},
    )


def tree(path: Path) -> "etree._Element":
    """The XML of a written project."""
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read(XML))


def every(root: "etree._Element", tag: str) -> list["etree._Element"]:
    """The elements of a name."""
    return list(root.iter(f"{SPACE}{tag}"))


def edited(path: Path, root: "etree._Element", leave_out: Iterable[str] = ()) -> Path:
    """The project as another program might write it: other XML, the files as they are, or without some."""
    target = path.with_name(f"edited-{path.name}")
    with ZipFile(path) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        after.writestr(XML, etree.tostring(root, xml_declaration=True, encoding="utf-8"))
        for name in before.namelist():
            if name != XML and name not in leave_out:
                after.writestr(name, before.read(name))
    return target
