"""Which column of a table of coded segments is what: as told, else as the programs name their columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blotter.domain.names import name_key, nearest, shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.quotes import messages as quote_messages
from blotter.interchange.quotes.column_names import NOT_NEEDED, USUAL_NAMES, QuoteTarget
from blotter.message import Sentence

_SEVERAL = frozenset({QuoteTarget.MEMO, QuoteTarget.LEFT_OUT})
_CODED = frozenset({QuoteTarget.CODE, QuoteTarget.CODES})

_COUNTED_BY_CODE = "Code: "
"""How the columns begin in which MAXQDA says whether a passage has a code, one for each code."""

_NOT_TELLING = frozenset({"category", "kategorie", "catégorie", "categoría", "类别", "kategori"})
"""What codes are called, and much else in tables about documents."""

_BETWEEN_WORDS = re.compile(r"[^\w%]+|_+")


@dataclass(frozen=True, slots=True)
class QuoteColumn:
    """A column: its place, its name, what it is."""

    place: int
    name: str
    target: QuoteTarget

    @property
    def is_missed(self) -> bool:
        """Whether it is left out although it may say something."""
        key = _key(self.name)
        is_known = key in NOT_NEEDED or self.name.startswith(_COUNTED_BY_CODE)
        return self.target is QuoteTarget.LEFT_OUT and not is_known


def mapped(header: Sequence[str], told: Mapping[str, str], name: str) -> tuple[QuoteColumn, ...]:
    """What each column is: as told by its name, else as guessed; WrongFile where that cannot be."""
    columns = as_said(header, told, name)
    targets = [each.target for each in columns]
    for target in sorted(set(targets) - _SEVERAL):
        if targets.count(target) > 1 or (target is QuoteTarget.CODES and QuoteTarget.CODE in targets):
            raise WrongFile(messages.TARGET_TWICE, name=shown_name(name), target=target)
    if missing := missing_targets(columns):
        names = ", ".join(f"“{each}”" for each in header if each)
        lacking = ", ".join(missing)
        raise WrongFile(
            quote_messages.SEGMENT_COLUMNS_MISSING, name=shown_name(name), missing=lacking, names=names
        )
    return columns


def as_said(header: Sequence[str], told: Mapping[str, str], name: str) -> tuple[QuoteColumn, ...]:
    """The columns as they are told or guessed, be they enough or not; WrongFile for what cannot be said."""
    by_key = {name_key(each): place for place, each in enumerate(header) if each}
    said: dict[int, QuoteTarget] = {}
    for column, words in told.items():
        place = by_key.get(name_key(column))
        if place is None:
            near = nearest(column, filter(None, header))
            names = ", ".join(filter(None, header))
            raise WrongFile(
                messages.MAPPING_NO_COLUMN, column=column, name=shown_name(name), names=names, nearest=near
            )
        said[place] = _target(column, words)
    taken = set(said.values()) - _SEVERAL
    taken |= _CODED if taken & _CODED else set()
    guesses = _guessed(header, said)
    return tuple(
        QuoteColumn(place, each, said.get(place) or _unless(guesses.get(place), taken))
        for place, each in enumerate(header)
    )


def missing_targets(columns: Iterable[QuoteColumn]) -> list[QuoteTarget]:
    """What a table of coded segments needs, and these columns do not have."""
    targets = {each.target for each in columns}
    needed = [QuoteTarget.DOCUMENT, QuoteTarget.TEXT]
    needed += [] if targets & _CODED else [QuoteTarget.CODE]
    return [each for each in needed if each not in targets]


def are_telling(header: Sequence[str]) -> bool:
    """Whether columns are those of coded segments without anybody saying so."""
    columns = as_said(header, {}, "")
    names = {_key(each.name) for each in columns if each.target in _CODED}
    return not missing_targets(columns) and not names <= _NOT_TELLING


def known_columns(header: Sequence[str]) -> int:
    """How many columns are called as those of coded segments are; more where nothing needed is missing."""
    columns = as_said(header, {}, "")
    known = sum(each.target is not QuoteTarget.LEFT_OUT for each in columns)
    return known + (0 if missing_targets(columns) else 100)


def _target(column: str, words: str) -> QuoteTarget:
    try:
        return QuoteTarget(words.strip().lower())
    except ValueError:
        able = ", ".join(QuoteTarget)
        raise WrongFile(messages.NO_SUCH_TARGET, column=column, words=words[:80], targets=able) from None


def _unless(target: QuoteTarget | None, taken: set[QuoteTarget]) -> QuoteTarget:
    return QuoteTarget.LEFT_OUT if target is None or target in taken else target


def _guessed(header: Sequence[str], said: Mapping[int, QuoteTarget]) -> dict[int, QuoteTarget]:
    """What each column most likely is, by its name; of two that could be the same the likelier one."""
    keys = ["" if place in said else _key(each) for place, each in enumerate(header)]
    found: dict[int, QuoteTarget] = {}
    for target, words in USUAL_NAMES.items():
        if target is QuoteTarget.CODES and QuoteTarget.CODE in found.values():
            continue
        place = next((keys.index(each) for each in words if each in keys), None)
        if place is not None and place not in found:
            found[place] = target
    return found


def _key(column: str) -> str:
    return _BETWEEN_WORDS.sub(" ", name_key(column[:100])).strip()


def left_out(columns: Iterable[QuoteColumn]) -> Sentence | None:
    """Which columns are not taken, though they may say something; None where all are."""
    names = [f"“{each.name}”" for each in columns if each.is_missed]
    told = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
    return Sentence(quote_messages.COLUMNS_LEFT_OUT, names=told) if names else None
