"""Which records a filter means, and the filter in words; fast enough for every key that is typed."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from blotter.domain.countries import COUNTRIES
from blotter.domain.entity import derived_id, is_id
from blotter.domain.names import name_key
from blotter.domain.record import Blank, Record
from blotter.domain.record_filter import FIRST, LAST, WORDS_FIELDS, RecordFilter
from blotter.message import Sentence
from blotter.project.records import messages
from blotter.project.records.by_document import records_within
from blotter.project.records.presets import POLICE_COOPERATION
from blotter.project.records.rows import RecordNames

Test = Callable[[Record], bool]

VENUE = "venue"
"""The role of a country where something only took place: it is nobody's partner, and is not counted."""


def filtered(
    records: Iterable[Record],
    asked: RecordFilter,
    names: RecordNames,
    with_problems: Container[str] | None = None,
) -> list[Record]:
    """The records that fit, in their order.

    `with_problems` are the ids of the records that break a rule: needed where the filter asks for them.
    """
    found = list(records)
    for test in _tests(asked, names, with_problems):
        found = [each for each in found if test(each)]
    return found


def year_span(record: Record) -> tuple[int, int] | None:
    """The first and the last year in which a record may lie, 0 and 9999 where it is open; None: no date."""
    if not (record.earliest or record.latest):
        return None
    return int(record.earliest[:4] or 0), int(record.latest[:4] or 9999)


def _tests(asked: RecordFilter, names: RecordNames, with_problems: Container[str] | None) -> Iterator[Test]:
    """What a record has to pass, the quick tests first."""
    if asked.ids is not None:
        ids = asked.ids
        yield lambda record: record.id in ids
    yield from _of_words(asked, names)
    if asked.years is not None:
        yield _in_years(*asked.years)
    yield from _of_places(asked, names)
    yield from _of_evidence(asked, names)
    yield from _of_state(asked, names, with_problems)
    if asked.words.strip():
        yield from _with_words(asked.words, names)


def _of_words(asked: RecordFilter, names: RecordNames) -> Iterator[Test]:
    if asked.kinds:
        kinds = kinds_of(asked, names)
        yield lambda record: record.kind in kinds
    if asked.levels:
        yield lambda record: record.level in asked.levels
    if asked.coders:
        coders = _identified(asked.coders, names.coders)
        yield lambda record: record.coder in coders
    if asked.statuses:
        yield lambda record: record.status in asked.statuses
    if asked.topics:
        topics = set(asked.topics)
        yield lambda record: not topics.isdisjoint(record.topics)
    if asked.subtypes:
        is_wanted = _subtypes(asked.subtypes, names)
        yield lambda record: is_wanted(record.subtype)
    if asked.without_subtypes:
        is_unwanted = _subtypes(asked.without_subtypes, names)
        yield lambda record: not is_unwanted(record.subtype)
    if asked.actors:
        actors = _identified(asked.actors, {key: each.name for key, each in names.actors.items()})
        yield lambda record: any(part.actor in actors for part in record.actors)
    for name in dict.fromkeys(name for name, _ in asked.own):
        yield _with_value(name, {value for other, value in asked.own if other == name})
    for name in asked.missing:
        yield _without(name)


def kinds_of(asked: RecordFilter, names: RecordNames) -> list[str]:
    """The ids of the kinds that a filter names; what is none is left as it is.

    A kind that comes along is found by the name with which it came, too, whatever a project calls it.
    """
    known = {name_key(each.name): key for key, each in names.schema.kinds.items()}
    found = []
    for kind in asked.kinds:
        shipped = derived_id("record kind", POLICE_COOPERATION.name, kind)
        by_name = known.get(name_key(kind), kind)
        found.append(
            shipped if by_name not in names.schema.kinds and shipped in names.schema.kinds else by_name
        )
    return list(dict.fromkeys(found))


def with_ids(asked: RecordFilter, names: RecordNames) -> RecordFilter:
    """The filter with ids in place of names, so that it stays the same when something is renamed."""
    coders = _identified(asked.coders, names.coders)
    actors = _identified(asked.actors, {key: each.name for key, each in names.actors.items()})
    return replace(
        asked,
        kinds=tuple(kinds_of(asked, names)),
        coders=tuple(sorted(coders & names.coders.keys())) or asked.coders,
        actors=tuple(sorted(actors & names.actors.keys())) or asked.actors,
    )


def _identified(wanted: Iterable[str], known: dict[str, str]) -> set[str]:
    """The ids of what is named by id or by name."""
    keys = {name_key(each) for each in wanted}
    return {*wanted, *(identity for identity, name in known.items() if name_key(name) in keys)}


