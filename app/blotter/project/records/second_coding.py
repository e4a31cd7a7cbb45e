"""Second coding: what another coder recorded of the same material is no duplicate; it is compared."""

from collections import defaultdict

from blotter.analysis.records.duplicates import Place
from blotter.domain.assignment import Status
from blotter.domain.record import Record
from blotter.domain.segment import CONSENSUS
from blotter.project.project import Project


class SecondCoding:
    """Tells two coders' records of one activity from duplicates; read once for many pairs."""

    def __init__(self, project: Project) -> None:
        self._records = project.records
        self._facts = project.evidence_facts()
        self._consensus = {each.id for each in project.coders.values() if each.kind == CONSENSUS}
        self._done: dict[str, set[str]] = defaultdict(set)
        for each in project.assignments():
            if each.status is Status.DONE:
                self._done[each.coder].add(each.source)

    def is_one(
        self, one: str, other: str, places: tuple[Place, ...], other_places: tuple[Place, ...]
    ) -> bool:
        """Whether two records (by id) are two coders' of the same passages, or of documents both have done.

        So are a consensus record and what anybody else has.
        """
        first, second = self._records[one], self._records[other]
        if first.coder is None or second.coder is None or first.coder == second.coder:
            return False
        if self._consensus & {first.coder, second.coder}:
            return True
        return _meet(places, other_places) or self._both_have_done(first, second)

    def _both_have_done(self, first: Record, second: Record) -> bool:
        sources = self._sources(first) | self._sources(second)
        both = self._done[first.coder or ""] & self._done[second.coder or ""]
        return bool(sources) and sources <= both

    def _sources(self, record: Record) -> set[str]:
        fact = self._facts.get(record.id)
        return fact.sources if fact else set()


def _meet(places: tuple[Place, ...], others: tuple[Place, ...]) -> bool:
    return any(
        source == there and start < until and begin < end
        for source, start, end in places
        for there, begin, until in others
    )
