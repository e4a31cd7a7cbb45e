"""A code's definition as HTML, with links to the codes that it names in backquotes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from blotter.domain.codebook import Code, Codebook, Origin
from blotter.ui import theme
from blotter.ui.language import in_a_row, later, plural, tr

CODE_LINK = "code:"
"""How a link to a code begins; its id follows."""

WRITE_LINK = "write:"
"""Where the link leads that offers to write a definition."""

RECHECK_LINK = "recheck:"
"""Where the link leads from the number of segments that are to re-check."""

Render = Callable[[str], str]
_BACKQUOTED = re.compile("`([^`]+)`")
_IN_BACKQUOTES = re.compile("<code>(.*?)</code>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a code: the codebook's revision, whether it is frozen, what is to re-check."""

    revision: int | None = None
    is_frozen: bool = False
    outdated: int = 0


def definition_html(book: Codebook, code: Code, standing: Standing, render: Render) -> str:
    """Name, path, how it stands, and the parts that are written; `render` makes safe HTML of Markdown."""
    parts = [
        f'<p class="name">{escape(code.name)}</p>',
        f'<p class="place">{escape(_place(book, code, standing))}</p>',
        _told_standing(code, standing),
        _linked(book, code, render(code.short)),
        _linked(book, code, render(code.full)),
        _named(tr("Use when"), _linked(book, code, render(code.use_when))),
        _named(tr("Do not use when"), _linked(book, code, render(code.not_when))),
    ]
    for title, words in ((tr("Example"), code.example), (tr("Counter-example"), code.counter_example)):
        if words:
            parts.append(_named(title, f'<div class="example">{render(words)}</div>'))
    if told := _told_origin(code):
        parts.append(_named(tr("Origin"), f"<p>{escape(told)}</p>"))
    if code.aliases:
        parts.append(_named(tr("Also called"), f"<p>{escape(in_a_row(code.aliases))}</p>"))
    if not any(part.strip() for part in code.definition[1:]):
        offer = f'<a href="{WRITE_LINK}">{escape(tr("Write one…"))}</a>'
        parts.append(f"<p>{escape(tr('No definition yet.'))} {offer}</p>")
    return "".join(parts)


def _place(book: Codebook, code: Code, standing: Standing) -> str:
    above = book.name_path(code.id)[:-1]
    told = tr("in {path}", path=" › ".join(above)) if above else tr("a top code")
    if standing.revision is None:
        return told
    return tr("{place} · revision {number}", place=told, number=standing.revision)


def _told_standing(code: Code, standing: Standing) -> str:
    """What is out of the ordinary: archived, frozen, segments that are to re-check."""
    told = []
    if code.archived:
        told.append(escape(tr("Archived: given no more")))
    if standing.is_frozen:
        told.append(escape(tr("Frozen: changes can only be proposed")))
    if standing.outdated:
        words = plural("{count} segment to re-check", "{count} segments to re-check", standing.outdated)
        told.append(f'<a href="{RECHECK_LINK}">{escape(words)}</a>')
    return f'<p class="place">{"<br>".join(told)}</p>' if told else ""


def _told_origin(code: Code) -> str:
    return " · ".join(part for part in (tr(_ORIGINS.get(code.origin, "")), code.reference) if part)


_ORIGINS: Mapping[str, str] = {
    Origin.DEDUCTIVE: later("deductive"),
    Origin.INDUCTIVE: later("inductive"),
    Origin.LITERATURE: later("from the literature"),
}


def named_codes(book: Codebook, code: Code, words: str) -> list[Code]:
    """The codes that a part of a definition names in backquotes, each once."""
    named = (_code_named(book, code, path) for path in _BACKQUOTED.findall(words))
    return list({each.id: each for each in named if each is not None and each.id != code.id}.values())


def style_sheet() -> str:
    """The colours and faces of the theme, for a document that shows such HTML."""
    palette = theme.current()
    families = ", ".join(f"'{family}'" for family in theme.text_font().families())
    return f"""
        p, li {{ line-height: 108%; margin-top: 0; margin-bottom: 7px; }}
        .heading {{ font-size: 14px; font-weight: 600; margin-bottom: 3px; }}
        ul, ol {{ margin-top: 0; margin-bottom: 7px; }}
        .name {{ font-weight: 600; margin-bottom: 1px; }}
        .place, .part {{ color: {palette.muted.name()}; }}
        .part {{ font-weight: 600; font-family: '{theme.interface_font().family()}'; }}
        .example {{ font-family: {families}; }}
        a {{ color: {palette.accent.name()}; }}
    """


def _named(name: str, html: str) -> str:
    """The part with its name before its first words."""
    if not html:
        return ""
    label = f'<span class="part">{escape(name)}</span> '
    return html.replace("<p>", f"<p>{label}", 1) if "<p>" in html else f"<p>{label}</p>{html}"


def _linked(book: Codebook, code: Code, html: str) -> str:
    def link(found: re.Match[str]) -> str:
        named = _code_named(book, code, unescape(found[1]))
        if named is None:
            return found[0]
        is_near = named.parent in (code.parent, code.id)
        shown = named.name if is_near else " › ".join(book.name_path(named.id))
        return f'<a href="{CODE_LINK}{named.id}">{escape(shown)}</a>'

    return _IN_BACKQUOTES.sub(link, html)


def _code_named(book: Codebook, code: Code, path: str) -> Code | None:
    """The code at a path, or the sibling or child of that name."""
    found = book.get(path)
    if found is None and code.parent:
        found = book.get(f"{book.path(code.parent)}/{path}")
    return found or book.get(f"{book.path(code.id)}/{path}")
