"""RecordIndex: records found as one types: by number, kind, countries, dates, actors and words."""

from collections.abc import Sequence
from functools import cache

from blotter.domain.countries import COUNTRIES
from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records.rows import by_number
from blotter.ui.palette_ranking import folded
from blotter.ui.records.form.told import kind_name, subtype_name


class RecordIndex:
    """What each record is found by, read again for those alone that are other ones now."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._words: dict[str, tuple[Record, str]] = {}

    def find(self, query: str, most: int, first: Sequence[str] = ()) -> list[Record]:
        """The records that have every word of a query, at most so many: those whose number begins with it
        come first, then the ones (by id) that are nearer anyway, then the newest.
        """
        wanted = folded(query).split()
        near = {identity: place for place, identity in enumerate(first)}
        found = []
        for place, record in enumerate(self._project.records.values()):
            words = self._found_by(record)
            if all(each in words for each in wanted):
                is_number = bool(wanted) and words.startswith(wanted[0])
                found.append((not is_number, near.get(record.id, len(near)), -place, record))
        found.sort(key=lambda each: each[:3])
        return [record for *_, record in found[:most]]

    def _found_by(self, record: Record) -> str:
        known = self._words.get(record.id)
        if known is not None and known[0] is record:
            return known[1]
        # Part by part: most are plain letters, which are folded at once.
        words = " ".join(map(folded, self._parts(record)))
        words = " ".join([words, *(_country_words(each.code) for each in record.countries)])
        self._words[record.id] = (record, words)
        return words

    def _parts(self, record: Record) -> list[str]:
        project = self._project
        actors = [project.actors[each.actor] for each in record.actors if each.actor in project.actors]
        names = [name for each in actors for name in (each.name, *each.aliases)]
        groups = [each.name for each in record.countries]
        return [
            record.number,
            kind_name(project, record),
            subtype_name(project, record),
            record.date,
            *record.topics,
            *groups,
            *names,
            record.note,
        ]


@cache
def _country_words(code: str) -> str:
    """By what a country is found: its code and its names in every language."""
    known = COUNTRIES.get(code)
    return folded(" ".join((known.code, *known.names))) if known else ""


def in_order(records: Sequence[Record]) -> list[Record]:
    """Records by number."""
    return sorted(records, key=by_number)
