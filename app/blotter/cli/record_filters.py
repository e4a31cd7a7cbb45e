"""The options that say which records are meant; what is typed becomes a RecordFilter."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from blotter.cli import messages
from blotter.cli.document_filters import DOCUMENT_OPTIONS
from blotter.cli.document_filters import the_filter as document_filter
from blotter.domain import countries
from blotter.domain.names import name_key, nearest
from blotter.domain.record_filter import RecordFilter
from blotter.errors import NotFound
from blotter.project.metadata import filtering
from blotter.project.project import Project
from blotter.project.records import schema

F = TypeVar("F", bound=Callable[..., Any])


class Years(click.ParamType[tuple[int, int]]):
    """A year, or FIRST:LAST."""

    name = "YEAR|FIRST:LAST"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The first and the last year, or a usage error."""
        if isinstance(value, tuple):
            return value
        first, colon, last = str(value).partition(":")
        last = last if colon else first
        if not (_is_year(first) and _is_year(last)) or int(first) > int(last):
            self.fail(f"“{value}” is neither a year nor FIRST:LAST.", param, ctx)
        return int(first), int(last)


def _is_year(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) == 4


def _several(flag: str, name: str, what: str) -> Callable[[F], F]:
    return click.option(flag, name, multiple=True, metavar="NAME", help=f"{what}; may be repeated.")


_OPTIONS = (
    _several("--kind", "kinds", "Only this kind"),
    _several("--subtype", "subtypes", "Only this subtype, and what is under it in the codebook"),
    _several("--topic", "topics", "Only with this topic"),
    _several("--country", "countries", "Only with this country (code or name) or group"),
    _several("--region", "regions", "Only with a country of this region"),
    click.option("--year", "years", type=Years(), help="Only what may lie in this year, or in these."),
    click.option("--level", type=click.Choice(["event", "aggregate"]), help="Only events, or only totals."),
    _several("--status", "statuses", "Only what has come to this"),
    _several("--claim-source", "claim_sources", "Only what this kind of source vouches for"),
    _several("--coder", "coders", "Only what this coder made"),
    *DOCUMENT_OPTIONS,
    click.option("--counted/--not-counted", default=None, help="Only what counts in analysis, or does not."),
    click.option("--reviewed/--not-reviewed", default=None, help="Only what was reviewed, or was not."),
    click.option("--recheck", "to_recheck", is_flag=True, help="Only with evidence to look at again."),
    click.option("--words", default="", help="Only what has these words in it."),
)


def filters(command: F) -> F:
    """Give a command the options that say which records are meant."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def the_filter(project: Project, asked: Mapping[str, Any]) -> RecordFilter:
    """What was typed, as a filter; a name that the project does not know is answered with the nearest."""
    known = project.record_schema
    documents = document_filter(asked["groups"], asked["cases"], asked["where"])
    filtering.check(project, documents)
    return RecordFilter(
        groups=documents.groups,
        cases=documents.cases,
        where=tuple(each.words for each in documents.where),
        kinds=tuple(schema.kind(project, each).id for each in asked["kinds"]),
        subtypes=_subtypes(project, asked["subtypes"]),
        topics=tuple(_known("topic", each, _used(project, "topics")) for each in asked["topics"]),
        countries=tuple(_country(project, each) for each in asked["countries"]),
        regions=tuple(_known("region", each, project.regions.names) for each in asked["regions"]),
        years=asked["years"],
        levels=(asked["level"],) if asked["level"] else (),
        statuses=tuple(_known("status", each, known.options("statuses")) for each in asked["statuses"]),
        claim_sources=tuple(
            _known("claim source", each, _claim_sources(project)) for each in asked["claim_sources"]
        ),
        coders=tuple(project.coder(each).id for each in asked["coders"]),
        counted=asked["counted"],
        reviewed=asked["reviewed"],
        to_recheck=True if asked["to_recheck"] else None,
        words=asked["words"],
    )


def _known(what: str, word: str, known: Iterable[str]) -> str:
    known = tuple(dict.fromkeys(known))
    found = next((each for each in known if name_key(each) == name_key(word)), None)
    if found is None:
        near = nearest(word, known)
        raise NotFound(messages.NO_SUCH_WORD, what=what, word=word, names=", ".join(known), nearest=near)
    return found


def _used(project: Project, field: str) -> Iterable[str]:
    """The words of a field, and those that records have besides."""
    yield from project.record_schema.options(field)
    for record in project.records.values():
        yield from getattr(record, field)


def _claim_sources(project: Project) -> Iterable[str]:
    yield from project.record_schema.options("claim_sources")
    for fact in project.evidence_facts().values():
        yield from sorted(fact.claim_sources)


def _country(project: Project, words: str) -> str:
    """The code of a country, or the name of a group that records have."""
    groups = {
        each.name: None
        for record in project.records.values()
        for each in record.countries
        if not each.code and each.name
    }
    known = countries.country(words)
    if known is not None and words not in groups:
        return known.code
    names = [*groups, *(each.name() for each in countries.COUNTRIES.values())]
    found = next((each for each in groups if name_key(each) == name_key(words)), None)
    if found is None:
        raise NotFound(messages.NO_SUCH_PLACE_IN_RECORDS, word=words, nearest=nearest(words, names))
    return found


def _subtypes(project: Project, wanted: Iterable[str]) -> tuple[str, ...]:
    """Subtypes by path, by name or by words; a path means its code."""
    book = project.codebook
    words = {each.subtype for each in project.records.values()}
    known = {*words, *(code.name for code in book)}
    found = []
    for each in wanted:
        code = book.get(each)
        found.append(code.id if code is not None else _known("subtype", each, sorted(known)))
    return tuple(found)
