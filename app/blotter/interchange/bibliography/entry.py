"""Entry: what one entry of a bibliography says of a publication, and by what its document may be found."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from blotter.domain.attribute import Role
from blotter.domain.metadata_rows import MetadataRow
from blotter.domain.names import joined_names
from blotter.domain.source import normalised
from blotter.interchange.metadata_columns import Target
from blotter.interchange.told_facts import fact_of

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SHOWN = 80
_DATE = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:T[\d:.Z+-]*)?[-/.]*\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an entry says by role, in the one form that each has here; names with `; ` between them."""

    where: str
    key: str
    said: Mapping[Role, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    language: str = ""

    @property
    def shown(self) -> str:
        """What an entry is called: its title, else its key."""
        return self.said.get(Role.TITLE, "")[:_SHOWN] or self.key

    def row(self, matches: Mapping[str, str]) -> MetadataRow | None:
        """The entry as a row about a document; None where somebody said that it is not wanted."""
        told = matches.get(self.key, "") or matches.get(self.shown, "")
        if told == Target.LEFT_OUT:
            return None
        return MetadataRow(
            where=self.where,
            entry=self.shown,
            document=told,
            files=self.files,
            doi=self.said.get(Role.DOI, ""),
            title=self.said.get(Role.TITLE, ""),
            language=self.language,
            facts=tuple(fact_of(role, value) for role, value in self.said.items()),
        )


def cleaned(said: Mapping[Role, str | Iterable[str]]) -> dict[Role, str]:
    """What an entry says without what is empty: words in one line, several with `; ` between them."""
    found: dict[Role, str] = {}
    for role, value in said.items():
        words = [value] if isinstance(value, str) else list(value)
        lines = [" ".join(normalised(each)[0].split()) for each in words]
        lines = [each for each in lines if each]
        if lines:
            found[role] = lines[0] if isinstance(value, str) else joined_names(dict.fromkeys(lines))
    return found


def doi_in(words: str) -> str:
    """The DOI in an address or another text, without what stands around it; "" where there is none."""
    found = _DOI.search(words)
    return found[0].rstrip(".,;)>]}\"'") if found else ""


def day(words: str) -> str:
    """A date of a bibliography as EDTF, as exact as it is; other words stay as they are."""
    found = _DATE.fullmatch(words)
    if found is None:
        return words.strip()
    year, month, date = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return str(year)
    if date is None or not 1 <= int(date) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(date):02}"


def file_name(path: str) -> str:
    """The name at the end of a path, written with whichever slashes."""
    return re.split(r"[\\/]", path.strip())[-1].strip()


def pages(first: str, last: str) -> str:
    """Pages from first to last with a dash between them."""
    return f"{first}–{last}" if first and last and first != last else first or last
