"""Whole projects of chance, with everything in them that a project may have, to be written and read again."""

import types
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from random import Random
from typing import Any, Union, get_args, get_origin, get_type_hints

from blotter.domain import layout
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity, derived_id
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.revision import Revision, Revisions
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span
from blotter.domain.source import Heading, Source, original, stored_layer, stored_text
from blotter.domain.structure import Structure, packed
from blotter.interchange.entity_json import TYPES

NAMES = ("training", "Training", "either/or", "警察", 'the "boats" & <more>', "a > b", "état", "aid 👮‍♀️", "x")
WORDS = (
    "",
    "A thought.",
    "Über *警察* 👮‍♀️\n\n- one",
    "Inclusion: not a label\n\n Example: neither",
    "# Title\nand more",
    "with\ttab and ]]> and \x07 bell",
    " ",
    "ends in line feeds\n\n",
)
TEXTS = (
    "Officers met in the border town.\nBoats were given.\n",
    "警察 👮‍♀️ trained there; nobody asked.\u2028Who paid?",
    "x",
    "e\u0301tat 😀😀 zero\u200djoined\n\n\n  spaces  around  \n",
    "\ufeffa mark in the text, \x0b and \x1f",
)
MOMENTS = ("", "2024-02-29T12:00:00.123456Z", "2025-01-01T00:00:00.000000Z", "soon")
VALUES = {
    AttributeType.TEXT: ("x", "two\nlines", "2016"),
    AttributeType.NUMBER: ("3", "-1.5", "1e+16", "0.0001"),
    AttributeType.DATE: ("2016-05-31", "2016", "2014/2016"),
    AttributeType.YES_NO: ("yes", "no"),
    AttributeType.CHOICE: ("high", "low"),
    AttributeType.COUNTRY: ("KE", "TR"),
    AttributeType.URL: ("https://example.org/a?b&c",),
}
_CORE = {
    Coder, Code, DocumentGroup, Source, Segment, Memo, Case, CasePart, CodeSet, Attribute, AttributeValue,
    Revision, ForeignElement,
}  # fmt: skip
_GRAPH = (
    '<Graph xmlns="urn:QDA-XML:project:1.0" guid="{own}" name="A map"><Vertex guid="{vertex}" '
    'representedGUID="{named}" firstX="1" firstY="2"/></Graph>'
)
_PICTURE = (
    '<PictureSource xmlns="urn:QDA-XML:project:1.0" guid="{own}" name="p" path="internal://{own}.png"/>'
)


def carried_project(random: Random) -> CarriedProject:
    """One such project."""
    return _Making(random).project()


