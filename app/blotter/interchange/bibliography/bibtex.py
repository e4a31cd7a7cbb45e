"""BibTeX and BibLaTeX: strings, accents and names as TeX writes them, told in plain words."""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from blotter.domain.attribute import Role
from blotter.domain.bundle import RefusedRow
from blotter.domain.language_names import told_language
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.bibliography.entry import Entry, cleaned, day, doi_in, file_name
from blotter.interchange.limits import BIBLIOGRAPHY_DEPTH
from blotter.interchange.told_facts import MONTHS
from blotter.message import Sentence

_TYPES = {
    "article": "journal article", "book": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "conference paper", "conference": "conference paper", "techreport": "report",
    "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "online": "web page", "electronic": "web page", "www": "web page", "dataset": "data set",
    "unpublished": "manuscript", "booklet": "pamphlet", "manual": "manual", "proceedings": "proceedings",
    "collection": "book", "legislation": "law", "jurisdiction": "legal case", "video": "video",
}  # fmt: skip
_TEX = re.compile(r"[\\{}$~]|--|``|''")
_BARE = re.compile(r"(?<!\\)([&%#])")
"""What TeX would take for a mark of its own, and nobody who writes a title does."""

_MARKS = re.compile(r"\n@|[{}]")
_PART = re.compile(r"(?<!\\)[;,]")
_FIELD = re.compile(r"(?<!\\):")


def entries(text: str, name: str) -> Iterator[Entry | RefusedRow]:
    """The entries of the text of a BibTeX file."""
    from bibtexparser.entrypoint import parse_string

    _check_depth(text, name)
    # The library tells its log what it tells its caller, too.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text)
    if not library.entries and not library.failed_blocks:
        raise WrongFile(messages.NOT_BIBTEX, name=name)
    for each in library.entries:
        fields = {key.lower(): str(field.value) for key, field in each.fields_dict.items()}
        where = Sentence(messages.LINE, number=(each.start_line or 0) + 1)
        try:
            entry = _entry(each.entry_type.lower(), each.key, fields, where)
        except RecursionError:
            entry = None
        yield entry or RefusedRow(where, each.key, messages.ENTRY_EMPTY)
    for failed in library.failed_blocks:
        where = Sentence(messages.LINE, number=(failed.start_line or 0) + 1)
        beginning = " ".join((failed.raw or "")[:80].split())
        yield RefusedRow(where, beginning, messages.ENTRY_BROKEN)


def _check_depth(text: str, name: str) -> None:
    """WrongFile where braces nest as nobody writes them; a new entry begins at a depth of its own."""
    depth = 0
    for mark in _MARKS.finditer(text):
        depth = 0 if mark[0][0] == "\n" else depth + 1 if mark[0] == "{" else max(0, depth - 1)
        if depth > BIBLIOGRAPHY_DEPTH:
            raise WrongFile(messages.NESTED_BRACES, name=name, limit=BIBLIOGRAPHY_DEPTH)


def _entry(kind: str, key: str, fields: Mapping[str, str], where: str) -> Entry | None:
    def words(*names: str) -> str:
        return next((plain(fields[name]) for name in names if fields.get(name, "").strip()), "")

    address = _bare(fields.get("url", "") or fields.get("howpublished", ""))
    said = cleaned(
        {
            Role.TYPE: _TYPES.get(kind, "other"),
            Role.AUTHOR: people(fields.get("author", "")),
            Role.EDITOR: people(fields.get("editor", "")),
            Role.TITLE: ": ".join(filter(None, (words("title"), words("subtitle")))),
            Role.CONTAINER: words("journaltitle", "journal", "booktitle", "maintitle"),
            Role.PUBLISHER: words("publisher", "institution", "school", "organization"),
            Role.PLACE: words("location", "address"),
            Role.DATE: _date(fields),
            Role.VOLUME: words("volume"),
            Role.ISSUE: words("number", "issue"),
            Role.PAGES: re.sub("-{1,3}", "–", words("pages")),
            Role.DOI: doi_in(_bare(fields.get("doi", ""))) or doi_in(address),
            Role.URL: address if "://" in address else "",
            Role.ACCESSED: day(_bare(fields.get("urldate", ""))),
            Role.KEYWORDS: [each.strip() for each in re.split("[,;]", words("keywords", "keyword"))],
            Role.ABSTRACT: words("abstract"),
        }
    )
    if not set(said) - {Role.TYPE}:
        return None
    return Entry(
        where=where,
        key=key,
        said=said,
        files=tuple(_files(fields.get("file", ""))),
        language=told_language(words("langid", "language")),
    )


def plain(words: str) -> str:
    """Words without what TeX needs: accents as letters, no braces, no commands."""
    if not _TEX.search(words):
        return words.strip()
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import Field

    block = Block("misc", "x", [Field("words", _BARE.sub(r"\\\1", words))])
    made: Any = _decoder().transform_entry(block, None)
    if not hasattr(made, "fields_dict"):
        return _bare(words)
    return str(made.fields_dict["words"].value).replace("\xa0", " ").strip()


@cache
def _decoder() -> Any:
    from bibtexparser.middlewares import LatexDecodingMiddleware

    return LatexDecodingMiddleware()


def people(words: str) -> list[str]:
    """The names of people, each as `Family, Given`; a name in braces is that of a body."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    found: list[str] = []
    for each in split_multiple_persons_names(words) if words.strip() else ():
        try:
            parts = parse_single_name_into_parts(each, strict=False)
        except (ValueError, LookupError):
            found.append(plain(each))
            continue
        family = plain(" ".join([*parts.von, *parts.last]))
        given = plain(" ".join(parts.first))
        found.append(", ".join(filter(None, (family, given, plain(" ".join(parts.jr))))))
    return found


def _date(fields: Mapping[str, str]) -> str:
    told = _bare(fields.get("date", ""))
    if told:
        return "/".join(day(each) if each not in ("", "..") else each for each in told.split("/"))
    year, month = _bare(fields.get("year", "")), _bare(fields.get("month", "")).lower()
    number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month) if _is_month(month) else 0
    return day(f"{year}-{number}-{_bare(fields.get('day', ''))}" if number else year)


def _is_month(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 3 and 1 <= int(words) <= 12


def _bare(words: str) -> str:
    """Words that are not TeX but for marks that were written safely: an address, a year."""
    return re.sub(r"\\([_&%#~{}$])", r"\1", words).strip("{} \t\n")


def _files(words: str) -> Iterator[str]:
    """The names of files, with a title before each and a kind behind it or alone."""
    for each in _PART.split(words):
        fields = [part for part in _FIELD.split(each) if part.strip()]
        named = [part for part in fields if "." in file_name(part)] or fields[:1]
        for part in named[:1]:
            name = file_name(re.sub(r"\\([:;,_&%#])", r"\1", part))
            if name:
                yield name
