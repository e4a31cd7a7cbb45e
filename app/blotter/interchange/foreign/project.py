"""ForeignProject: a project of another program in the making; its ids are the same whenever it is read."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from blotter.domain.bundle import Bundle
from blotter.domain.carried import Ask, Carried, CarriedProject
from blotter.domain.case import CasePart
from blotter.domain.entity import derived_id
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.names import FreeNames, free_name
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source, stored_layer, stored_text
from blotter.interchange.foreign import messages
from blotter.interchange.foreign.contents import ReadByDigest
from blotter.interchange.foreign.findings import Findings
from blotter.interchange.foreign.names import fitting_name
from blotter.interchange.foreign.pages import Pages
from blotter.interchange.foreign.samples import samples
from blotter.message import Sentence


@dataclass(slots=True)
class ForeignProject:
    """What is collected while a file is read. `key` tells this project from every other of its program.

    `found` counts what the file has, also what could not be taken; `telling` are segments that show by their
    quotes how positions were counted.
    """

    file: str
    program: str
    key: str
    things: Carried = field(default_factory=Carried)
    texts: dict[str, str] = field(default_factory=dict)
    originals: ReadByDigest = field(default_factory=ReadByDigest)
    layers: dict[str, bytes] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    unplaced: list[Segment | Memo | CasePart] = field(default_factory=list)
    telling: list[str] = field(default_factory=list)
    coder_named: str = ""
    findings: Findings = field(init=False)
    _ids: set[str] = field(default_factory=set)
    _alike: Counter[str] = field(default_factory=Counter)
    _documents: set[str] = field(default_factory=set)
    _coders: dict[str, str] = field(default_factory=dict)
    _coder_names: FreeNames = field(default_factory=FreeNames)

    def __post_init__(self) -> None:
        self.findings = Findings(self.file)

    def id(self, kind: str, *parts: object) -> str:
        """The id of a thing by what it is; of several that are the same, each has its own."""
        words = [self.program, self.key, kind, *map(str, parts)]
        first = found = derived_id(*words)
        while found in self._ids:
            self._alike[first] += 1
            found = derived_id(*words, f"#{self._alike[first] + 1}")
        self._ids.add(found)
        return found

    def coder(self, name: str, what: str = "") -> str:
        """The id of the coder of a name; `what` is made by a coder of whom the file does not say the name."""
        if self.coder_named:
            name = self.coder_named
        if not name.strip():
            nobody = Sentence(messages.UNKNOWN_CODER)
            self.findings.note(messages.NO_CODER, what, "filled in", name=nobody)
            name = nobody
        if name not in self._coders:
            fitting = fitting_name(name) or str(Sentence(messages.UNKNOWN_CODER))
            self._tell_changed(fitting, name)
            shown = self._coder_names.take(fitting)
            self._coders[name] = self.id("coder", name)
            self.things.put(Coder(id=self._coders[name], name=shown))
            self.found["coders"] += 1
        return self._coders[name]

    def named(self, words: str, instead: str, **values: object) -> str:
        """The words as a name, or what stands instead of words that are none."""
        name = fitting_name(words)
        if name:
            self._tell_changed(name, words)
            return name
        name = str(Sentence(instead, **values))
        self.findings.note(messages.NAME_CHANGED, name, "filled in")
        return name

    def _tell_changed(self, name: str, words: str) -> None:
        """Tell of a name that is not as it was, spaces aside."""
        if name != " ".join(words.split()):
            self.findings.note(messages.NAME_MENDED, name)

    def free(self, names: FreeNames, name: str) -> str:
        """The name, or one like it that is free, which is told."""
        free = names.take(name)
        if free != name:
            self.findings.note(messages.NAME_TAKEN, free)
        return free

    def source(self, name: str, kind: str, text: str, original: str, replaced: int, **more: Any) -> Source:
        """A document with its text, whose original is among the `originals`."""
        kept = stored_text(text)
        self.texts[kept.digest] = text
        free = free_name(name, self._documents)
        self._documents.add(free)
        if free != name:
            self.findings.note(messages.NAME_TAKEN, free)
        if replaced:
            self.findings.note(messages.CHARACTERS_REPLACED, free)
        source = Source(
            id=self.id("document", name, kept.digest),
            name=free,
            kind=kind,
            text=kept.digest,
            original=original,
            characters=len(text),
            **more,
        )
        self.things.put(source)
        return source

    def segment(self, segment: Segment, at: tuple[int, int], is_telling: bool = False) -> None:
        """A coded passage that has its place; `at` are its positions as the file has them."""
        self.things.put(segment)
        self.positions[segment.id] = at
        if is_telling:
            self.telling.append(segment.id)

    def bundle(
        self,
        *,
        name: str,
        format_id: str,
        program: str,
        convention: str,
        digest: str,
        told: Mapping[str, object],
        asks: Iterable[Ask] = (),
    ) -> Bundle:
        """All of it as what a reader gives."""
        positions = self._layer_of_positions()
        self.things.put(
            ForeignImport(
                id=derived_id("foreign import", digest),
                file=self.file,
                format=format_id,
                program=program,
                convention=convention,
                digest=digest,
                positions=positions,
                told=json.dumps(dict(told), ensure_ascii=False, sort_keys=True),
            )
        )
        for each in self.unplaced:
            self.findings.note(messages.UNPLACED, getattr(each, "quote", ""), "noted")
        project = CarriedProject(
            name=name,
            things=self.things,
            texts=self.texts,
            originals=self.originals,
            layers=self.layers,
            convention=convention,
            samples=samples(self.things, self.texts, self.telling),
            asks=tuple(asks),
            found=dict(self.found),
            unplaced=tuple(self.unplaced),
        )
        return Bundle(project=project, remarks=self.findings.remarks())

    def add_pages(self, source: Source, pages: Pages) -> None:
        """Give a document the pages of the PDF that it came from."""
        for layer in (pages.structure, pages.layout):
            self.layers[layer.digest] = layer.content
        structure, layout = pages.structure.digest, pages.layout.digest
        self.things.put(replace(source, structure=structure, layout=layout, headings=pages.headings))

    def _layer_of_positions(self) -> str | None:
        """The positions as they stand in the file, as a layer where some are not ours."""
        segments = self.things.all(Segment)
        other = {key: list(at) for key, at in self.positions.items() if tuple(segments[key].span) != at}
        if not other:
            return None
        layer = stored_layer(json.dumps(other, separators=(",", ":")).encode())
        self.layers[layer.digest] = layer.content
        return layer.digest


def whole(span: Span, text: str) -> bool:
    """Whether a span covers all the words of a text."""
    return not text[: span.start].strip() and not text[span.end :].strip()
