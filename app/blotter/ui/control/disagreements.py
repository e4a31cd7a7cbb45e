"""Disagreements: the places of the open document where the coders shown differ, one after the other."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.disagreements import Disagreement
from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.project import comparison
from blotter.ui.comparison.words import KIND_TITLES
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_QUIET = 1500
_MOST = 5000
"""A document with more segments is compared when it is asked for, not by itself."""
_TOO_FEW = later(
    "Coders are compared on documents that both have done. "
    "Fewer than two of the coders shown have done this one."
)


class _Compared(NamedTuple):
    """What was compared: a document's id and text, and the names of the coders shown."""

    source: str
    text: str
    coders: tuple[str, ...]


class Disagreements(QObject):
    """Compares on a thread, keeps what was found until an edit, and ticks it on the density strip."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._known: tuple[_Compared, list[Disagreement]] | None = None
        self._asked = 0
        self._quiet = QTimer(self, interval=_QUIET, singleShot=True)
        self._quiet.timeout.connect(self._compare_quietly)
        desk = work.desk
        desk.bridge.changed.connect(self._follow)
        desk.source_shown.connect(lambda _: self._quiet.start())
        desk.shown_changed.connect(self._forget)

    def close(self) -> None:
        """Compare no more."""
        self._quiet.stop()

    def step(self, direction: int) -> None:
        """Go to the next place (1) or the one before (-1)."""
        wanted = self._wanted()
        if wanted is None:
            self._work.note(tr(_TOO_FEW))
        elif self._known is not None and self._known[0] == wanted:
            self._go(self._known[1], direction)
        else:
            self._compare(wanted, direction)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Segment, Code, Coder, Source, Assignment):
            self._forget()

    def _forget(self) -> None:
        self._asked += 1
        if self._known is not None:
            self._known = None
            for page in self._work.area.pages:
                page.view.density.show_disagreements(())
        self._quiet.start()

    # Comparing

    def _wanted(self) -> _Compared | None:
        """What there is to compare, None if fewer than two coders are done."""
        desk = self._work.desk
        source = desk.source
        if source is None:
            return None
        done = {
            each.coder
            for each in desk.project.assignments(source)
            if each.status is Status.DONE and each.round is None
        } - desk.hidden_coders
        names = sorted(desk.project.coders[coder].name for coder in done)
        return _Compared(source.id, source.text, tuple(names)) if len(names) > 1 else None

    def _compare_quietly(self) -> None:
        wanted = self._wanted()
        if wanted is not None and self._work.page.view.visible_count() <= _MOST:
            if self._known is not None and self._known[0] == wanted:
                self._tick()
            else:
                self._compare(wanted, 0)

    def _compare(self, wanted: _Compared, direction: int) -> None:
        """Find the places on a thread, then go to one of them."""
        project = self._work.desk.project
        options = AgreementOptions(coders=wanted.coders, sources=(project.sources[wanted.source].name,))
        self._asked += 1
        asked = self._asked
        if direction:
            self._work.note(tr("Comparing coders…"))
        task = self._work.tasks.run(lambda progress: comparison.differences(project, options, progress))
        task.finished.connect(lambda found: self._take(asked, wanted, found, direction))
        task.failed.connect(self._work.tell)

    def _take(self, asked: int, wanted: _Compared, found: list[Disagreement], direction: int) -> None:
        if asked != self._asked:
            return
        self._known = (wanted, found)
        self._tick()
        if direction:
            self._go(found, direction)

    def _tick(self) -> None:
        if self._known is None:
            return
        wanted, found = self._known
        for page in self._work.area.pages:
            if page.source is not None and page.source.id == wanted.source:
                page.view.density.show_disagreements([Span(each.start, each.end) for each in found])

    # Going

    def _go(self, found: list[Disagreement], direction: int) -> None:
        view = self._work.page.view
        selected = view.selected_span()
        at = selected.start if selected else view.caret()
        starts = [each.start for each in found]
        number = bisect_right(starts, at) if direction > 0 else bisect_left(starts, at) - 1
        if not 0 <= number < len(found):
            further = tr("There is no further place where the coders differ.")
            earlier = tr("There is no earlier place where the coders differ.")
            self._work.note(further if direction > 0 else earlier)
            return
        place = found[number if direction > 0 else bisect_left(starts, starts[number])]
        view.page.put_caret(place.start)
        view.reveal(Span(place.start, place.end))
        view.choice.choose_among([place.segment])
        self._work.note(self._told(place))

    def _told(self, place: Disagreement) -> str:
        near = self._work.page.view.page.layer.within(place.start, place.end)
        there = in_a_row(dict.fromkeys(each.full_name for each in near if each.coder == place.against))
        return tr(
            "{kind} · {coder}: {code} · {other}: {codes}",
            kind=tr(KIND_TITLES[place.kind]),
            coder=place.coder,
            code=read_path(place.code),
            other=place.against,
            codes=there or tr("nothing"),
        )
