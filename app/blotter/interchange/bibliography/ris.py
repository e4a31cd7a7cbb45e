"""RIS: what reference managers and databases of articles write."""

from collections.abc import Iterator, Mapping
from typing import Any

from blotter.domain.attribute import Role
from blotter.domain.bundle import RefusedRow
from blotter.domain.language_names import told_language
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.bibliography.entry import (
    Entry,
    cleaned,
    day,
    doi_in,
    file_name,
    pages,
)
from blotter.message import Sentence

_TYPES = {
    "JOUR": "journal article", "MGZN": "magazine article", "NEWS": "newspaper article", "BOOK": "book",
    "CHAP": "chapter", "RPRT": "report", "THES": "thesis", "CONF": "conference paper",
    "CPAPER": "conference paper", "ELEC": "web page", "BLOG": "blog post", "GEN": "other",
    "GOVDOC": "government document", "LEGAL": "law", "STAT": "law", "CASE": "legal case",
    "UNPB": "manuscript", "VIDEO": "video", "EDBOOK": "book", "DATA": "data set", "PRESS": "press release",
}  # fmt: skip
_FILES = ("file_attachments1", "file_attachments2")
_END = "ER  -"


def entries(text: str, name: str) -> Iterator[Entry | RefusedRow]:
    """The entries of the text of an RIS file."""
    import rispy  # type: ignore[import-untyped]

    if "TY  -" not in text:
        raise WrongFile(messages.NOT_RIS, name=name)
    if _END not in text[text.rfind("TY  -") :]:
        # What a last entry without its end says would be lost without a word.
        text = f"{text}\n{_END} \n"
    try:
        found = rispy.loads(text)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise WrongFile(messages.NOT_RIS, name=name) from error
    for number, told in enumerate(found, 1):
        entry = _entry(told, Sentence(messages.ENTRY, number=number))
        yield entry or RefusedRow(Sentence(messages.ENTRY, number=number), "", messages.ENTRY_EMPTY)


def _entry(told: Mapping[str, Any], where: str) -> Entry | None:
    more: Mapping[Any, Any] = told.get("unknown_tag", {})
    urls = [each for each in _list(told, "urls") if "://" in each]
    said = cleaned(
        {
            Role.TYPE: _TYPES.get(_first(told, "type_of_reference").upper(), "other"),
            Role.AUTHOR: [*_list(told, "first_authors"), *_list(told, "authors")],
            Role.EDITOR: [*map(str, more.get("ED", ())), *_list(told, "secondary_authors")],
            Role.TITLE: _first(told, "title", "primary_title", "short_title"),
            Role.CONTAINER: _first(
                told, "journal_name", "secondary_title", "alternate_title3", "alternate_title1",
                "alternate_title2",
            ),
            Role.PUBLISHER: _first(told, "publisher"),
            Role.PLACE: _first(told, "place_published"),
            Role.DATE: day(_first(told, "date", "publication_year", "year")),
            Role.VOLUME: _first(told, "volume"),
            Role.ISSUE: _first(told, "number"),
            Role.PAGES: pages(_first(told, "start_page"), _first(told, "end_page")),
            Role.DOI: doi_in(_first(told, "doi")) or next(filter(None, map(doi_in, urls)), ""),
            Role.URL: urls[0] if urls else "",
            Role.ACCESSED: day(_first(told, "access_date")),
            Role.KEYWORDS: _list(told, "keywords"),
            Role.ABSTRACT: _first(told, "abstract", "notes_abstract"),
        }
    )  # fmt: skip
    files = [file_name(each) for tag in _FILES for each in _list(told, tag)]
    files += [file_name(each) for each in _list(told, "urls") if "://" not in each]
    if not (set(said) - {Role.TYPE} or files):
        return None
    return Entry(
        where=where,
        key=_first(told, "id") or said.get(Role.TITLE, "") or where,
        said=said,
        files=tuple(filter(None, files)),
        language=told_language(_first(told, "language")),
    )


def _list(told: Mapping[str, Any], key: str) -> list[str]:
    value = told.get(key) or []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _first(told: Mapping[str, Any], *keys: str) -> str:
    return next((each for key in keys for each in _list(told, key) if each.strip()), "").strip()
