"""The words of a figure: its title, and below it n, what is not shown and why, filter, date and revision."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from blotter.analysis.records import figure_sums, figure_years
from blotter.domain.record_figure import Chart, Count, FigureAsked, Uncertain
from blotter.message import Sentence
from blotter.project.project import Project
from blotter.project.records import filtering
from blotter.project.records.figures import axes, messages
from blotter.project.records.rows import BY_HAND, NO_AGGREGATE, NO_UMBRELLA, RecordNames

OTHERWISE, PART, NO_AMOUNT = "otherwise", "part", "no amount"
"""Why amounts are left out of sums."""

BEYOND, LATER = "beyond", "later"
"""What is too much for one figure."""

_LACKS = {
    axes.NO_COUNTRY: messages.LACKS_COUNTRY,
    axes.GROUP: messages.LACKS_GROUP,
    axes.NO_REGION: messages.LACKS_REGION,
    axes.OUTSIDE: messages.OUTSIDE_YEARS,
    figure_years.NO_DATE: messages.LACKS_DATE,
    figure_years.SEVERAL_YEARS: messages.LACKS_ONE_YEAR,
    figure_years.OPEN: messages.LACKS_END,
    NO_AGGREGATE: messages.AS_TOTALS,
    NO_UMBRELLA: messages.AS_UMBRELLAS,
    BY_HAND: messages.AS_DECIDED,
    figure_sums.NO_NUMBER: messages.LACKS_NUMBER,
    OTHERWISE: messages.OTHERWISE,
    PART: messages.AS_PARTS,
    NO_AMOUNT: messages.LACKS_QUANTITY,
}


class Counts(NamedTuple):
    """How much a figure shows, and whose records these are."""

    records: int
    pairs: int
    countries: int
    coders: tuple[str, ...] = ()


def lack(reason: str, count: int, most: int) -> str:
    """Why so many records are not shown."""
    if reason.startswith(axes.NO_VALUE):
        field = reason.removeprefix(axes.NO_VALUE)
        return Sentence(messages.LACKS_VALUE, count=count, field=field[:1].lower() + field[1:])
    if reason in (BEYOND, LATER):
        template = messages.BEYOND if reason == BEYOND else messages.LATER
        return Sentence(template, count=count, most=most)
    return Sentence(_LACKS[reason], count=count)


def counted(asked: FigureAsked) -> str:
    """What the values of a figure are a number of."""
    if asked.chart is Chart.QUANTITIES:
        return Sentence(messages.COUNTED_AMOUNTS)
    return Sentence(messages.COUNTED_PAIRS if asked.count is Count.PAIRS else messages.COUNTED_RECORDS)


def title(asked: FigureAsked, names: RecordNames) -> str:
    """The title that was given, or one that says what is counted by what; with the years asked for."""
    found = asked.title or _title(asked, names)
    if asked.filter.years is None:
        return found
    return Sentence(messages.WITH_YEARS, title=found, years=filtering.told_years(*asked.filter.years))


def _title(asked: FigureAsked, names: RecordNames) -> str:
    row, column = (axes.title_of(each, names).lower() if each else "" for each in (asked.rows, asked.columns))
    if asked.chart is Chart.TIMELINE:
        return Sentence(messages.TIMELINE)
    if asked.chart is Chart.QUANTITIES:
        template = messages.QUANTITIES if column else messages.QUANTITIES_BY_ONE
        return Sentence(template, row=row, column=column)
    kinds = {key: each.name for key, each in names.schema.kinds.items()}
    wanted = [kinds.get(kind, kind) for kind in filtering.kinds_of(asked.filter, names)]
    what: str = Sentence(messages.RECORDS)
    if len(wanted) == 1:
        what = wanted[0][:1].upper() + wanted[0][1:]
    return Sentence(messages.BY_TWO if column else messages.BY, what=what, row=row, column=column)


def lines(
    project: Project, asked: FigureAsked, names: RecordNames, counts: Counts, not_shown: Sequence[str]
) -> Iterator[str]:
    """What stands below the figure."""
    yield _beside((Sentence(messages.N, told=_and_then(_n(counts))), _not_shown(not_shown)))
    rules = list(_rules(asked, counts))
    if rules:
        yield _beside(rules)
    yield _beside((_filter(asked, names), data_of(project)))


def _n(counts: Counts) -> Iterator[str]:
    for one, many, count in (
        (messages.ONE_RECORD, messages.N_RECORDS, counts.records),
        (messages.ONE_PAIR, messages.N_PAIRS, counts.pairs),
        (messages.ONE_COUNTRY, messages.N_COUNTRIES, counts.countries),
    ):
        if count or one is messages.ONE_RECORD:
            yield Sentence(one) if count == 1 else Sentence(many, count=count)


def _not_shown(reasons: Sequence[str]) -> str:
    if not reasons:
        return Sentence(messages.ALL_SHOWN)
    return Sentence(messages.NOT_SHOWN, told=_and_then(reasons))


def _rules(asked: FigureAsked, counts: Counts) -> Iterator[str]:
    """How it was counted, where that is not self-evident."""
    if len(counts.coders) > 1:
        yield Sentence(messages.SIDE_BY_SIDE, coders=_and_then(counts.coders))
    if asked.chart is Chart.QUANTITIES:
        yield Sentence(messages.NEVER_ADDED_UP)
    elif asked.chart is not Chart.TIMELINE:
        yield from _counting(asked, counts)
    if asked.uncertain is not Uncertain.ONE_YEAR and "year" in (asked.rows, asked.columns):
        is_spread = asked.uncertain is Uncertain.SPREAD and asked.chart is not Chart.QUANTITIES
        if is_spread or asked.uncertain is Uncertain.START:
            yield Sentence(messages.SPREAD_OVER_YEARS if is_spread else messages.START_COUNTS)
    date = {
        "as_of": messages.BY_AS_OF,
        "announced": messages.BY_ANNOUNCED,
        "report_date": messages.BY_REPORTED,
    }.get(asked.date)
    if date:
        yield Sentence(date)
    if asked.roles:
        yield Sentence(messages.WITH_ROLES, roles=_and_then(asked.roles))
    if asked.include_aggregates and asked.chart is not Chart.QUANTITIES:
        yield Sentence(messages.WITH_TOTALS)


def _counting(asked: FigureAsked, counts: Counts) -> Iterator[str]:
    axis_names = {asked.rows, asked.columns}
    by_place = bool(axis_names & {"region", "country"}) or any(
        each.startswith(axes.TABLE) for each in axis_names
    )
    if asked.count is Count.PAIRS:
        yield Sentence(messages.FOR_EACH_COUNTRY)
    elif asked.count is Count.FRACTIONS:
        yield Sentence(messages.SPLIT_BETWEEN)
    elif asked.count is Count.FIRST:
        yield Sentence(messages.FIRST_ALONE)
    elif by_place and counts.pairs > counts.records:
        yield Sentence(messages.ONCE_IN_EACH)


def _filter(asked: FigureAsked, names: RecordNames) -> str:
    told = filtering.told_parts(asked.filter, names)
    return Sentence(messages.FILTER, told=_and_then(told)) if told else Sentence(messages.NO_FILTER)


def data_of(project: Project) -> str:
    """Of which day the records are, the last on which one was changed, and of which revision the codebook."""
    from blotter.interchange.told_days import told_day

    last = max((each.modified for each in project.records.values()), default="")
    day, revision = told_day(last), project.revision
    if revision is None:
        return Sentence(messages.DATA_WITHOUT_REVISION, day=day)
    return Sentence(messages.DATA_OF, day=day, revision=revision.number)


def empty(project: Project, asked: FigureAsked, names: RecordNames, not_shown: Sequence[str]) -> str:
    """Why there is nothing to draw, and what to do about that."""
    if not project.records:
        return Sentence(messages.NO_RECORDS)
    left = _not_shown(not_shown) if not_shown else Sentence(messages.NONE_FIT)
    return Sentence(messages.NOTHING_LEFT, filter=_filter(asked, names), not_shown=left)


def _and_then(parts: Iterable[str]) -> str:
    return _put_together(messages.AND_THEN, parts)


def _beside(sentences: Iterable[str]) -> str:
    """Sentences one after the other, each of which can be translated."""
    return _put_together(messages.BESIDE, sentences)


def _put_together(template: str, parts: Iterable[str]) -> str:
    first, *rest = parts
    found = first
    for each in rest:
        found = Sentence(template, one=found, other=each)
    return found
