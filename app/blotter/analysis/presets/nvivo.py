"""As NVivo compares coding: a row for each code and document, two coders or two groups of them."""

from collections.abc import Iterator, Sequence

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText, Groups, grouped
from blotter.analysis.coefficients import Ratings, cohen_kappa
from blotter.analysis.presets.options import PresetOptions, pair
from blotter.analysis.sweep import character_tally, unit_tally
from blotter.analysis.units import Unit
from blotter.domain.names import name_key
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import Refused
from blotter.message import Sentence

UNITS = (Unit.CHARACTER, Unit.SENTENCE, Unit.PARAGRAPH)


def nvivo(texts: Sequence[CodedText], codes: Sequence[str], options: PresetOptions) -> Table:
    """Percent agreement, uncoded text included, and Cohen's kappa for each code in each document.

    A group has coded what any of its members has coded; a document counts when a member of each has done it.
    """
    if options.unit not in UNITS:
        raise Refused(messages.NVIVO_UNIT, unit=Sentence(options.unit))
    first, second = _groups(texts, options)
    both = [text for text in texts if {*first} & {*text.done} and {*second} & {*text.done}]
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("source", "Document"),
        Column("kappa", "Kappa", ColumnKind.NUMBER),
        Column("agreement", "Agreement (%)", ColumnKind.NUMBER),
        Column("both", "A and B (%)", ColumnKind.NUMBER),
        Column("neither", "Not A and not B (%)", ColumnKind.NUMBER),
        Column("disagreement", "Disagreement (%)", ColumnKind.NUMBER),
        Column("only_first", "A and not B (%)", ColumnKind.NUMBER),
        Column("only_second", "B and not A (%)", ColumnKind.NUMBER),
        Column("size", "Units", ColumnKind.INTEGER),
        Column("reason", "Reason"),
    )
    rows = [row for text in both for row in _rows(text, codes, first, second, options.unit)]
    place = {code: number for number, code in enumerate(codes)}
    rows.sort(key=lambda row: (place[str(row[0])], name_key(str(row[1]))))
    notes = (
        Sentence(messages.NVIVO_GROUPS, first=", ".join(first), second=", ".join(second)),
        Sentence(messages.NVIVO_PROCEDURE, unit=Sentence(options.unit)),
        messages.NVIVO_NO_TOTAL,
    )
    return Table("As NVivo", columns, tuple(rows), notes)


def _groups(texts: Sequence[CodedText], options: PresetOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not options.against:
        first, second = pair(texts, options, "NVivo")
        return (first,), (second,)
    if not options.coders or {*options.coders} & {*options.against}:
        raise Refused(messages.NVIVO_TWO_GROUPS)
    return options.coders, options.against


def _rows(
    text: CodedText, codes: Sequence[str], first: Sequence[str], second: Sequence[str], unit: Unit
) -> Iterator[tuple[Cell, ...]]:
    groups = grouped(text, {*text.done} & {*first, *second}, trim=False, rollup=False)
    bounds = () if unit is Unit.CHARACTER else text.boundaries(unit)
    size = len(text.text) if unit is Unit.CHARACTER else len(bounds)
    for code in codes:
        sides = [_spans(groups, code, side) for side in (first, second)]
        tally = character_tally(sides) if unit is Unit.CHARACTER else unit_tally(sides, bounds)
        only_first, only_second, both = tally[1], tally[2], tally[3]
        neither = size - only_first - only_second - both
        kappa = cohen_kappa(
            Ratings(
                {
                    (True, True): both,
                    (True, False): only_first,
                    (False, True): only_second,
                    (False, False): neither,
                }
            )
        )
        agreed, apart = both + neither, only_first + only_second
        cells = (agreed, both, neither, apart, only_first, only_second)
        yield (
            code, text.source, kappa.value, *(100 * n / size if size else None for n in cells), size,
            Sentence(messages.NVIVO_KAPPA_ONE) if size and kappa.value is None else kappa.reason,
        )  # fmt: skip


def _spans(groups: Groups, code: str, side: Sequence[str]) -> list[Span]:
    return [span for coder in side for span in groups.get(code, {}).get(coder, ())]
