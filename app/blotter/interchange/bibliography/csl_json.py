"""CSL-JSON: what Zotero and Pandoc hand to citation styles."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from blotter.domain.attribute import Role
from blotter.domain.bundle import RefusedRow
from blotter.domain.language_names import told_language
from blotter.domain.source import normalised
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.bibliography.entry import Entry, cleaned, day, doi_in, file_name
from blotter.interchange.disk import reading
from blotter.message import Sentence

Values = Mapping[str, object]

_TYPES = {
    "article-journal": "journal article", "article-magazine": "magazine article",
    "article-newspaper": "newspaper article", "article": "article", "paper-conference": "conference paper",
    "webpage": "web page", "post-weblog": "blog post", "post": "post", "legislation": "law",
    "legal_case": "legal case", "motion_picture": "video", "broadcast": "broadcast", "dataset": "data set",
    "entry-encyclopedia": "encyclopedia entry", "personal_communication": "letter", "document": "other",
    "bill": "bill", "book": "book", "chapter": "chapter", "entry": "entry", "entry-dictionary": "entry",
    "figure": "figure", "graphic": "graphic", "hearing": "hearing", "interview": "interview",
    "manuscript": "manuscript", "map": "map", "pamphlet": "pamphlet", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "regulation": "regulation", "report": "report",
    "review": "review", "review-book": "book review", "software": "software", "song": "song",
    "speech": "speech", "standard": "standard", "thesis": "thesis", "treaty": "treaty",
}  # fmt: skip
_BEGINNING = 64 * 1024
_TYPE_SAID = re.compile(r'"type"\s*:\s*"([a-z_-]+)"')
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]{0,200}>")


def is_csl_json(path: Path) -> bool:
    """Whether a JSON file begins as a list of publications does."""
    try:
        with reading(path) as file:
            beginning = file.read(_BEGINNING).decode("utf-8-sig", "replace").lstrip()
    except WrongFile:
        return False
    return beginning[:1] in ("[", "{") and any(each in _TYPES for each in _TYPE_SAID.findall(beginning))


def entries(text: str, name: str) -> Iterator[Entry | RefusedRow]:
    """The entries of the text of a CSL-JSON file."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongFile(messages.NOT_CSL_JSON, name=name) from error
    if isinstance(told, dict):
        told = told["items"] if isinstance(told.get("items"), list) else [told]
    if not isinstance(told, list):
        raise WrongFile(messages.NOT_CSL_JSON, name=name)
    for number, each in enumerate(told, 1):
        where = Sentence(messages.ENTRY, number=number)
        entry = _entry(each, where) if isinstance(each, dict) else None
        yield entry or RefusedRow(where, "", messages.ENTRY_EMPTY)


def _entry(told: Values, where: str) -> Entry | None:
    address = _words(told, "URL")
    said = cleaned(
        {
            Role.TYPE: _TYPES.get(_words(told, "type"), "other"),
            Role.AUTHOR: list(_people(told.get("author"))),
            Role.EDITOR: list(_people(told.get("editor"))),
            Role.TITLE: _TAG.sub("", _words(told, "title")),
            Role.CONTAINER: _TAG.sub("", _words(told, "container-title")),
            Role.PUBLISHER: _words(told, "publisher"),
            Role.PLACE: _words(told, "publisher-place"),
            Role.DATE: _date(told.get("issued")),
            Role.VOLUME: _words(told, "volume"),
            Role.ISSUE: _words(told, "issue"),
            Role.PAGES: _words(told, "page").replace("--", "–"),
            Role.DOI: doi_in(_words(told, "DOI")) or doi_in(address),
            Role.URL: address,
            Role.ACCESSED: _date(told.get("accessed")),
            Role.KEYWORDS: [each.strip() for each in re.split("[,;]", _words(told, "keyword"))],
            Role.ABSTRACT: _TAG.sub("", _words(told, "abstract")),
        }
    )
    if not set(said) - {Role.TYPE}:
        return None
    return Entry(
        where=where,
        key=_words(told, "id") or said.get(Role.TITLE, "") or where,
        said=said,
        files=tuple(_files(told)),
        language=told_language(_words(told, "language")),
    )


def _files(told: Values) -> Iterator[str]:
    """The names of files that an entry says lie beside it, as some programs write them."""
    for key in ("file", "files", "attachments"):
        held = told.get(key)
        for each in held if isinstance(held, list) else [held]:
            path = each.get("path") if isinstance(each, dict) else each
            if isinstance(path, str) and file_name(path):
                yield file_name(path)


def _words(told: Values, key: str) -> str:
    """A value as words; "" for what is none."""
    value = told.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return normalised(str(value))[0].strip()


def _people(several: object) -> Iterator[str]:
    for each in several if isinstance(several, list) else ():
        if not isinstance(each, dict):
            continue
        particle = _words(each, "non-dropping-particle") or _words(each, "dropping-particle")
        family = " ".join(filter(None, (particle, _words(each, "family"))))
        given = ", ".join(filter(None, (_words(each, "given"), _words(each, "suffix"))))
        yield _words(each, "literal") or ", ".join(filter(None, (family, given)))


def _date(value: object) -> str:
    """A date, or a range of two, as EDTF; words that are none stay as they are."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    days = [_day(each) for each in parts[:2]] if isinstance(parts, list) else []
    told = "/".join(filter(None, days))
    if not told:
        return day(_words(value, "raw") or _words(value, "literal"))
    is_about = bool(value.get("circa")) and len(days) == 1
    return f"{told}~" if is_about else told


def _day(parts: object) -> str:
    numbers: list[str] = []
    for each in parts[:3] if isinstance(parts, list) else ():
        words = str(each).strip()
        if not words.isdecimal() or not words.isascii() or len(words) > 4:
            break
        numbers.append(words)
    if not numbers:
        return ""
    return day("-".join([f"{int(numbers[0]):04}", *numbers[1:]]))
