"""A record told in full, as JSON has it: every value by name, and its evidence with the quotes."""

from collections.abc import Iterable, Mapping
from typing import Any

from blotter.domain.former_code import FormerCode
from blotter.domain.record import Counting, Evidence, Involved, Quantity, Record
from blotter.domain.segment import Segment, Span
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.records.rows import KEYS, RecordNames, row

Told = dict[str, Any]


class Teller:
    """Tells records of a project; what they need of it is read once for all of them."""

    def __init__(self, project: Project, names: RecordNames | None = None) -> None:
        self.project = project
        self.names = names or RecordNames(project)
        self._sources = {key: each.name for key, each in project.sources.items()}
        self._former: Mapping[str, FormerCode] = self.names.former

    def told(self, record: Record, evidence: Iterable[Evidence], coded: Mapping[str, Segment]) -> Told:
        """A record under the keys of the contract, lists as lists, and the rest of it after that."""
        names = self.names
        flat = dict(zip(KEYS, row(record, names), strict=True))
        fact = names.fact(record)
        return {
            **flat,
            "topics": list(record.topics),
            "countries": [self.country(each) for each in record.countries],
            "region": names.regions_of(record),
            "claim_source": sorted(fact.claim_sources),
            "origin": sorted(fact.origins),
            "quantities": [self.quantity(each) for each in record.quantities],
            "evidence": [self.evidence(each, coded.get(each.segment)) for each in evidence],
            "statuses": [each._asdict() for each in record.statuses],
            "actors": [self.actor(each.actor, each.role) for each in record.actors],
            "own": self._own(record),
            "blanks": dict(record.blanks),
            "examples": record.examples,
            "subtype_code": self.subtype_code(record),
            "counted": str(record.counted),
            "count_rule": record.count_rule if record.counted is not Counting.BY_RULE else "",
            "alternatives": [
                {"field": each.field, "value": each.value, "from": each.number}
                for each in record.alternatives
            ],
            "dismissed": list(record.dismissed),
            "reviewed_by": names.coders.get(record.reviewed_by or "", ""),
            "reviewed": record.reviewed,
            "created": record.created,
            "modified": record.modified,
            "uuid": record.id,
        }

    def country(self, each: Involved) -> Told:
        """A country or group of a record; `region` only where the record itself says it."""
        return {
            "country": each.code or each.name,
            "role": each.role,
            "place": each.name if each.code else "",
            "region": each.region,
            "group": not each.code,
        }

    def quantity(self, each: Quantity) -> Told:
        """A quantity of a record."""
        told: Told = dict(each._asdict())
        told["id"] = told.pop("id")
        return told

    def actor(self, actor: str, role: str) -> Told:
        """An actor of a record by name, with the id of the register."""
        known = self.names.actors.get(actor)
        return {"actor": known.name if known else actor, "role": role, "actor_id": actor}

    def evidence(self, each: Evidence, segment: Segment | None) -> Told:
        """A piece of evidence: its place and words, and the code and coder of a segment that is there."""
        book = self.names.codebook
        code = book.path(segment.code) if segment is not None and segment.code in book.by_id else ""
        return {
            "segment": each.segment,
            "field": list(each.fields),
            "role": str(each.role),
            "claim_source": list(each.claim_sources),
            "source": self._sources.get(each.source, ""),
            "start": each.start,
            "end": each.end,
            "text": each.quote,
            "page": self._pages(each),
            "piece": each.piece,
            "origin": list(each.origins),
            "code": code,
            "segment_coder": self.names.coders.get(segment.coder, "") if segment else "",
            "coder": self.names.coders.get(each.coder or "", ""),
            "created": each.created,
            "id": each.id,
        }

    def _pages(self, each: Evidence) -> str:
        source = self.project.sources.get(each.source)
        return pages_of(self.project, source, Span(each.start, each.end)) if source is not None else ""

    def subtype_code(self, record: Record) -> str:
        """The path of the code that is the subtype; "" where it is words."""
        book = self.names.codebook
        return book.path(record.subtype) if record.subtype in book.by_id else ""

    def _own(self, record: Record) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in record.own:
            found.setdefault(name, []).append(value)
        return found


def tell(project: Project, record: Record) -> Told:
    """One record, in full."""
    evidence = project.evidence_of(record)
    coded = {each.id: each for each in project.segments_by_id([each.segment for each in evidence])}
    return Teller(project).told(record, evidence, coded)
