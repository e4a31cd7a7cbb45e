"""DoneIntake: who is done with which document, as files tell it, and who has begun with one by an import."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from blotter.domain.assignment import Assignment, Status, further
from blotter.domain.bundle import DoneMark
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.import_report import ImportReport
from blotter.project.round_at_work import RoundAtWork


class DoneIntake:
    """Collects the marks; `steps` gives the assignments that come of them."""

    def __init__(self, report: ImportReport, at_work: RoundAtWork) -> None:
        self._report, self._at_work = report, at_work
        self._marks: list[DoneMark] = []

    def __bool__(self) -> bool:
        return bool(self._marks)

    @property
    def coders(self) -> Iterable[str]:
        """Whom the marks name."""
        return (mark.coder for mark in self._marks)

    def add(self, marks: Iterable[DoneMark]) -> None:
        """The marks of a file."""
        self._marks += marks

    def steps(
        self, sources: Mapping[str, Source], coders: Mapping[str, Coder], working: set[tuple[str, str]]
    ) -> Iterator[Step]:
        """The assignments of those who are done, and of those who are `working` (document and coder, ids)."""
        done = self._pairs(sources, coders)
        for pair in sorted(done | working):
            status = Status.DONE if pair in done else Status.IN_PROGRESS
            present = self._at_work.given.get(pair)
            if present is not None and further(present.status, status) is present.status:
                self._report.skipped += pair in done
                continue
            if pair in done:
                self._report.count(self._report.taken, "done")
            assignment = present or Assignment(id=new_id(), source=pair[0], coder=pair[1], status=status)
            yield Put(replace(assignment, status=status))

    def _pairs(self, sources: Mapping[str, Source], coders: Mapping[str, Coder]) -> set[tuple[str, str]]:
        """Which document by which coder the marks name; those that name none are refused."""
        done = set()
        for mark in self._marks:
            self._report.count(self._report.found, "done")
            source, coder = sources.get(mark.source), coders.get(mark.coder)
            if source is None or coder is None:
                what = "document" if source is None else "coder"
                self._refuse(mark, Sentence(messages.UNKNOWN, what=Sentence(what), nearest=""))
            elif (why := self._at_work.why_not_theirs(source, coder)) is not None:
                self._refuse(mark, why)
            else:
                done.add((source.id, coder.id))
        return done

    def _refuse(self, mark: DoneMark, why: Sentence) -> None:
        self._report.refuse("done", f"{mark.source}, {mark.coder}", why)
