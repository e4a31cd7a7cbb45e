"""Findings: what breaks the rules in the whole project, as the page and the menu know it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.edit import Changes
from blotter.domain.segment import Coder, Placed, Segment, Span
from blotter.domain.source import Source
from blotter.message import Message
from blotter.progress import Progress
from blotter.project import places
from blotter.project.project import Project
from blotter.project.rule_check import Broken, RuleCheck
from blotter.ui.bridge import ProjectBridge
from blotter.ui.tasks import Latest, TaskRunner, unhurried

CHEAP = 20_000
"""Up to how many segments are looked through by themselves when the project changes."""

QUICK = 2_000
"""Up to how many segments are looked through in the window's own thread."""

MOST = 50_000
"""How many rows are held; the report has them all."""

_SETTLED = 400
_QUOTE = 400
_LOOKED_AT = (Segment, Code, Coder, Source, CodingRule, CodeSet)


class Breach(NamedTuple):
    """A rule that a segment breaks, as a row shows it; the quote may be cut."""

    source: Source
    segment: Placed
    paragraph: int
    quote: str
    rule: str
    told: Message

    @property
    def span(self) -> Span:
        """Where it lies."""
        return Span(self.segment.start, self.segment.end)


@dataclass(frozen=True, slots=True)
class Found:
    """The first of what breaks the rules, and how much there is, in all and by the ids of rules and sets."""

    rows: Sequence[Breach] = ()
    count: int = 0
    sources: int = 0
    by_rule: Mapping[str, int] = field(default_factory=dict)


Starts = dict[str, Sequence[int]]
"""Where the paragraphs of texts begin, by the text's digest; a text never changes."""


def sought(project: Project, check: RuleCheck, starts: Starts, progress: Progress) -> Found:
    """Look through the whole project; what is learnt about texts is kept in `starts`."""
    rows: list[Breach] = []
    by_rule, sources = Counter[str](), 0
    for source, several in groupby(check.everywhere(progress=progress), key=lambda each: each.source):
        sources += 1
        found = list(several)
        by_rule.update(each.rule.id for each in found)
        if len(rows) < MOST:
            if source.text not in starts:
                starts[source.text] = places.paragraph_starts(project, source)
            rows += _rows(project, found[: MOST - len(rows)], starts[source.text])
    return Found(rows, by_rule.total(), sources, by_rule)


def _rows(project: Project, found: Sequence[Broken], starts: Sequence[int]) -> Iterator[Breach]:
    """The rows of one document; the quotes come with the segments, so that no text is read for them."""
    segments = project.segments_by_id({each.segment.id for each in found})
    quotes = {segment.id: segment.quote[:_QUOTE] for segment in segments}
    book = project.codebook
    for each in found:
        number = places.paragraph_number(starts, each.segment.start)
        quote = quotes.get(each.segment.id, "")
        yield Breach(each.source, each.segment, number, quote, each.rule.id, each.told(book))


class Findings(QObject):
    """Looks anew when the project has changed; in a very large one only when somebody asks."""

    changed = Signal()
    begun = Signal(object)
    """The `Task`, where it takes a while."""

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._check = RuleCheck(self._project)
        self._starts: Starts = {}
        self.found: Found | None = None
        """None while nobody has looked yet."""
        self.is_stale = False
        """Whether the project has changed since, and nobody looks by himself."""
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self._take)
        self._latest.begun.connect(self.begun)
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self.seek)
        bridge.changed.connect(self._follow)
        self._look_soon()

    def count(self) -> int | None:
        """How much breaks a rule, None while that is not known."""
        return None if self.found is None or self.is_stale else self.found.count

    def has_rules(self) -> bool:
        """Whether anything is laid down that can be broken."""
        return bool(self._check.rulebook)

    def seek(self) -> None:
        """Look through the project now."""
        self._settled.stop()
        project, check = self._project, self._check

        def work(progress: Progress) -> Found:
            return sought(project, check, self._starts, progress)

        is_quick = not project.exceeds(QUICK)
        self._latest.ask(work if is_quick else unhurried(work), is_quick)

    def leave(self) -> None:
        """Look no more: the project is about to be closed."""
        self._settled.stop()

    def _take(self, found: Found) -> None:
        self.found, self.is_stale = found, False
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_LOOKED_AT):
            self._look_soon()

    def _look_soon(self) -> None:
        if not self._check.rulebook:
            self._settled.stop()
            self._latest.ask(lambda _: Found(), is_quick=True)
        elif not self._project.exceeds(CHEAP):
            self._settled.start()
        elif self.found is not None and not self.is_stale:
            self.is_stale = True
            self.changed.emit()
