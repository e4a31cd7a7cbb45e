"""Rules that a sound record keeps; a finding says of which record, in which field and what is wrong.

They forbid nothing: a finding is a warning, shown where the record is, and a reason to look again.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from blotter.analysis import messages
from blotter.analysis.records import dates
from blotter.analysis.records.quality import Evidenced, is_coded
from blotter.domain.codebook import Codebook
from blotter.domain.countries import COUNTRIES, NOWHERE
from blotter.domain.entity import is_id
from blotter.domain.record import Quantity, Record, number_parts
from blotter.domain.record_schema import BUILT_IN, FieldType, RecordSchema
from blotter.domain.study import StudyFrame
from blotter.errors import Refused
from blotter.message import Sentence

EVIDENCE = "evidence"
NUMBER = "id"
KIND = "kind"
"""What a finding is about that is no field of the schema, by the names of the columns."""

PLANNED = "planned"
"""The status of what may be reported before it happens."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a record (its id and number), in which field."""

    record: str
    number: str
    field: str
    sentence: str


@dataclass
class Known:
    """What a project has, against which records are held."""

    schema: RecordSchema
    codebook: Codebook
    frame: StudyFrame
    regions: Container[str]
    actors: Container[str]
    records: Mapping[str, Record]
    evidence: Mapping[str, Evidenced]
    under: dict[str, frozenset[str]] = field(init=False)
    options: dict[str, frozenset[str]] = field(init=False)
    choices: tuple[tuple[str, FieldType], ...] = field(init=False)
    topmost: set[str] = field(default_factory=set)
    """Records of which it is known that the line of umbrellas above them ends."""

    def __post_init__(self) -> None:
        self.under = {
            kind.id: frozenset((kind.code, *(code.id for code in self.codebook.descendants(kind.code))))
            for kind in self.schema.kinds.values()
            if kind.code is not None and kind.code in self.codebook.by_id
        }
        self.options = {name: frozenset(each.options) for name, each in self.schema.fields.items()}
        self.choices = tuple(
            (name, kind)
            for name, kind in BUILT_IN.items()
            if kind in (FieldType.CHOICE, FieldType.CHOICES) and self.options.get(name)
        )

    @cached_property
    def numbers(self) -> Counter[str]:
        """How often each number is given."""
        return Counter(each.number for each in self.records.values())

    @cached_property
    def quantities(self) -> frozenset[str]:
        """The ids of all quantities."""
        return frozenset(q.id for each in self.records.values() for q in each.quantities)

    def offers(self, name: str, value: str) -> bool:
        """Whether a value may stand in a field: where there are no words to choose from, any may."""
        options = self.options.get(name)
        return not options or not value or value in options


Found = Callable[..., None]
"""Is told the field, the template of the sentence, and what stands in it."""


def problems(records: Iterable[Record], known: Known) -> Iterator[Problem]:
    """Everything that is wrong with some records, in their order."""
    for record in records:
        told: list[tuple[str, str]] = []

        def found(name: str, template: str, /, told: list[tuple[str, str]] = told, **values: object) -> None:
            told.append((name, Sentence(template, **values)))

        for rule in RULES:
            rule(record, known, found)
        yield from (Problem(record.id, record.number, name, sentence) for name, sentence in told)


def _number(record: Record, known: Known, found: Found) -> None:
    parts = number_parts(record.number)
    if parts is None or (parts[0] not in COUNTRIES and parts[0] != NOWHERE):
        found(NUMBER, messages.NUMBER_UNSOUND, number=record.number)
    if known.numbers[record.number] > 1:
        found(NUMBER, messages.NUMBER_TWICE, number=record.number)


def _kind(record: Record, known: Known, found: Found) -> None:
    if record.kind not in known.schema.kinds:
        found(KIND, messages.NO_SUCH_KIND_OF_RECORD)


def _subtype(record: Record, known: Known, found: Found) -> None:
    if not is_id(record.subtype):
        return
    if record.subtype not in known.codebook.by_id:
        found("subtype", messages.NO_SUCH_CODE)
    elif record.kind in known.under and record.subtype not in known.under[record.kind]:
        found("subtype", messages.OTHER_SUBTYPE, kind=known.schema.kinds[record.kind].name)


def _required(record: Record, known: Known, found: Found) -> None:
    kind = known.schema.kinds.get(record.kind)
    for name in kind.required if kind else ():
        if not is_coded(record, name):
            told = {"field": known.schema.label(name), "kind": kind.name if kind else ""}
            found(name, messages.REQUIRED_EMPTY, **told)


def _dates(record: Record, known: Known, found: Found) -> None:
    for name in ("date", "as_of", "announced", "report_date"):
        text = getattr(record, name)
        if text and (wrong := _wrong_date(text)):
            told = wrong.message
            found(name, told.template, **told.values)
    for entry in record.statuses:
        if entry.date and _wrong_date(entry.date):
            found("statuses", messages.NO_DATE_THERE, date=entry.date)
    for quantity in record.quantities:
        if quantity.as_of and _wrong_date(quantity.as_of):
            found("quantities", messages.NO_DATE_THERE, date=quantity.as_of)


@lru_cache(100_000)
def _wrong_date(text: str) -> Sentence | None:
    try:
        dates.bounds(text)
    except Refused as error:
        return error.message.sentence
    return None


def _in_study(record: Record, known: Known, found: Found) -> None:
    """A span of time has to lie within the study; of a year or month it is enough that some of it does."""
    frame = known.frame
    if not record.date or not (frame.earliest or frame.latest):
        return
    is_span = "/" in record.date
    first, last = record.earliest, record.latest
    begin, end = (first, last) if is_span else (last, first)
    if frame.earliest and begin and begin < frame.earliest:
        found("date", messages.NOT_IN_STUDY_BEFORE, date=record.date, earliest=frame.earliest)
    if frame.latest and end and end > frame.latest:
        found("date", messages.NOT_IN_STUDY_AFTER, date=record.date, latest=frame.latest)


