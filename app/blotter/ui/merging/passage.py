"""A passage among the words around it, as HTML: for segments and notes that are told beside each other."""

from html import escape

from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span, paragraph_at
from blotter.project import places
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.language import in_a_row

_AROUND = 140
_GROUND = 0.35


def passage_html(project: Project, placed: Segment | Memo, shown: Span | None = None) -> str:
    """Where it stands, and its words marked; where the text here is another one, its words alone.

    What is `shown` besides has its place among the words around.
    """
    source = project.sources.get(placed.source or "")
    span = Span(placed.start or 0, placed.end or 0)
    text = project.text(source) if source is not None else ""
    marked = _marked(project, placed)
    if source is None or text[slice(*span)] != placed.quote:
        return f"<p>{marked}</p>"
    number = places.paragraph_number(places.paragraph_starts(project, source), span.start)
    coder = project.coders.get(placed.coder or "")
    place = whereabouts.in_full(project, source, span, number)
    where = (source.name, place, coder.name if coder else "")
    head = f'<p class="place">{escape(in_a_row(part for part in where if part))}</p>'
    shown = shown or span
    begin, end = _begin(text, min(shown.start, span.start)), _end(text, max(shown.end, span.end))
    before, after = escape(text[begin : span.start]), escape(text[span.end : end])
    dots = "…" if _is_within(text, begin) else "", "…" if _is_within(text, end) else ""
    words = f"{dots[0]}{before}{marked}{after}{dots[1]}".replace("\n", "<br>")
    return f"{head}<p>{words}</p>"


def _begin(text: str, position: int) -> int:
    """Where the words before a position begin: with the paragraph, or after a space if there is one."""
    first = paragraph_at(text, position).start
    far = position - _AROUND
    return text.find(" ", far, position) + 1 or far if far > first else first


def _end(text: str, position: int) -> int:
    """Where the words after a position end."""
    last, far = paragraph_at(text, max(0, position - 1)).end, position + _AROUND
    space = text.rfind(" ", position, far)
    return last if far >= last else space if space > 0 else far


def _is_within(text: str, position: int) -> bool:
    """Whether a position lies within a paragraph."""
    return "\n" not in text[max(0, position - 1) : position + 1] and 0 < position < len(text)


def _marked(project: Project, placed: Segment | Memo) -> str:
    """Its words on a ground in the colour of its code, underlined as well."""
    palette, book = theme.current(), project.codebook
    colour = palette.accent
    if placed.code is not None and placed.code in book.by_id:
        colour = code_look.look(book.colour(placed.code), palette.is_dark).stripe
    ground = code_look.mixed(palette.base, colour, _GROUND).name()
    words = escape(placed.quote).replace("\n", "<br>")
    return f'<span style="background-color:{ground}; text-decoration:underline">{words}</span>'
