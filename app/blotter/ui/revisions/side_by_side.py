"""Two states of a definition beside each other as HTML: words removed struck, words added underlined."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtGui import QColor

from blotter.analysis.revision_comparison import Run, RunKind
from blotter.ui import code_look, theme
from blotter.ui.language import tr
from blotter.ui.revisions.words import part_title

_GROUND = 0.22

Texts = Mapping[str, str]
"""The words of each part, by its name."""


def table_html(
    heads: tuple[str, str],
    texts: tuple[Texts, Texts],
    changed: Mapping[str, Sequence[Run]],
    between: str = "",
    changed_first: bool = False,
) -> str:
    """A row for each part that either state has; `changed` has the word runs of those that differ.

    What stands `between` is HTML: who changed it, when and why.
    """
    before, after = texts
    parts = [part for part in before if before[part] or after[part]]
    if changed_first:
        parts.sort(key=lambda part: part not in changed)
    middle = f'<td width="20%" rowspan="{2 * len(parts) + 1}" valign="top">{between}</td>' if between else ""
    share = 40 if between else 50
    first, second = (f'<td width="{share}%" valign="top">{_head(head)}</td>' for head in heads)
    rows = [f"<tr>{first}{middle}{second}</tr>"]
    for part in parts:
        title = f'<td valign="bottom"><span class="part">{escape(part_title(part))}</span></td>'
        rows.append(f"<tr>{title}{title}</tr>")
        cells = (
            [told_runs(changed[part], side) for side in (RunKind.REMOVED, RunKind.ADDED)]
            if part in changed
            else [_muted(before[part])] * 2
        )
        rows.append("<tr>{}{}</tr>".format(*(f'<td valign="top">{cell}</td>' for cell in cells)))
    return f'<table width="100%" cellspacing="0" cellpadding="4">{"".join(rows)}</table>'


def _head(told: str) -> str:
    """A name in bold; what is told after a line's end is muted."""
    name, _, more = told.partition("\n")
    below = f'<br><span class="place">{escape(more)}</span>' if more else ""
    return f"<b>{escape(name)}</b>{below}"


def told_runs(runs: Sequence[Run], side: RunKind) -> str:
    """One side of two texts: what both have, and marked what only this one has."""
    palette = theme.current()
    told = [
        _marked(run.text, palette.missed if side is RunKind.REMOVED else palette.agree, side)
        if run.kind is side and run.text.strip()
        else _lines(run.text)
        for run in runs
        if run.kind in (RunKind.SAME, side)
    ]
    return "".join(told) or f'<span class="place">{escape(tr("(nothing)"))}</span>'


def _marked(words: str, colour: QColor, side: RunKind) -> str:
    """Words on a ground of the colour, struck or underlined: never told by the colour alone."""
    ground = code_look.mixed(theme.current().base, colour, _GROUND).name()
    line = "line-through" if side is RunKind.REMOVED else "underline"
    return f'<span style="background-color:{ground}; text-decoration:{line}">{_lines(words)}</span>'


def _muted(words: str) -> str:
    return f'<span class="place">{_lines(words)}</span>'


def _lines(words: str) -> str:
    """Words as HTML; only an empty line begins a new one, as in Markdown."""
    paragraphs = escape(words).split("\n\n")
    return "<br><br>".join(paragraph.replace("\n", " ") for paragraph in paragraphs)


def spoken(runs: Sequence[Run]) -> str:
    """What differs, for a screen reader."""
    told = {
        RunKind.REMOVED: " … ".join(run.text.strip() for run in runs if run.kind is RunKind.REMOVED),
        RunKind.ADDED: " … ".join(run.text.strip() for run in runs if run.kind is RunKind.ADDED),
    }
    removed = tr("removed: {words}", words=told[RunKind.REMOVED]) if told[RunKind.REMOVED] else ""
    added = tr("added: {words}", words=told[RunKind.ADDED]) if told[RunKind.ADDED] else ""
    return "; ".join(part for part in (removed, added) if part)
