"""Comparing two coders' records: which are pairs, how far the pairs agree, and what differs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from blotter.analysis import messages as analysed
from blotter.analysis.records.agreement import Draws, RecordAgreement, RecordOptions
from blotter.analysis.records.events_found import events_found
from blotter.analysis.records.field_values import Differs, Stated, differs
from blotter.analysis.records.fields_agreement import PairValues, field_agreement
from blotter.analysis.records.matching import Claim, Matching, Pair, Way, matched
from blotter.analysis.sample import FEWEST_DOCUMENTS
from blotter.domain.assignment import Status
from blotter.domain.names import name_key
from blotter.domain.record import Record
from blotter.domain.record_schema import RecordSchema
from blotter.domain.segment import CONSENSUS, Coder, Span
from blotter.errors import Refused
from blotter.message import Sentence
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import messages, schema
from blotter.project.records.rows import RecordNames
from blotter.project.records.stated import KIND, compared_fields, shape, stated, told


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """What two coders state in a field of one activity, in words, and how that differs."""

    field: str
    first: str
    second: str
    how: Differs


@dataclass(frozen=True, slots=True)
class FieldBeside:
    """What two coders have in a field, in words, side by side; `how` it differs, None: it does not."""

    field: str
    first: str
    second: str
    how: Differs | None


@dataclass(frozen=True, slots=True)
class RecordPair:
    """Two coders' records of one activity, or one that only one coder has (the other is None)."""

    first: Record | None
    second: Record | None
    way: Way | None = None
    overlap: float = 0.0
    differences: tuple[FieldDifference, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that there are: one or two."""
        return tuple(each for each in (self.first, self.second) if each is not None)


@dataclass(frozen=True, slots=True)
class RecordComparison:
    """Two coders compared: the pairs, best first, then what only one has, by number; and the figures.

    `documents` is over how many documents, `days` how far apart dates may lie.
    """

    coders: tuple[Coder, Coder]
    options: RecordOptions
    pairs: tuple[RecordPair, ...]
    rows: tuple[RecordAgreement, ...]
    documents: int
    days: int

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two."""
        return self.coders[0].name, self.coders[1].name

    def notes(self) -> list[str]:
        """What was compared, and how."""
        first, second = self.names
        pairs = sum(len(each.records) == 2 for each in self.pairs)
        said = analysed.RECORDS_COMPARED_ALL if self.options.everywhere else analysed.RECORDS_COMPARED
        return [Sentence(said, first=first, second=second, pairs=pairs, documents=self.documents)]


def side_by_side(pair: RecordPair, names: RecordNames) -> list[FieldBeside]:
    """Every field in which one of the two has something, in the schema's order, the kind first."""
    differing = {each.field: each.how for each in pair.differences}
    shown = {name for kind in names.schema.kinds.values() for name in kind.fields}
    fields = [KIND, *(name for name in names.schema.fields if name in shown)]
    beside = []
    for field in fields:
        first, second = (told(each, field, names) if each else "" for each in (pair.first, pair.second))
        if first or second:
            beside.append(FieldBeside(field, first, second, differing.get(field)))
    return beside


def how_notes(options: RecordOptions, days: int) -> list[str]:
    """By which rules records are paired and intervals drawn."""
    told_how: list[str] = [Sentence(analysed.RECORDS_MATCHED, days=days)]
    if options.intervals:
        drawn = {"replicates": options.replicates, "seed": options.seed, "fewest": FEWEST_DOCUMENTS}
        told_how.append(Sentence(analysed.RECORDS_DRAWN, **drawn))
    return told_how


def pairs_of_coders(project: Project, options: RecordOptions) -> list[tuple[Coder, Coder]]:
    """Every two of the coders that are named; else of the people who have records; by name."""
    if options.coders:
        coders = [project.coder(name) for name in dict.fromkeys(options.coders)]
        if len(coders) < 2:
            raise Refused(messages.NEEDS_TWO_CODERS, name=coders[0].name)
        return list(combinations(coders, 2))
    having = {each.coder for each in project.records.values()}
    people = [each for each in project.coders.values() if each.kind != CONSENSUS and each.id in having]
    return list(combinations(sorted(people, key=lambda each: name_key(each.name)), 2))


def compare(
    project: Project, first: Coder, second: Coder, options: RecordOptions, progress: Progress = silent
) -> RecordComparison:
    """Two coders' records over the documents that both have done; Refused while one is kept from who acts."""
    for coder in (first, second):
        check_seen(project, coder)
    names = RecordNames(project)
    days = project.frame.days if options.days is None else options.days
    progress(0, 3)
    documents = _documents(project, first, second, options)
    claims = _Claims(project, options, documents)
    matching = matched(claims.of(first), claims.of(second), days)
    progress(1, 3)
    records = project.records
    fields = compared_fields(names.schema)
    values = _Values(matching, names.schema)
    pairs = [_pair(each, records, fields, names, values) for each in matching.pairs]
    alone = [RecordPair(records[each.id], None) for each in matching.only_first]
    alone += [RecordPair(None, records[each.id]) for each in matching.only_second]
    progress(2, 3)
    draws = Draws(options.intervals, options.replicates, options.seed)
    rows = _rows(matching, records, (first.name, second.name), fields, names, values, draws)
    progress(3, 3)
    compared = (first, second)
    return RecordComparison(compared, options, (*pairs, *alone), tuple(rows), len(documents), days)


def check_seen(project: Project, coder: Coder) -> None:
    """Refused where a blind round keeps a coder's records from who acts: what is missing would count."""
    if coder == project.actor:
        return
    for each in project.rounds.values():
        if each.is_blind and coder.id in each.coders and not project.sees(each):
            raise Refused(messages.RECORDS_OF_BLIND_ROUND, coder=coder.name, round=each.name)


def _documents(project: Project, first: Coder, second: Coder, options: RecordOptions) -> set[str]:
    """The ids of the documents on which two coders are compared."""
    asked = {project.source(name).id for name in options.sources} or set(project.sources)
    if options.everywhere:
        holding = {source for fact in project.evidence_facts().values() for source in fact.sources}
        return asked & holding
    done: dict[str, set[str]] = defaultdict(set)
    for each in project.assignments():
        if each.status is Status.DONE:
            done[each.coder].add(each.source)
    both = set.intersection(*(done[each.id] for each in (first, second) if each.kind != CONSENSUS))
    return asked & both


class _Claims:
    """The coders' records as they are matched: those with evidence in the documents that are compared."""

    def __init__(self, project: Project, options: RecordOptions, documents: set[str]) -> None:
        self._project = project
        self._kinds = {schema.kind(project, name).id for name in options.kinds}
        self._passages: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        names = {source.id: source.name for source in project.sources.values()}
        for each in project.evidence():
            if each.source in documents:
                self._passages[each.record][names[each.source]].append(Span(each.start, each.end))

    def of(self, coder: Coder) -> list[Claim]:
        """Those of one coder."""
        home = self._project.frame.home
        return [
            Claim(
                id=each.id,
                number=each.number,
                kind=each.kind,
                countries=frozenset(
                    involved.code or name_key(involved.name)
                    for involved in each.countries
                    if involved.role != "venue" and involved.code != home
                ),
                earliest=each.earliest,
                latest=each.latest,
                passages=self._passages[each.id],
            )
            for each in self._project.records.values()
            if each.coder == coder.id
            and each.id in self._passages
            and (not self._kinds or each.kind in self._kinds)
        ]


class _Values:
    """What the records of pairs state, with an umbrella named by the pair that it belongs to."""

    def __init__(self, matching: Matching, known: RecordSchema) -> None:
        self._schema = known
        self._first_of = {pair.second.id: pair.first.id for pair in matching.pairs}

    def stated(self, record: Record, field: str) -> Stated | None:
        """What a record states in a field."""
        if field == "parent" and record.parent:
            return self._first_of.get(record.parent, record.parent)
        return stated(record, field, self._schema)


def _pair(
    pair: Pair, records: Mapping[str, Record], fields: Sequence[str], names: RecordNames, values: _Values
) -> RecordPair:
    first, second = records[pair.first.id], records[pair.second.id]
    return RecordPair(
        first, second, pair.way, pair.overlap, tuple(_differences(first, second, fields, names, values))
    )


def _differences(
    first: Record, second: Record, fields: Sequence[str], names: RecordNames, values: _Values
) -> Iterator[FieldDifference]:
    for field in fields:
        how = differs(shape(names.schema, field), values.stated(first, field), values.stated(second, field))
        if how is not None:
            yield FieldDifference(field, told(first, field, names), told(second, field, names), how)


def _rows(
    matching: Matching,
    records: Mapping[str, Record],
    coders: tuple[str, str],
    fields: Sequence[str],
    names: RecordNames,
    values: _Values,
    draws: Draws,
) -> list[RecordAgreement]:
    """Whether activities were found, and for each field that somebody stated how far the pairs agree."""
    kinds = [(each.id, each.name) for each in names.schema.kinds.values()]
    rows = events_found(matching, coders, kinds, draws)
    for field in fields:
        of_pairs = [
            PairValues(
                values.stated(records[pair.first.id], field),
                values.stated(records[pair.second.id], field),
                pair.first.home,
            )
            for pair in matching.pairs
        ]
        if any(each.first is not None or each.second is not None for each in of_pairs):
            rows += field_agreement(field, shape(names.schema, field), of_pairs, coders, draws)
    return rows
