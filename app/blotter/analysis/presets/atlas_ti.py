"""As ATLAS.ti compares coders: percent, Holsti and alphas, in domains of codes that exclude each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText, Groups, grouped
from blotter.analysis.coefficients import Value, f1, percent_agreement
from blotter.analysis.coefficients.continuum import Continuum
from blotter.analysis.coefficients.unitizing import (
    UnitizingSums,
    alpha_cu_nominal,
    alpha_u_binary,
    coverage,
    unitizing_sums,
)
from blotter.analysis.presets.options import PresetOptions, character_ratings, sharing
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence

ACROSS = "<All domains>"

Label = Callable[[str], str | None]
"""What a code counts as, or None if it plays no part."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with the segments of the coders compared."""

    text: CodedText
    coders: tuple[str, ...]
    groups: Groups


def atlas_ti(texts: Sequence[CodedText], codes: Sequence[str], options: PresetOptions) -> Table:
    """A row for each domain, for each code in it or in none, and one across domains."""
    coders = options.coders or sharing(texts)
    read = _read(texts, coders)
    wanted = {*codes}
    domains = {
        each.name: {code: label for code, label in each.labels.items() if code in wanted}
        for each in options.domains
    }
    rows = []
    for name, labels in domains.items():
        rows.append(_row(read, coders, name, "", labels.get, within=True))
        for label in dict.fromkeys(labels.values()):
            members = {code: label for code, counted in labels.items() if counted == label}
            rows.append(_row(read, coders, name, label, members.get, within=False))
    inside = {code for labels in domains.values() for code in labels}
    for code in codes:
        if code not in inside:
            rows.append(_row(read, coders, "", code, {code: code}.get, within=False))
    if len(domains) > 1:
        across: dict[str, str] = {}
        for name, labels in domains.items():
            across |= dict.fromkeys(labels, name)
        rows.append(_row(read, coders, ACROSS, "", across.get, within=True))
    columns = (
        Column("domain", "Domain"),
        Column("code", "Code", ColumnKind.CODE),
        Column("percent", "Percent (%)", ColumnKind.NUMBER),
        Column("holsti", "Holsti (%)", ColumnKind.NUMBER),
        Column("alpha_binary", "α binary", ColumnKind.NUMBER),
        Column("cu_alpha", "cu-α", ColumnKind.NUMBER),
        Column("coverage", "Coverage", ColumnKind.NUMBER),
        Column("reason", "Reason"),
    )
    told = Sentence(messages.ATLAS_COMPARED, coders=", ".join(coders), documents=len(read))
    notes = [told, messages.ATLAS_PROCEDURE]
    if not domains:
        notes.append(messages.ATLAS_NO_DOMAINS)
    return Table("As ATLAS.ti", columns, tuple(rows), tuple(notes))


def _read(texts: Sequence[CodedText], coders: Sequence[str]) -> list[_Read]:
    read = []
    for text in texts:
        here = tuple(coder for coder in coders if coder in text.done)
        if len(here) > 1:
            read.append(_Read(text, here, grouped(text, here, trim=False, rollup=False)))
    return read


def _row(
    read: Sequence[_Read], coders: Sequence[str], domain: str, code: str, label: Label, *, within: bool
) -> tuple[Cell, ...]:
    spans = [_labelled(each, label) for each in read]
    ratings = character_ratings(
        (
            (each.text, {coder: [span for span, _ in own] for coder, own in found.items()})
            for each, found in zip(read, spans, strict=True)
        ),
        coders,
    )
    percent, holsti = percent_agreement(ratings), f1(ratings)
    binary = alpha_u_binary(_sums(read, spans, merged=True))
    sums = _sums(read, spans, merged=False) if within else UnitizingSums()
    inner = alpha_cu_nominal(sums) if within else Value(None)
    reasons = dict.fromkeys(each.reason for each in (percent, holsti, binary, inner) if each.reason)
    return (
        domain, code, _percent(percent), _percent(holsti), binary.value, inner.value,
        None if inner.value is None else coverage(sums), "; ".join(reasons),
    )  # fmt: skip


def _labelled(read: _Read, label: Label) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {coder: [] for coder in read.coders}
    for code, by_coder in read.groups.items():
        counted = label(code)
        if counted is not None:
            for coder, spans in by_coder.items():
                found[coder] += [(span, counted) for span in spans]
    return found


def _sums(
    read: Sequence[_Read], spans: Sequence[Mapping[str, list[tuple[Span, str]]]], *, merged: bool
) -> UnitizingSums:
    """What the documents add up to; `merged`: relevant or not, whatever the label."""
    total = UnitizingSums()
    for each, found in zip(read, spans, strict=True):
        own = {
            coder: [(span, "" if merged else label) for span, label in listed]
            for coder, listed in found.items()
        }
        total += unitizing_sums(Continuum.of(len(each.text.text), own, each.text.source))
    return total


def _percent(value: Value) -> float | None:
    return None if value.value is None else 100 * value.value