def _reported(record: Record, known: Known, found: Found) -> None:
    if not record.report_date or not record.earliest or record.status == PLANNED:
        return
    if _wrong_date(record.report_date) is None:
        latest = dates.bounds(record.report_date).latest
        if latest and latest < record.earliest:
            found("report_date", messages.REPORTED_BEFORE, reported=record.report_date, date=record.date)


def _countries(record: Record, known: Known, found: Found) -> None:
    for each in record.countries:
        if each.code and each.code not in COUNTRIES:
            found("countries", messages.COUNTRY_UNKNOWN, code=each.code)
        if not each.code and not each.name:
            found("countries", messages.INVOLVED_NOBODY)
        if each.region and each.region not in known.regions:
            found("countries", messages.REGION_UNKNOWN, region=each.region)
        if not known.offers("country_roles", each.role):
            found("countries", messages.NOT_AN_OPTION, value=each.role)


def _actors(record: Record, known: Known, found: Found) -> None:
    for each in record.actors:
        if each.actor not in known.actors:
            found("actors", messages.ACTOR_UNKNOWN)
        if not known.offers("actor_roles", each.role):
            found("actors", messages.NOT_AN_OPTION, value=each.role)


def _quantities(record: Record, known: Known, found: Found) -> None:
    for each in record.quantities:
        if not each.measure:
            found("quantities", messages.QUANTITY_NO_MEASURE)
        measure = each.measure or "—"
        if not each.unit:
            found("quantities", messages.QUANTITY_NO_UNIT, measure=measure)
        if each.low is None and each.best is None and each.high is None:
            found("quantities", messages.QUANTITY_NO_NUMBER, measure=measure)
        elif not _is_ordered(each):
            numbers = {name: _told(getattr(each, name)) for name in ("low", "best", "high")}
            found("quantities", messages.QUANTITY_ORDER, measure=measure, **numbers)
        if each.id in (each.part_of, each.alternative_to):
            found("quantities", messages.QUANTITY_OF_ITSELF, measure=measure)
        own = {held.id for held in record.quantities}
        for other in (each.part_of, each.alternative_to):
            if other and other not in own and other not in known.quantities:
                found("quantities", messages.QUANTITY_NO_TOTAL, measure=measure)
        if not known.offers("stages", each.stage):
            found("quantities", messages.NOT_AN_OPTION, value=each.stage)


def _is_ordered(quantity: Quantity) -> bool:
    given = [each for each in (quantity.low, quantity.best, quantity.high) if each is not None]
    return given == sorted(given)


def _told(number: int | float | None) -> str:
    return "—" if number is None else f"{number:,}"


def _choices(record: Record, known: Known, found: Found) -> None:
    for name, kind in known.choices:
        value = getattr(record, name)
        for each in value if kind is FieldType.CHOICES else (value,):
            if each and each not in known.options[name]:
                found(name, messages.NOT_AN_OPTION, value=each)
    for entry in record.statuses:
        if not known.offers("statuses", entry.status):
            found("statuses", messages.NOT_AN_OPTION, value=entry.status)


def _own(record: Record, known: Known, found: Found) -> None:
    for name, value in record.own:
        own = known.schema.fields.get(name)
        if own is None:
            found(name, messages.FIELD_UNKNOWN, name=name)
        elif own.type in (FieldType.CHOICE, FieldType.CHOICES) and not known.offers(name, value):
            found(name, messages.NOT_AN_OPTION, value=value)
        elif own.type is FieldType.DATE and _wrong_date(value):
            found(name, messages.NO_DATE_THERE, date=value)
        elif own.type is FieldType.NUMBER and not _is_number(value):
            found(name, messages.NOT_A_NUMBER, value=value)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _evidence(record: Record, known: Known, found: Found) -> None:
    held = known.evidence.get(record.id)
    if held is None:
        found(EVIDENCE, messages.EVIDENCE_MISSING)
        return
    if held.uncoded:
        found(EVIDENCE, messages.EVIDENCE_UNCODED, count=held.uncoded)
    if held.changed:
        found(EVIDENCE, messages.EVIDENCE_CHANGED, count=held.changed)
    for each in held.claim_sources:
        if not known.offers("claim_sources", each):
            found("claim_source", messages.NOT_AN_OPTION, value=each)


def _umbrella(record: Record, known: Known, found: Found) -> None:
    if not record.parent:
        return
    if record.parent not in known.records and record.parent != record.id:
        found("parent", messages.UMBRELLA_MISSING)
        return
    # A record that is not kept yet, or is being changed, stands for what is kept of it.
    line, above = {record.id: record}, record.parent
    while above and above not in line and above not in known.topmost:
        each = known.records.get(above)
        if each is None:
            break
        line[above] = each
        above = each.parent or ""
    if above == record.id:
        numbers = " → ".join(each.number for each in (*line.values(), record))
        found("parent", messages.UMBRELLA_CIRCLE, numbers=numbers)
    elif above not in line:
        known.topmost.update(
            identity for identity, each in line.items() if known.records.get(identity) is each
        )


Rule = Callable[[Record, Known, Found], None]

RULES: tuple[Rule, ...] = (
    _number,
    _kind,
    _subtype,
    _required,
    _dates,
    _in_study,
    _reported,
    _countries,
    _actors,
    _quantities,
    _choices,
    _own,
    _evidence,
    _umbrella,
)
"""What is looked at in a record, in the order in which it is told."""
