"""What a page says about itself: title, author, date, address, when it was saved; as facts for a citation."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.attribute import Role
from blotter.domain.bundle import Fact
from blotter.domain.language_names import told_language
from blotter.interchange.limits import PAGE_DATA, PAGE_DATA_CHARACTERS, PAGE_FACT, PAGE_THINGS
from blotter.interchange.told_facts import MONTHS, fact_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEAD = 64 * 1024
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,100})", re.IGNORECASE
)
_FROM_ARCHIVE = re.compile(
    r"FILE ARCHIVED ON [\d:]{5,8} (\w{3} \d{1,2}, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE"
)
_DAY = re.compile(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d/-])")
_WRITTEN_DAY = re.compile(r"(?:[A-Za-z]{3},? )?([A-Za-z]{3}) (\d{1,2}),? (\d{4})")
_METAS = {
    Role.TITLE: ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    Role.AUTHOR: (
        "citation_author", "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author",
    ),
    Role.DATE: (
        "citation_publication_date", "citation_date", "article:published_time", "dc.date", "dcterms.date",
        "dcterms.created", "date", "pubdate", "publishdate", "parsely-pub-date",
    ),
    Role.CONTAINER: ("citation_journal_title", "og:site_name", "application-name"),
    Role.PUBLISHER: ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher"),
    Role.DOI: ("citation_doi",),
    Role.ABSTRACT: ("citation_abstract", "dc.description", "description", "og:description"),
    Role.KEYWORDS: ("citation_keywords", "keywords"),
}  # fmt: skip
_TOLD = (
    Role.TITLE, Role.AUTHOR, Role.DATE, Role.CONTAINER, Role.PUBLISHER, Role.DOI, Role.ABSTRACT,
    Role.KEYWORDS, Role.URL, Role.ACCESSED,
)  # fmt: skip
"""What is told of a page, in this order."""


class Saved(NamedTuple):
    """Where a page was saved from and on which day, as far as its file says; "" for what it does not."""

    url: str = ""
    day: str = ""


class AboutPage(NamedTuple):
    """What is known of a page: facts for a citation, its language, and from where its links go."""

    facts: tuple[Fact, ...]
    language: str
    base: str


def saved_from(html: str) -> Saved:
    """What browsers and tools write at the beginning of a page that they save."""
    head = html[:_HEAD]
    if found := _SINGLE_FILE.search(head):
        return Saved(found[1], day_in(found[2]))
    found = _SAVED_FROM.search(head)
    archived = _FROM_ARCHIVE.search(html[-_HEAD:])
    return Saved(found[1] if found else "", day_in(archived[1]) if archived else "")


def about_page(page: "LexborHTMLParser", saved: Saved) -> AboutPage:
    """What a page says of itself in its head, and what is known of its saving."""
    told = _from_metas(page)
    for role, value in _from_linked_data(page):
        told.setdefault(role, value)
    url = saved.url if _is_address(saved.url) else ""
    canonical = _attribute(page, "link[rel=canonical]", "href") or _meta(page, "og:url")
    told[Role.URL] = url or (canonical if _is_address(canonical) else "")
    told[Role.ACCESSED] = saved.day
    title = page.css_first("head title") or page.css_first("title")
    told.setdefault(Role.TITLE, _line(title.text() if title is not None else ""))
    facts = tuple(fact_of(role, told[role][:PAGE_FACT]) for role in _TOLD if told.get(role))
    language = told_language(_attribute(page, "html", "lang"))
    base = _attribute(page, "base[href]", "href")
    return AboutPage(facts, language, base if _is_address(base) else told[Role.URL])


def day_in(words: str) -> str:
    """The day that words begin with, as `2021-03-05` or less of it; "" if they do not say one."""
    if found := _DAY.match(words):
        year, month, day = found.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return ""
        return "-".join((year, *(each.zfill(2) for each in (month, day) if each)))
    if (found := _WRITTEN_DAY.match(words)) and found[1].lower() in MONTHS:
        return day_in(f"{found[3]}-{MONTHS.index(found[1].lower()) + 1}-{found[2]}")
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _from_metas(page: "LexborHTMLParser") -> dict[Role, str]:
    values: dict[str, list[str]] = {}
    for node in page.css("meta"):
        told = node.attributes
        name = (told.get("name") or told.get("property") or told.get("itemprop") or "")[:100].lower()
        content = _line((told.get("content") or "")[:PAGE_FACT])
        if name and content and len(values.setdefault(name, [])) < PAGE_DATA:
            values[name].append(content)
    found: dict[Role, str] = {}
    for role, names in _METAS.items():
        for name in names:
            value = _checked(role, values.get(name, []))
            if value:
                found[role] = value
                break
    return found


def _checked(role: Role, values: list[str]) -> str:
    """The value of a role that is one: a day for a date, no address for an author; several authors joined."""
    if role is Role.DATE:
        return next((day for each in values if (day := day_in(each))), "")
    if role is Role.AUTHOR:
        return "; ".join(dict.fromkeys(each for each in values if not _is_address(each)))
    return values[0] if values else ""


def _from_linked_data(page: "LexborHTMLParser") -> Iterator[tuple[Role, str]]:
    """What JSON-LD says of the article on a page."""
    for node in page.css("script[type='application/ld+json']")[:PAGE_DATA]:
        try:
            told = json.loads(node.text()[:PAGE_DATA_CHARACTERS])
        except (ValueError, RecursionError):
            # A page's own data may be broken; its text is not.
            continue
        for thing in _things(told):
            if isinstance(title := thing.get("headline"), str):
                yield Role.TITLE, _line(title)
            if isinstance(day := thing.get("datePublished"), str) and day_in(day):
                yield Role.DATE, day_in(day)
            if names := _names(thing.get("author")):
                yield Role.AUTHOR, "; ".join(names)
            if "headline" in thing and (names := _names(thing.get("publisher"))):
                yield Role.CONTAINER, names[0]


def _things(told: object) -> Iterator[Mapping[str, object]]:
    waiting, seen = [told], 0
    while waiting and seen < PAGE_THINGS:
        seen += 1
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each[:PAGE_THINGS]
        elif isinstance(each, dict):
            yield each
            waiting.append(each.get("@graph"))


def _names(told: object) -> list[str]:
    several = told if isinstance(told, list) else [told]
    names = (each.get("name") if isinstance(each, dict) else each for each in several[:PAGE_DATA])
    return [_line(name) for name in names if isinstance(name, str) and name.strip() and not _is_address(name)]


def _meta(page: "LexborHTMLParser", name: str) -> str:
    return _attribute(page, f"meta[property='{name}']", "content")


def _attribute(page: "LexborHTMLParser", selector: str, name: str) -> str:
    node: LexborNode | None = page.css_first(selector)
    return _line((node.attributes.get(name) or "")[:PAGE_FACT]) if node is not None else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _is_address(words: str) -> bool:
    return words.lower().startswith(("http://", "https://", "ftp://")) and " " not in words
