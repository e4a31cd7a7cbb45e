"""Citations: what a document is cited as, in short and in full, from its attributes with a role."""

from collections.abc import Iterable, Iterator, Mapping

from blotter.analysis.records import dates
from blotter.domain.attribute import Role
from blotter.domain.names import split_names
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.domain.structure import cited_pages
from blotter.errors import BlotterError
from blotter.interchange.report_parts import letter
from blotter.project.paging import pages_of
from blotter.project.project import Project

UNDATED = "n.d."

_LONGEST_TITLE = 40
_DOI = "https://doi.org/"


class Citations:
    """Tells citations for long tables; a document of which nothing is known is cited by its name.

    Two documents that would be cited alike get a letter each: 2023a, 2023b.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._facts = _facts(project)
        self._letters = _letters(self._facts)

    def short(self, source: Source, span: Span | None = None) -> str:
        """As it stands in a text, such as `(Pina 2023, p. 14)` of a passage on that page."""
        facts = self._facts.get(source.id, {})
        pages = cited_pages(pages_of(self._project, source, span)) if span is not None else ""
        who = _cited_as(facts) or source.name
        year = self._year(source)
        words = f"{who} {year}" if year else who
        return f"({words}, {pages})" if pages else f"({words})"

    def full(self, source: Source) -> str:
        """As it stands in a list of references."""
        facts = self._facts.get(source.id, {})
        if not _cited_as(facts):
            return source.name
        authors = _listed(_people(facts)) or _title(facts)
        opening = f"{authors} ({self._year(source)})"
        title = _title(facts) if _people(facts) else ""
        return ". ".join(filter(None, (opening, title.rstrip("."), *_published(facts)))) + "."

    def _year(self, source: Source) -> str:
        facts = self._facts.get(source.id, {})
        if not _cited_as(facts):
            return ""
        return f"{_year(facts)}{self._letters.get(source.id, '')}"


Facts = Mapping[str, str]
"""What is known of a publication, by role."""


def _facts(project: Project) -> dict[str, Facts]:
    """What is known of each document (by id), by role."""
    found: dict[str, dict[str, str]] = {}
    for attribute in project.attributes.values():
        if attribute.role:
            for bearer, value in project.values_of(attribute).items():
                found.setdefault(bearer, {})[attribute.role] = value
    return dict(found)


def _letters(known: Mapping[str, Facts]) -> dict[str, str]:
    """The letter behind the year of those that would be cited alike, in the order of their titles."""
    alike: dict[tuple[str, str], list[str]] = {}
    for source, facts in known.items():
        who = _cited_as(facts)
        if who:
            alike.setdefault((who.casefold(), _year(facts)), []).append(source)
    found: dict[str, str] = {}
    for sources in alike.values():
        if len(sources) > 1:
            ordered = sorted(sources, key=lambda each: (_title(known[each]).casefold(), each))
            found |= {each: letter(place) for place, each in enumerate(ordered)}
    return found


def _cited_as(facts: Facts) -> str:
    """Under which name: the authors, else the editors, else the title; "" where none is known."""
    people = [_family(each) for each in _people(facts)]
    if not people:
        title = _title(facts)
        return f"“{_shortened(title)}”" if title else ""
    if len(people) > 2:
        return f"{people[0]} et al."
    return " and ".join(people)


def _people(facts: Facts) -> tuple[str, ...]:
    return split_names(facts.get(Role.AUTHOR, "")) or split_names(facts.get(Role.EDITOR, ""))


def _family(name: str) -> str:
    """The name before a comma; without one it may be an organisation's, and stays whole."""
    return name.partition(",")[0].strip() or name


def _title(facts: Facts) -> str:
    return " ".join(facts.get(Role.TITLE, "").split())


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    kept = title[:_LONGEST_TITLE].rpartition(" ")[0] or title[:_LONGEST_TITLE]
    return f"{kept.rstrip(' ,;:.')}…"


def _year(facts: Facts) -> str:
    """The year in which it came out, as far as that is one."""
    value = facts.get(Role.DATE, "")
    try:
        first, last = dates.bounds(value)
    except BlotterError:
        return value
    years = list(dict.fromkeys(each[:4] for each in (first, last) if each))
    return "–".join(years) or UNDATED


def _listed(people: Iterable[str]) -> str:
    names = list(people)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _published(facts: Facts) -> Iterator[str]:
    """Where it came out, in the parts that are known."""
    container, volume, issue = (facts.get(role, "") for role in (Role.CONTAINER, Role.VOLUME, Role.ISSUE))
    number = f"{volume}({issue})" if volume and issue else volume or (f"({issue})" if issue else "")
    pages = cited_pages(facts.get(Role.PAGES, ""))
    yield ", ".join(filter(None, (" ".join(filter(None, (container, number))), pages)))
    yield ": ".join(filter(None, (facts.get(Role.PLACE, ""), facts.get(Role.PUBLISHER, ""))))
    doi, url, accessed = (facts.get(role, "") for role in (Role.DOI, Role.URL, Role.ACCESSED))
    address = (doi if "://" in doi else _DOI + doi.removeprefix("doi:")) if doi else url
    yield f"{address}, accessed {accessed}" if address and accessed and not doi else address