class _Making:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.things = Carried()
        self.texts: dict[str, str] = {}
        self.originals: dict[str, bytes] = {}
        self.layers: dict[str, bytes] = {}

    def project(self) -> CarriedProject:
        for make in (
            *(self.coders, self.codes, self.groups, self.sources, self.passages, self.memos),
            *(self.cases, self.attributes, self.sets, self.revisions, self.others, self.foreign),
        ):
            make()
        things = Carried({kind: by_id for kind, by_id in self.things.items() if by_id})
        name = self.one(NAMES)
        return CarriedProject(
            name=name, things=things, texts=self.texts, originals=self.originals, layers=self.layers
        )

    def one(self, things: Any) -> Any:
        return self.random.choice(list(things))

    def some(self, make: Callable[[int], Any], most: int = 4) -> list[Any]:
        made = [make(number) for number in range(self.random.randrange(most + 1))]
        self.things.put(*made)
        return made

    def id(self) -> str:
        self.count += 1
        return derived_id("carried", str(self.count))

    def of(self, kind: type[Entity]) -> str | None:
        known = list(self.things.all(kind))
        return self.random.choice([None, *known]) if known else None

    def coders(self) -> None:
        self.some(lambda n: Coder(id=self.id(), name=f"Ada {n}", kind=self.one(("", CONSENSUS))))

    def codes(self) -> None:
        for number in range(self.random.randrange(6)):
            made = Code(
                id=self.id(),
                name=f"{self.one(NAMES)} {number}",
                parent=self.of(Code),
                position=self.random.randrange(5),
                colour=self.one(("", "blue", "rose+2", "#a1b2c3")),
                key=self.one(("", "k")),
                aliases=self.one(((), ("other", "name"))),
                archived=self.one((True, False)),
                origin=self.one(("", "deductive")),
                **{part: self.one(WORDS) for part in ("short", "full", "use_when", "example")},
                counter_example=self.one(WORDS),
            )
            self.things.put(made)

    def groups(self) -> None:
        for number in range(self.random.randrange(3)):
            name = f"{self.one(NAMES)} {number}"
            self.things.put(DocumentGroup(id=self.id(), name=name, parent=self.of(DocumentGroup)))

    def sources(self) -> None:
        self.some(self.source)

    def source(self, number: int) -> Source:
        content = self.one(TEXTS) + self.one(("", f"\nNumber {number}."))
        kind = self.one(("text", "docx", "pdf", "html"))
        data = {"docx": b"PK\x03\x04 word", "pdf": b"%PDF-1.7 page"}.get(kind, b"<p>page")
        data = content.encode() if kind == "text" and self.one((True, False)) else data + bytes([number])
        text, kept = stored_text(content), original(data)
        self.texts[text.digest], self.originals[kept.digest] = content, data
        made = Source(
            id=self.id(),
            name=f"{self.one(NAMES)} {number}.txt",
            kind=kind,
            text=text.digest,
            original=kept.digest,
            characters=len(content),
            encoding=self.one(("utf-8", "cp1252")),
            language=self.one(("", "fr")),
            imported=self.one(MOMENTS),
            headings=self.one(((), (Heading(0, 1, 1),))),
            group=self.of(DocumentGroup),
        )
        if self.one((True, False)):
            known = stored_layer(packed(Structure(reader=f"reader {number}")))
            self.layers[known.digest] = known.content
            made = replace(made, structure=known.digest)
        if self.one((True, False)):
            drawn = stored_layer(layout.packed([()] * (number + 1)))
            self.layers[drawn.digest] = drawn.content
            made = replace(made, layout=drawn.digest)
        return made

    def place(self) -> tuple[str, Span, str] | None:
        source = self.of(Source)
        if source is None:
            return None
        text = self.texts[self.things.all(Source)[source].text]
        start = self.random.randrange(len(text))
        span = Span(start, self.random.randrange(start + 1, len(text) + 1))
        return source, span, text[span.start : span.end]

    def passages(self) -> None:
        for _ in range(self.random.randrange(15)):
            place, code, coder = self.place(), self.of(Code), self.of(Coder)
            if place and code and coder:
                moment = self.one(MOMENTS)
                self.things.put(
                    Segment(
                        id=self.id(),
                        source=place[0],
                        code=code,
                        coder=coder,
                        start=place[1].start,
                        end=place[1].end,
                        quote=place[2],
                        memo=self.one(WORDS),
                        created=moment,
                        modified=self.one((moment, "2025-06-01T08:30:00.000001Z")),
                        origin=self.one(("", "search")),
                    )
                )

    def memos(self) -> None:
        for _ in range(self.random.randrange(8)):
            place = self.place()
            about: dict[str, Any] = self.one(
                ({}, {"source": self.of(Source)}, {"code": self.of(Code)}, {"place": True})
            )
            if about.pop("place", False) and place:
                about = {"source": place[0], "start": place[1].start, "end": place[1].end, "quote": place[2]}
            made, changed = self.one(MOMENTS), self.one(MOMENTS)
            words = {"text": self.one(WORDS), "coder": self.of(Coder), "created": made, "modified": changed}
            self.things.put(Memo(id=self.id(), **about, **words))

    def cases(self) -> None:
        self.some(lambda n: Case(id=self.id(), name=f"{self.one(NAMES)} {n}", note=self.one(WORDS)), 2)
        for _ in range(self.random.randrange(5)):
            place, case = self.place(), self.of(Case)
            if place and case and self.one((True, False)):
                own = self.one((self.id(), part_id(case, place[0], place[1])))
                start, end = place[1]
                about: dict[str, Any] = {"source": place[0], "start": start, "end": end, "quote": place[2]}
                self.things.put(CasePart(id=own, case=case, **about))
            elif place and case:
                self.things.put(CasePart(id=part_id(case, place[0]), case=case, source=place[0]))

    def attributes(self) -> None:
        for made in self.some(self.attribute):
            bearer = Source if made.of is Bearer.DOCUMENTS else Case
            for identity in self.things.all(bearer):
                if self.one((True, False)):
                    about = {"source" if bearer is Source else "case": identity}
                    value = self.one(VALUES[made.type])
                    own = value_id(made.id, identity)
                    self.things.put(AttributeValue(id=own, attribute=made.id, value=value, **about))

    def attribute(self, number: int) -> Attribute:
        kind = self.one(AttributeType)
        return Attribute(
            id=self.id(),
            name=f"{self.one(NAMES)} {number}",
            type=kind,
            of=self.one(Bearer),
            options=("high", "low; or so") if kind is AttributeType.CHOICE else (),
            note=self.one(WORDS),
            position=number,
        )

    def sets(self) -> None:
        codes = tuple(self.things.all(Code))
        for number in range(self.random.randrange(3)):
            held = self.one(((), codes[:2]))
            self.things.put(CodeSet(id=self.id(), name=f"Set {number}", codes=held, exclusive=True))

    def revisions(self) -> None:
        """A past of the codebook, in which each digest is that of its state."""
        for number in range(1, self.random.randrange(1, 4)):
            made = replace(self.anything(Revision), number=number, parent=self.of(Revision))
            past = Revisions([*self.things.all(Revision).values(), made])
            self.things.put(replace(made, digest=past.codebook(made.id).digest()))

    def others(self) -> None:
        """Entities of every other type, with any words and ids in them."""
        for kind in sorted(set(TYPES.values()) - _CORE, key=lambda each: each.__name__):
            if not self.random.randrange(3):
                self.things.put(self.anything(kind))

    def anything(self, kind: Any) -> Any:
        hints = get_type_hints(kind)
        made = {name: self.value(hint, name) for name, hint in hints.items()}
        made["id"] = self.id()
        made |= {name: '{"a": ["b"]}' for name in ("told", "kept", "asked") if name in made}
        made |= {"start": 1, "end": 4} if "start" in made else {}
        return replace(kind(**made), **({"positions": None} if kind is ForeignImport else {}))

    def value(self, hint: Any, name: str = "") -> Any:
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(self.one(inner), name)
        if hint is type(None):
            return None
        if origin is tuple:
            if inner[-1] is Ellipsis:
                return tuple(self.value(inner[0]) for _ in range(self.random.randrange(3)))
            return tuple(self.value(each) for each in inner)
        if issubclass(hint, StrEnum):
            return self.one(hint)
        if issubclass(hint, tuple):
            return hint(*(self.value(each) for each in get_type_hints(hint).values()))
        return self.plain(hint)

    def plain(self, hint: type) -> Any:
        if hint is bool:
            return self.one((True, False))
        if hint in (int, float):
            return hint(self.random.randrange(-5, 100))
        known = [each.id for each in self.things.every()]
        return self.one((*WORDS, self.id(), *known[:3]))

    def foreign(self) -> None:
        if self.random.randrange(3):
            return
        brought = ForeignImport(id=self.id(), file="old.qdpx", format="refi-qda", program="Other 1")
        named = self.one((self.id(), *(self.things.all(Code)), *(self.things.all(Source))))
        graph = _GRAPH.format(own=_guid(self.id()), vertex=_guid(self.id()), named=_guid(named))
        picture = original(b"\x89PNG picture")
        own = _guid(self.id())
        self.originals[picture.digest] = picture.content
        self.things.put(
            brought,
            ForeignElement(id=self.id(), brought_by=brought.id, kind="Graph", name="A map", words=graph),
            ForeignElement(
                id=self.id(),
                brought_by=brought.id,
                kind="PictureSource",
                words=_PICTURE.format(own=own),
                content=picture.digest,
                file="photo.png",
                position=1,
            ),
        )


def _guid(identity: str) -> str:
    return "-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:]))
