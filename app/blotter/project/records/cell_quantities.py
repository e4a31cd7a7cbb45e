"""Quantities in a cell: `participants: 20 persons; value: ≥ 2,700 USD, as of 2016, pledged, claimed by …`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blotter.analysis.records import dates
from blotter.domain.entity import new_id
from blotter.domain.names import name_key, nearest
from blotter.domain.record import Number, Quantity, Record, is_figure
from blotter.errors import Refused
from blotter.project.records import messages
from blotter.project.records.cell_syntax import ESCAPE, escaped, head, joined, split, unescaped

NO_FIGURE = "…"
_SHOWN = 40
_INNER = ';,:“”"'
_GOES_ON = ("–", "-", "(", "to ")
"""With what a unit may not begin, since it would be read as more of the figure."""
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?"
_FIGURE = re.compile(
    rf"(?P<about>~|about\s|approximately\s|ca\.|around\s)?\s*(?:"
    rf"(?P<least>≥|>=|>|over\s|more\sthan\s|at\sleast\s)\s*(?P<only_low>{_NUMBER})"
    rf"|(?P<most><=|≤|<|nearly\s|almost\s|up\sto\s|at\smost\s|under\s)\s*(?P<only_high>{_NUMBER})"
    rf"|(?P<from>{_NUMBER})\s*(?:–|-|\sto\s)\s*(?P<to>{_NUMBER})"
    rf"|(?P<best>{_NUMBER})(?:\s*\((?P<low>{_NUMBER}|…)\s*(?:–|-)\s*(?P<high>{_NUMBER}|…)\))?"
    rf"|…)(?=\s|%|$)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:(?P<number>[A-Z]{2}\.\d{3,18}))?#(?P<place>\d{1,6})|\[(?P<id>[^\]]*)\]")


def shown(record: Record, records: Mapping[str, Record], stages: Sequence[str]) -> str:
    """The quantities of a record as they stand in a cell."""
    return joined(_shown(each, record, records, stages) for each in record.quantities)


def _shown(quantity: Quantity, record: Record, records: Mapping[str, Record], stages: Sequence[str]) -> str:
    parts = [_figure_with_unit(quantity)]
    if quantity.as_of:
        parts.append(f"as of {quantity.as_of}")
    if quantity.stage:
        before = "" if quantity.stage in stages else "stage "
        parts.append(before + escaped(quantity.stage, _INNER))
    if quantity.claimant:
        parts.append(f"claimed by {escaped(quantity.claimant, _INNER)}")
    if quantity.part_of:
        parts.append(f"part of {_reference(quantity.part_of, record, records)}")
    if quantity.alternative_to:
        parts.append(f"instead of {_reference(quantity.alternative_to, record, records)}")
    if quantity.words:
        parts.append(f"“{escaped(quantity.words, _INNER)}”")
    return f"{escaped(quantity.measure, _INNER)}: {', '.join(each for each in parts if each)}"


def _figure_with_unit(quantity: Quantity) -> str:
    low, best, high = (_number(each) for each in (quantity.low, quantity.best, quantity.high))
    if best:
        figure = f"{best} ({low or NO_FIGURE}–{high or NO_FIGURE})" if low or high else best
    elif low and high:
        figure = f"{low}–{high}"
    elif low or high:
        figure = f"≥ {low}" if low else f"≤ {high}"
    else:
        figure = NO_FIGURE if quantity.approximate or quantity.unit else ""
    about = "~" if quantity.approximate else ""
    unit = escaped(quantity.unit, _INNER)
    if unit.startswith(_GOES_ON):
        unit = ESCAPE + unit
    return " ".join(each for each in (about + figure, unit) if each)


def _number(number: Number | None) -> str:
    return "" if number is None else f"{number:,}"


def _reference(quantity: str, record: Record, records: Mapping[str, Record]) -> str:
    """A quantity as another names it: its place in this record, or in another; else its id."""
    for each in (record, *records.values()):
        for place, held in enumerate(each.quantities, 1):
            if held.id == quantity:
                return f"#{place}" if each is record else f"{each.number}#{place}"
    return f"[{quantity}]"


@dataclass(slots=True)
class _Draft:
    """A quantity that is being read, with what its references say."""

    quantity: Quantity
    part_of: str = ""
    instead_of: str = ""


def parsed(
    text: str, record: Record, records: Mapping[str, Record], stages: Sequence[str]
) -> tuple[Quantity, ...]:
    """The quantities of a cell; one that the record has already keeps its id and its evidence."""
    drafts = [_draft(each, stages) for each in split(text, ";")]
    kept = _kept_ids(drafts, record)
    read = [
        draft.quantity._replace(id=id_, evidence=ev) for draft, (id_, ev) in zip(drafts, kept, strict=True)
    ]
    return tuple(
        each._replace(
            part_of=_referred(draft.part_of, read, records),
            alternative_to=_referred(draft.instead_of, read, records),
        )
        for draft, each in zip(drafts, read, strict=True)
    )


def _draft(item: str, stages: Sequence[str]) -> _Draft:
    measure, rest = head(item, ":")
    if rest is None:
        raise Refused(messages.NO_MEASURE, words=unescaped(item))
    # A comma within a figure has no space after it, so it divides nothing.
    first, *others = split(rest, ", ") or [""]
    told = _FIGURE.match(first)
    if not told and _is_part(first, stages):
        first, others = "", [first, *others]
    draft = _Draft(_figure(told, first)._replace(measure=unescaped(measure)))
    for each in others:
        _take_part(draft, each, stages)
    return draft


def _figure(told: re.Match[str] | None, words: str) -> Quantity:
    empty = Quantity("", "")
    if told is None:
        if any(each.isdigit() for each in words):
            raise Refused(messages.NO_FIGURE, words=unescaped(words))
        return empty._replace(unit=unescaped(words))
    low = _read(told["only_low"] or told["from"] or told["low"])
    high = _read(told["only_high"] or told["to"] or told["high"])
    if low is not None and high is not None and low > high:
        raise Refused(messages.LOW_OVER_HIGH, words=unescaped(words))
    return empty._replace(
        low=low,
        best=_read(told["best"]),
        high=high,
        approximate=bool(told["about"]),
        unit=unescaped(words[told.end() :].strip()),
    )


def _read(figure: str | None) -> Number | None:
    if figure is None or figure == NO_FIGURE:
        return None
    plain = figure.replace(",", "")
    value = float(plain)
    if not is_figure(value):
        raise Refused(messages.TOO_LARGE, words=figure[:_SHOWN])
    return value if "." in plain or "e" in plain.casefold() else int(plain)


_WORDS_BEFORE = ("as of ", "stage ", "claimed by ", "part of ", "instead of ")


def _is_part(words: str, stages: Sequence[str]) -> bool:
    return words.startswith((*_WORDS_BEFORE, "“", '"')) or _stage(words, stages) is not None


def _stage(words: str, stages: Sequence[str]) -> str | None:
    return next((each for each in stages if name_key(each) == name_key(unescaped(words))), None)


def _take_part(draft: _Draft, words: str, stages: Sequence[str]) -> None:
    quantity = draft.quantity
    if words[0] in '“"' and len(words) > 1 and words[-1] in '”"':
        draft.quantity = quantity._replace(words=unescaped(words[1:-1]))
        return
    before = next((each for each in _WORDS_BEFORE if words.startswith(each)), "")
    value = words[len(before) :].strip()
    match before:
        case "as of ":
            dates.bounds(value)
            draft.quantity = quantity._replace(as_of=value)
        case "stage ":
            draft.quantity = quantity._replace(stage=_stage(value, stages) or unescaped(value))
        case "claimed by ":
            draft.quantity = quantity._replace(claimant=unescaped(value))
        case "part of ":
            draft.part_of = value
        case "instead of ":
            draft.instead_of = value
        case _:
            stage = _stage(words, stages)
            if stage is None:
                said = unescaped(words)
                raise Refused(messages.NO_SUCH_PART, words=said, nearest=nearest(said, stages))
            draft.quantity = quantity._replace(stage=stage)


def _kept_ids(drafts: Sequence[_Draft], record: Record) -> list[tuple[str, str]]:
    """By draft, the id and evidence of the quantity that it is: the same one, else that of its measure."""
    left = list(record.quantities)
    found: list[Quantity | None] = [None] * len(drafts)
    for look in (_same, _same_measure):
        for place, draft in enumerate(drafts):
            if found[place] is None:
                found[place] = next((each for each in left if look(each, draft.quantity)), None)
                if found[place] is not None:
                    left.remove(found[place])  # type: ignore[arg-type]
    return [(each.id, each.evidence) if each else (new_id(), "") for each in found]


def _same(held: Quantity, read: Quantity) -> bool:
    bare = read._replace(
        id=held.id, evidence=held.evidence, part_of=held.part_of, alternative_to=held.alternative_to
    )
    return bare == held


def _same_measure(held: Quantity, read: Quantity) -> bool:
    return name_key(held.measure) == name_key(read.measure)


def _referred(words: str, read: Sequence[Quantity], records: Mapping[str, Record]) -> str:
    """The id of the quantity that words such as `#2` or `MM.001#2` mean."""
    if not words:
        return ""
    told = _REFERENCE.fullmatch(words)
    if told is None:
        raise Refused(messages.NO_SUCH_QUANTITY, words=words)
    if told["id"] is not None:
        return told["id"]
    held: Sequence[Quantity] = read
    if told["number"]:
        held = next((each.quantities for each in records.values() if each.number == told["number"]), ())
    place = int(told["place"])
    if not 0 < place <= len(held):
        raise Refused(messages.NO_SUCH_QUANTITY, words=words)
    return held[place - 1].id
