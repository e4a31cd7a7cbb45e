"""What frames a study's records: its years, regions, tables by country, kept figures and releases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from blotter.domain.countries import COUNTRIES, REGIONS
from blotter.domain.entity import Entity, derived_id
from blotter.domain.record import Involved

FRAME_ID = derived_id("study frame")
"""There is one frame in a project."""

MOST_DAYS = 3660
"""How far apart the dates of two records of one activity may be allowed to lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFrame(Entity):
    """What a study is about: from which day to which ("" open), seen from which country (a code).

    `regions` are the names in the order in which they are listed. `days` is how far apart the dates of two
    records of one activity may lie; `needs_actor` says that they have to share an actor to be proposed.
    """

    id: str = FRAME_ID
    earliest: str = ""
    latest: str = ""
    home: str = "CN"
    regions: tuple[str, ...] = REGIONS
    days: int = 31
    needs_actor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRegion(Entity):
    """In which region a project counts a country (its code)."""

    country: str
    region: str


def region_id(country: str) -> str:
    """The id of a country's row, the same in every copy of every project."""
    return derived_id("country region", country)


class Regions:
    """Which region each country is in: as the project says, else the default."""

    def __init__(self, rows: Iterable[CountryRegion] = (), order: tuple[str, ...] = REGIONS) -> None:
        said = {each.country: each.region for each in rows}
        self._of = {code: said.get(code, country.region) for code, country in COUNTRIES.items()}
        known = dict.fromkeys((*order, *said.values()))
        self.names: tuple[str, ...] = tuple(name for name in known if name)

    def of(self, code: str) -> str:
        """The region of a country, "" if it has none."""
        return self._of.get(code, "")

    def of_involved(self, involved: Involved) -> str:
        """The region of a country or group in a record: its own, else the country's."""
        return involved.region or self.of(involved.code)

    @property
    def table(self) -> Mapping[str, str]:
        """Every country's region."""
        return self._of


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryTable(Entity):
    """A table of the user's own: a value by country (code) and year (0: every year), under a name."""

    name: str
    rows: tuple[tuple[str, int, str], ...] = ()
    note: str = ""

    def by_place(self) -> dict[tuple[str, int], str]:
        """The values by country and year."""
        return {(country, year): value for country, year, value in self.rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFigure(Entity):
    """A figure that somebody wants to see again; `asked` says in JSON what it shows and how."""

    name: str
    asked: str
    coder: str | None = None
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Entity):
    """A data set as it was given away: `content` is the digest of its package, kept with the originals.

    `told` is the changelog since the release before, `revision` the codebook's, `software` the program's
    version; `records` how many there were.
    """

    name: str
    content: str
    told: str = ""
    records: int = 0
    revision: str | None = None
    software: str = ""
    coder: str | None = None
    at: str = field(default="")