def _subtypes(wanted: Iterable[str], names: RecordNames) -> Callable[[str], bool]:
    """Whether a subtype is wanted: words, codes by id or by name, and the codes below these."""
    book, found = names.codebook, set(wanted)
    keys = {name_key(each) for each in wanted}
    chosen = [code.id for code in book.by_id.values() if code.id in found or name_key(code.name) in keys]
    for code in chosen:
        found.update((code, *(below.id for below in book.descendants(code))))
    return lambda subtype: bool(subtype) and (subtype in found or name_key(subtype) in keys)


def _with_value(name: str, values: set[str]) -> Test:
    if name in WORDS_FIELDS:
        return lambda record: getattr(record, name) in values
    return lambda record: any(own == name and value in values for own, value in record.own)


def _without(name: str) -> Test:
    """A field with nothing in it; that it is known to be nothing (not applicable) is something."""

    def is_missing(record: Record) -> bool:
        if getattr(record, name, None) or record.values(name):
            return False
        return (name, Blank.NOT_APPLICABLE) not in record.blanks

    return is_missing


def _in_years(first: int, last: int) -> Test:
    low, high = f"{first:04d}-01-01", f"{last:04d}-12-31"

    def may_lie(record: Record) -> bool:
        if not (record.earliest or record.latest):
            return False
        return record.earliest <= high and (not record.latest or record.latest >= low)

    return may_lie


def _of_places(asked: RecordFilter, names: RecordNames) -> Iterator[Test]:
    if asked.countries:
        wanted = set(asked.countries)
        yield lambda record: any(
            (place.code or place.name) in wanted for place in record.countries if place.role != VENUE
        )
    if asked.regions:
        regions, of = set(asked.regions), names.regions.of_involved
        yield lambda record: any(of(place) in regions for place in record.countries if place.role != VENUE)
    for name in dict.fromkeys(name for name, _ in asked.table):
        values = {value for other, value in asked.table if other == name}
        yield _in_table(name, values, names)


def _in_table(name: str, values: set[str], names: RecordNames) -> Test:
    def has_value(record: Record) -> bool:
        year = single_year(record)
        return any(
            names.table_value(name, place.code, year) in values
            for place in record.countries
            if place.code and place.role != VENUE
        )

    return has_value


def single_year(record: Record) -> int:
    """The year within which a record lies as a whole, 0 if there is none."""
    span = year_span(record)
    return span[0] if span is not None and span[0] == span[1] else 0


def _of_evidence(asked: RecordFilter, names: RecordNames) -> Iterator[Test]:
    fact = names.fact
    if asked.claim_sources:
        sources = set(asked.claim_sources)
        yield lambda record: not sources.isdisjoint(fact(record).claim_sources)
    if asked.min_sources:
        yield lambda record: len(fact(record).independent) >= asked.min_sources
    if asked.to_recheck is not None:
        yield lambda record: fact(record).is_to_recheck is asked.to_recheck
    if not asked.documents.asks_nothing:
        within = records_within(names.project, asked.documents)
        yield lambda record: record.id in within


def _of_state(
    asked: RecordFilter, names: RecordNames, with_problems: Container[str] | None
) -> Iterator[Test]:
    if asked.counted is not None:
        yield lambda record: names.counted(record).counts is asked.counted
    if asked.reviewed is not None:
        yield lambda record: record.is_reviewed is asked.reviewed
    if asked.problems is not None:
        if with_problems is None:
            raise ValueError("a filter on problems needs to be told which records have some")
        broken = with_problems
        yield lambda record: (record.id in broken) is asked.problems


def _with_words(words: str, names: RecordNames) -> Iterator[Test]:
    """Every word stands somewhere in what a person reads of a record; the rarest is looked for first."""
    for word in sorted(dict.fromkeys(words.casefold().split()), key=len, reverse=True):
        yield _with_word(word, names)


def _with_word(word: str, names: RecordNames) -> Test:
    """Of what many records share it is asked once whether the word is in it."""

    def holding(named: Mapping[str, str]) -> set[str]:
        return {key for key, told in named.items() if word in told.casefold()}

    places = holding({code: " ".join((code, *each.names)) for code, each in COUNTRIES.items()})
    actors = holding({key: "\n".join((each.name, *each.aliases)) for key, each in names.actors.items()})
    codes = holding({key: code.name for key, code in names.codebook.by_id.items()})
    kinds = holding({key: kind.name for key, kind in names.schema.kinds.items()})
    known, upper = names.codebook.by_id, word.upper()

    @cache
    def is_in(text: str) -> bool:
        return word in text.casefold()

    def has_word(record: Record) -> bool:
        if record.kind in kinds or upper in record.number or word in record.date or upper in record.date:
            return True
        subtype = record.subtype
        if subtype and (subtype in codes or (subtype not in known and is_in(subtype))):
            return True
        for topic in record.topics:
            if is_in(topic):
                return True
        for code, _, name, _ in record.countries:
            if code in places or (name and is_in(name)):
                return True
        for actor, _ in record.actors:
            if actor in actors:
                return True
        for quantity in record.quantities:
            if quantity.words and is_in(quantity.words):
                return True
        if record.statuses and is_in(record.statuses[-1].status):
            return True
        for _, value in record.own:
            if is_in(value):
                return True
        return bool(record.note) and is_in(record.note)

    return has_word


