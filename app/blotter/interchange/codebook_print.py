"""A codebook as an instrument on paper: one HTML page with nothing remote, for a browser or for a printer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path

from blotter.domain.codebook import PARTS, Code, Codebook
from blotter.interchange.codebook_lines import LABELS, told_origin
from blotter.interchange.disk import replacing_text
from blotter.interchange.markdown_text import literal
from blotter.interchange.memo_markdown import to_html
from blotter.interchange.options import Options, PrintOptions
from blotter.interchange.page_templates import template
from blotter.interchange.told_days import told_day
from blotter.interchange.written import Written
from blotter.progress import Progress, silent

_FULL_LABELS = {"short": "Short definition", "full": "Full definition"}
_IN_BACKQUOTES = re.compile("<code>([^<>]*)</code>")
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A codebook at one moment, with what stands beside it on paper; `at` and `printed` are ISO dates."""

    codebook: Codebook
    revision: int | None = None
    at: str = ""
    printed: str = ""
    coders: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A part of a definition as safe HTML, or what is told beside it, with its label."""

    label: str
    html: str

    @property
    def opening(self) -> str:
        """The tag behind which the label runs in; "" where a list, say, leaves it on a line of its own."""
        return "<p>" if self.html.startswith("<p>") else ""

    @property
    def rest(self) -> str:
        """What follows the label."""
        return self.html.removeprefix(self.opening)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A code on the page, and in the table of contents."""

    anchor: str
    name: str
    depth: int
    facts: tuple[str, ...]
    parts: tuple[LabelledPart, ...]

    @property
    def level(self) -> int:
        return min(self.depth + 1, _DEEPEST)


def write(
    instrument: Instrument, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the page for a browser."""
    page = page_of(instrument, options)
    with replacing_text(path) as file:
        file.write(page)
    count = len(instrument.codebook)
    progress(count, count)
    return Written(count)


def page_of(instrument: Instrument, options: Options | None = None, paged: bool = False) -> str:
    """The HTML; `paged` is what is laid out on sheets: a link that says 0 awaits the page of its target."""
    book, wanted = instrument.codebook, _wanted(options)
    entries = [_entry(instrument, wanted, number, code) for number, code in enumerate(book, 1)]
    return template("codebook_print.html").render(
        title=title_of(instrument),
        state=list(state_of(instrument, options)),
        introduction=introduction_of(book),
        entries=entries,
        paged=paged,
    )


def title_of(instrument: Instrument) -> str:
    """What stands above all of it."""
    return instrument.codebook.title or "Codebook"


def state_of(instrument: Instrument, options: Options | None = None) -> Iterator[str]:
    """Which state of the codebook this is, and who coded with it if that is asked for."""
    count = len(instrument.codebook)
    told = ["Codebook"]
    if instrument.revision is not None:
        at = f" of {told_day(instrument.at)}" if told_day(instrument.at) else ""
        told.append(f"revision {instrument.revision}{at}")
    told.append("1 code" if count == 1 else f"{count:,} codes")
    if told_day(instrument.printed):
        told.append(f"printed on {told_day(instrument.printed)}")
    yield " · ".join(told)
    if _wanted(options).coders and instrument.coders:
        yield f"Coders: {', '.join(instrument.coders)}"


def facts_of(instrument: Instrument, code: Code, options: Options | None = None) -> tuple[str, ...]:
    """What is told of a code beside its definition: its path, that it is archived, how often it is used."""
    book = instrument.codebook
    facts = [" › ".join(book.name_path(code.id))] if code.parent else []
    facts += ["archived"] if code.archived else []
    if _wanted(options).counts:
        count = instrument.counts.get(code.id, 0)
        facts.append("1 segment" if count == 1 else f"{count:,} segments")
    return tuple(facts)


def parts_of(book: Codebook, code: Code) -> Iterator[LabelledPart]:
    """The parts that are written, then where the code comes from and what else it is called."""
    for label, markdown in _written(code):
        yield LabelledPart(label, _IN_BACKQUOTES.sub(partial(_as_name, book, code), to_html(markdown)))


def _written(code: Code) -> Iterator[tuple[str, str]]:
    for part in PARTS:
        words = getattr(code, part)
        if words.strip():
            yield _FULL_LABELS.get(part, LABELS[part]), words
    origin = told_origin(code.origin, code.reference)
    if origin:
        yield LABELS["origin"], origin
    if code.reference.strip() and origin == code.origin:
        yield LABELS["reference"], code.reference
    if code.aliases:
        yield LABELS["aliases"], literal("; ".join(code.aliases))


def introduction_of(book: Codebook) -> str:
    """The prose before the codes, as safe HTML."""
    return _IN_BACKQUOTES.sub(partial(_as_name, book, None), to_html(book.introduction))


def _as_name(book: Codebook, code: Code | None, found: re.Match[str]) -> str:
    """A code that is named in backquotes, set as a name rather than as a program's words."""
    path = unescape(found[1])
    above = [book.path(each) for each in (code.parent, code.id) if each] if code else []
    is_code = any(book.get(each) for each in (path, *(f"{place}/{path}" for place in above)))
    return f"<em>{found[1]}</em>" if is_code else found[0]


def _entry(instrument: Instrument, wanted: PrintOptions, number: int, code: Code) -> _Entry:
    return _Entry(
        anchor=f"code-{number}",
        name=code.name,
        depth=len(instrument.codebook.ancestors(code.id)) + 1,
        facts=facts_of(instrument, code, wanted),
        parts=tuple(parts_of(instrument.codebook, code)),
    )


def _wanted(options: Options | None) -> PrintOptions:
    return options if isinstance(options, PrintOptions) else PrintOptions()
