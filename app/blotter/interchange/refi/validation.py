"""What has to hold of the XML of a project before it is given away: its structure, references, paths, ranges.

This is looked at on what was written, by other means than those it was written with.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from blotter.domain.names import shown_name
from blotter.interchange.refi import structure
from blotter.interchange.refi.guids import identity_of
from blotter.interchange.refi.structure import fits, order_of, rules_of
from blotter.interchange.xml_files import told_to
from blotter.progress import Progress, silent

MOST = 20
"""How many faults are told; the first is enough to mend the others."""

_EVERY = 5_000
_INTERNAL = "internal://"
_FULL_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_TEXTS = ("TextSource", "Note", "Representation", "TextDescription")


@dataclass(slots=True)
class Counting:
    """A text as its positions are counted: how long it is, and the words between two positions."""

    length: int
    between: Callable[[int, int], str]


Texts = Callable[[str], "Counting | None"]
"""What reads the text at an internal path, None where there is none."""


@dataclass(slots=True)
class Found:
    """What an XML file says, as far as others refer to it."""

    faults: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    references: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, fault: str) -> None:
        """One more fault."""
        if len(self.faults) < MOST:
            self.faults.append(fault)


def faults_of_project(
    content: bytes, has_file: Callable[[str], bool], texts: Texts, progress: Progress = silent
) -> list[str]:
    """What is wrong with the XML of a project; nothing is, if the writer does what it should."""
    checking = Checking(structure.PROJECT, has_file, texts, progress=progress)
    told_to(content, "project.qde", "project.qde", checking)
    return checking.finished()


def faults_of_codebook(content: bytes) -> list[str]:
    """What is wrong with the XML of a codebook."""
    checking = Checking(structure.CODEBOOK, lambda path: False, lambda path: None)
    told_to(content, "codebook.qdc", "codebook.qdc", checking)
    return checking.finished()


def looked_at(words: str, kind: str) -> Found:
    """What one element of a project is like by itself: its faults, its GUIDs and its references."""
    checking = Checking(structure.PROJECT, lambda path: True, lambda path: None, root=kind)
    told_to(words.encode(), kind, kind, checking)
    return checking.found


def leads_wrong(kind: str, target: str, kinds: Mapping[str, str]) -> bool:
    """Whether a reference of a kind leads to nothing, or to an element that it may not lead to."""
    meant, there = structure.REFERENCES[kind], kinds.get(identity_of(target) or target)
    return there is None or (bool(meant) and there not in meant)


class Checking:
    """Takes the XML as it is parsed, and finds what is wrong."""

    def __init__(
        self,
        namespace: str,
        has_file: Callable[[str], bool],
        texts: Texts,
        root: str | None = None,
        progress: Progress = silent,
    ) -> None:
        self._progress = progress
        self._count = 0
        self.found = Found()
        self._prefix = f"{{{namespace}}}"
        self._is_codebook = namespace == structure.CODEBOOK
        self._root = root or ("CodeBook" if self._is_codebook else "Project")
        self._has_file = has_file
        self._texts = texts
        self._open: list[tuple[str, list[str]]] = []
        self._counting: list[Counting | None] = []
        self._words: list[str] = []

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if self._count % _EVERY == 0:
            self._progress(self._count, 0)
        name = tag.removeprefix(self._prefix)
        if name == tag:
            self.found.add(f"{tag} is not in the namespace")
        if self._open:
            self._open[-1][1].append(name)
        elif name != self._root:
            self.found.add(f"the root is {name}")
        self._open.append((name, []))
        self._words.clear()
        self._check_attributes(name, values)
        if name in _TEXTS:
            self._counting.append(self._texts(values.get("plainTextPath", "")))
        elif name == "PlainTextSelection":
            self._check_place(values)

    def data(self, words: str) -> None:
        """Words within an element."""
        if words and not words.isspace() and self._open[-1][0] not in structure.WORDS:
            self.found.add(f"{self._open[-1][0]} holds words")
        self._words.append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        name, children = self._open.pop()
        if order_of(name, self._is_codebook).fullmatch("".join(f"{each} " for each in children)) is None:
            self.found.add(f"{name} has other children than it may: {' '.join(dict.fromkeys(children))}")
        if name in structure.WORDS and not fits(structure.WORDS[name], "".join(self._words)):
            self.found.add(f"{name} is “{''.join(self._words)[:40]}”")
        if name in _TEXTS:
            self._counting.pop()

    def close(self) -> None:
        """All was parsed."""

    def finished(self) -> list[str]:
        """The faults, those of references too, which can be told only when all is known."""
        for (kind, target), where in self.found.references.items():
            if leads_wrong(kind, target, self.found.kinds):
                self.found.add(f"{where} refers to {target}, which is not there or not what it may refer to")
        return self.found.faults

    def _check_attributes(self, name: str, values: Mapping[str, str]) -> None:
        rules, references = rules_of(name, self._is_codebook), self.found.references
        for key, value in values.items():
            if key not in rules.kinds:
                self.found.add(f"{name} has {key}")
                continue
            kind, test = rules.kinds[key]
            if test is not None and not test(value):
                self.found.add(f"{name}/@{key} is “{value[:40]}”")
            elif kind == "guid":
                self._keep(name, value)
            elif kind in structure.REFERENCES:
                references.setdefault((kind, value), name)
            elif kind == "path" and not self._leads_somewhere(value):
                self.found.add(f"{name}/@{key} leads nowhere: {value[:60]}")
            elif kind == "colour" and not _FULL_COLOUR.fullmatch(value):
                self.found.add(f"{name}/@{key} is “{value[:40]}”")
        if not rules.needed <= values.keys():
            self.found.add(f"{name} lacks {', '.join(sorted(rules.needed - values.keys()))}")

    def _leads_somewhere(self, path: str) -> bool:
        return not path.startswith(_INTERNAL) or self._has_file(path.removeprefix(_INTERNAL))

    def _keep(self, name: str, value: str) -> None:
        identity = identity_of(value) or value
        if identity in self.found.kinds:
            self.found.add(f"{name} has the GUID of another element: {value}")
        self.found.kinds[identity] = name

    def _check_place(self, values: Mapping[str, str]) -> None:
        counting = self._counting[-1] if self._counting else None
        if counting is None:
            return
        told = values.get("startPosition", ""), values.get("endPosition", "")
        if not all(fits("integer", each) for each in told):
            return
        start, end = map(int, told)
        if not 0 <= start <= end <= counting.length:
            self.found.add(f"a selection from {start} to {end} is in a text of {counting.length}")
            return
        name = values.get("name", "")
        if name and not counting.between(start, end).startswith(name):
            self.found.add(
                f"the selection at {start} is called “{shown_name(name)[:40]}”, which is not there"
            )