def told(asked: RecordFilter, names: RecordNames) -> str:
    """The filter in words, "" if it asks for nothing."""
    return ", ".join(told_parts(asked, names))


def told_parts(asked: RecordFilter, names: RecordNames) -> list[Sentence]:
    """The filter in words, one field after the other, as chips over a list show it."""
    return list(_told(asked, names))


def _told(asked: RecordFilter, names: RecordNames) -> Iterator[Sentence]:
    kinds = {key: each.name for key, each in names.schema.kinds.items()}
    actors = {key: each.name for key, each in names.actors.items()}
    places = [COUNTRIES[code].name() if code in COUNTRIES else code for code in asked.countries]
    for template, values in (
        (messages.FILTER_KIND, _named(kinds_of(asked, names), kinds)),
        (messages.FILTER_SUBTYPE, _subtypes_named(asked.subtypes, names)),
        (messages.FILTER_NOT_SUBTYPE, _subtypes_named(asked.without_subtypes, names)),
        (messages.FILTER_LEVEL, asked.levels),
        (messages.FILTER_TOPIC, asked.topics),
        (messages.FILTER_COUNTRY, places),
        (messages.FILTER_REGION, asked.regions),
        (messages.FILTER_YEARS, (told_years(*asked.years),) if asked.years else ()),
        (messages.FILTER_ACTOR, _named(asked.actors, actors)),
        (messages.FILTER_CODER, _named(asked.coders, names.coders)),
        (messages.FILTER_STATUS, asked.statuses),
        (messages.FILTER_CLAIM_SOURCE, asked.claim_sources),
        (messages.FILTER_DOCUMENT_GROUP, asked.groups),
        (messages.FILTER_CASE, asked.cases),
    ):
        if values:
            yield Sentence(template, values=_either(values))
    for condition in asked.where:
        yield Sentence(messages.FILTER_DOCUMENT, condition=condition)
    yield from _told_pairs(asked, names)
    for value, (yes, no) in (
        (asked.counted, (messages.FILTER_COUNTED, messages.FILTER_NOT_COUNTED)),
        (asked.reviewed, (messages.FILTER_REVIEWED, messages.FILTER_NOT_REVIEWED)),
        (asked.to_recheck, (messages.FILTER_TO_RECHECK, messages.FILTER_NOT_TO_RECHECK)),
        (asked.problems, (messages.FILTER_PROBLEMS, messages.FILTER_NO_PROBLEMS)),
    ):
        if value is not None:
            yield Sentence(yes if value else no)
    if asked.min_sources:
        yield Sentence(messages.FILTER_MIN_SOURCES, count=asked.min_sources)
    if asked.words.strip():
        yield Sentence(messages.FILTER_WORDS, words=asked.words.strip())
    if asked.ids is not None:
        yield Sentence(messages.FILTER_IDS, count=len(asked.ids))


def _told_pairs(asked: RecordFilter, names: RecordNames) -> Iterator[Sentence]:
    for name in dict.fromkeys(name for name, _ in asked.own):
        values = _either([value for other, value in asked.own if other == name])
        yield Sentence(messages.FILTER_FIELD, field=names.schema.label(name), values=values)
    for name in dict.fromkeys(name for name, _ in asked.table):
        values = _either([value for other, value in asked.table if other == name])
        yield Sentence(messages.FILTER_FIELD, field=name, values=values)
    for name in asked.missing:
        yield Sentence(messages.FILTER_MISSING, field=names.schema.label(name))


def told_years(first: int, last: int) -> str:
    """Years in words: one, from one to another, or open on a side."""
    if first <= FIRST and last < LAST:
        return Sentence(messages.YEARS_TO, year=last)
    if last >= LAST and first > FIRST:
        return Sentence(messages.YEARS_FROM, year=first)
    return str(first) if first == last else f"{first}–{last}"


def _named(values: Iterable[str], known: dict[str, str]) -> list[str]:
    return [known.get(each, each) for each in values]


def _subtypes_named(values: Iterable[str], names: RecordNames) -> list[str]:
    book = names.codebook.by_id
    return [book[each].name if is_id(each) and each in book else each for each in values]


def _either(values: Collection[str]) -> str:
    first, *rest = values
    found = first
    for each in rest:
        found = Sentence(messages.FILTER_EITHER, one=found, other=each)
    return found
