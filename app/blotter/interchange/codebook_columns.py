"""The columns of codebook tables: what ours are called, and what other people call theirs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blotter.domain.names import name_key, nearest, shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.segment_rows import missing_columns

_USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "path": ("path", "code path", "full path", "hierarchical name", "full name"),
    "code": ("code", "codes", "node"),
    "name": ("name", "code name", "code label", "title", "label", "codename", "bezeichnung"),
    "parent": (
        "parent", "under", "parent code", "parent name", "parent title", "parent id", "belongs to",
        "obercode", "übergeordneter code", "elterncode",
    ),
    "group": (
        "category", "main category", "theme", "main theme", "group", "code group", "family", "code family",
        "subcategory", "sub category", "subtheme", "sub theme", "dimension", "kategorie", "hauptkategorie",
        "oberkategorie", "unterkategorie", "subkategorie",
    ),
    "level": ("level", "depth", "tier", "code level"),
    "colour": ("colour", "color", "farbe"),
    "own_colour": ("own colour", "own color"),
    "key": ("key", "shortcut"),
    "short": (
        "short", "short definition", "brief definition", "short description", "brief description", "summary",
        "gist",
    ),
    "full": (
        "full", "full definition", "definition", "code definition", "long definition", "detailed definition",
        "description", "code description", "full description", "detailed description", "meaning",
        "explanation", "memo", "code memo", "comment", "comments", "note", "notes", "remarks", "codememo",
        "beschreibung", "kommentar",
    ),
    "use_when": (
        "use when", "when to use", "use", "inclusion criteria", "inclusion criterion", "inclusion", "include",
        "includes", "include when", "criteria for inclusion", "kodierregel", "kodierregeln", "codierregel",
        "codierregeln",
    ),
    "not_when": (
        "not when", "do not use when", "when not to use", "do not use", "exclusion criteria",
        "exclusion criterion", "exclusion", "exclude", "excludes", "exclude when", "criteria for exclusion",
    ),
    "example": (
        "example", "examples", "typical exemplar", "typical exemplars", "exemplar", "exemplars",
        "atypical exemplar", "atypical exemplars", "anchor example", "anchor examples", "quote", "quotes",
        "example quote", "illustrative quote", "sample quote", "quotation", "ankerbeispiel",
        "ankerbeispiele", "beispiel", "beispiele",
    ),
    "counter_example": (
        "counter example", "counter examples", "counterexample", "counterexamples", "close but no",
        "non example", "non examples", "negative example", "negative examples", "near miss",
    ),
    "origin": ("origin", "code origin", "derivation"),
    "reference": ("reference", "references", "literature", "citation", "source", "sources"),
    "aliases": (
        "aliases", "alias", "also called", "other names", "synonyms", "synonym", "aka", "abbreviation",
        "abbreviations", "acronym",
    ),
    "archived": ("archived", "retired"),
    "": (
        "segments", "coded segments", "frequency", "count", "number of segments", "no", "nr", "number",
        "cod seg", "cod seg all documents", "cod seg activated documents", "cod seg alle dokumente",
        "cod seg aktivierte dokumente", "codierte segmente", "häufigkeit", "anzahl",
    ),
}  # fmt: skip
"""What each of our keys goes by, punctuation and case aside; nothing is read from the columns of ""."""

_FIELDS = {title: field for field, titles in _USUAL_NAMES.items() for title in titles}
_TELLING = frozenset(
    {
        *_USUAL_NAMES["short"], *_USUAL_NAMES["use_when"], *_USUAL_NAMES["not_when"],
        *_USUAL_NAMES["counter_example"], "full", "full definition", "definition", "code definition",
        "description", "code description", "under", "parent", "parent code", "also called", "aliases",
        "obercode", "beschreibung", "ankerbeispiel", "ankerbeispiele",
    }
) - {"use", "include", "includes", "summary"}  # fmt: skip
"""What hardly any table names that is no codebook."""

_COUNTS = (frozenset({"files", "references"}), frozenset({"sources", "references"}))
"""Together these say how much has a code, as NVivo writes it, and not from which literature it comes."""

_NAMED_LIKE_CODES = frozenset(
    {*_USUAL_NAMES["code"], "code name", "code label", "code path", "hierarchical name"}
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which of a table's columns hold what: `of` our key, as many as there are, in their order."""

    of: Mapping[str, tuple[int, ...]]
    titles: tuple[str, ...]

    @property
    def can_name(self) -> bool:
        """Whether a column says what the codes are called."""
        return any(self.of.get(field) for field in ("path", "code", "name", "group"))

    @property
    def known(self) -> int:
        """How many columns are known here."""
        return sum(map(len, self.of.values()))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The titles of the others, as they stand there."""
        known = {place for places in self.of.values() for place in places}
        return tuple(t for place, t in enumerate(self.titles) if t.strip() and place not in known)

    @property
    def is_codebook(self) -> bool:
        """Whether this is a codebook's header without anybody saying so; not a segment table's."""
        words = {_words(title) for title in self.titles}
        telling = len(words & _TELLING)
        if not self.can_name or (not missing_columns(self.titles) and telling < 2):
            return False
        if any(counts <= words for counts in _COUNTS):
            return telling > 0
        if words & _NAMED_LIKE_CODES:
            return telling > 0 or not self.unknown
        return telling > 1


FIELDS = tuple(field for field in _USUAL_NAMES if field)
"""What a column can be said to be."""

LEFT_OUT = "-"
"""Said of a column from which nothing is wanted."""


def columns_of(header: Iterable[object], told: Mapping[str, str] | None = None) -> Columns:
    """The columns that a row of titles names, and what they are `told` to be instead, by their titles."""
    titles = tuple("" if title is None else str(title) for title in header)
    found: dict[str, tuple[int, ...]] = {}
    said = {name_key(title): "" if field == LEFT_OUT else field for title, field in (told or {}).items()}
    words = [_words(title) for title in titles]
    counts = next((each for each in _COUNTS if each <= set(words)), frozenset[str]())
    for place, title in enumerate(words):
        field = said.get(name_key(titles[place]), "" if title in counts else _FIELDS.get(title))
        if field is not None:
            found[field] = (*found.get(field, ()), place)
    return Columns(found, titles)


def header_among(
    rows: Sequence[Sequence[object]], told: Mapping[str, str] | None = None
) -> tuple[int, Columns] | None:
    """Which of the first rows names the columns of a codebook, and how: the one that knows most of them."""
    named = [(number, columns_of(row, told)) for number, row in enumerate(rows)]
    able = [(number, columns) for number, columns in named if columns.can_name]
    wanted = frozenset(map(name_key, told or ()))

    def fitness(each: tuple[int, Columns]) -> tuple[int, bool, int, int]:
        number, columns = each
        met = len(wanted & set(map(name_key, columns.titles)))
        return met, columns.is_codebook, columns.known, -number

    return max(able, key=fitness, default=None)


def columns_named(columns: Columns, told: Mapping[str, str]) -> bool:
    """Whether all columns are there of which something is said."""
    return set(map(name_key, told)) <= set(map(name_key, columns.titles))


def checked_columns(told: Mapping[str, str], columns: Columns, name: str) -> None:
    """WrongFile where it is said of a column that is not there, or that it is what none can be."""
    titles = [title for title in columns.titles if title.strip()]
    known = set(map(name_key, titles))
    for column, field in told.items():
        if name_key(column) not in known:
            shown = {"names": ", ".join(titles), "nearest": nearest(column, titles)}
            raise WrongFile(messages.MAPPING_NO_COLUMN, column=column, name=shown_name(name), **shown)
        if field not in (*FIELDS, LEFT_OUT):
            able = ", ".join((*FIELDS, LEFT_OUT))
            raise WrongFile(messages.NO_SUCH_TARGET, column=column, words=field[:80], targets=able)


def _words(title: str) -> str:
    return _BETWEEN_WORDS.sub(" ", name_key(title[:100])).strip()
