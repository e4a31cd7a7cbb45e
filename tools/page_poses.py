"""How the window stands for the pictures of documents: a printed report beside its text."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

Pose = Callable[[Any], None]
Scheme = Literal["light", "dark"]

_NAME = "river-report.pdf"
_NOTE = "1  The annexes are not published; two newspapers have printed what they say is Annex II."


def add_report(project_path: Path, folder: Path) -> None:
    """Put a report into the sample, set in two columns from the sample's own words, and code a page of it."""
    from blotter.project import segments, transfer
    from blotter.project.project import Project
    from blotter.shipped import shipped

    words = (shipped("projects", "sample") / "documents" / "report-section.md").read_text(encoding="utf-8")
    (folder / _NAME).write_bytes(_printed(words))
    with Project(project_path) as project:
        project.act_as("Ada")
        transfer.import_files(project, [transfer.Incoming(folder / _NAME)])
        source, book = project.source(_NAME), project.codebook
        text = project.text(source)
        for path, first, last in _CODED:
            begin = re.search(first, text)
            end = re.compile(last).search(text, begin.start() if begin else 0)
            assert begin is not None
            assert end is not None, (path, last)
            project.apply(
                segments.mark(project, source, book.find(path), [_span(begin.start(), end.end())]).edit
            )


def _span(start: int, end: int) -> Any:
    from blotter.domain.segment import Span

    return Span(start, end)


_CODED = (
    ("diplomacy", "A data set compiled", r"tenth each \(Link 2022\)"),
    ("diplomacy/ministerial meeting", "Its interior minister", "November 2017"),
    ("institution", "51 instruments", "memorandums of understanding"),
    ("norms", "That so few of the texts", "telephone record"),
    ("diplomacy", "Orvania signed a memorandum", "November 2017"),
)


def _printed(words: str) -> bytes:
    """The words in two columns, with a running head, page numbers and a note at the foot."""
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph  # type: ignore[import-untyped]

    content = io.BytesIO()
    width, height = A4
    column = (width - 130) / 2
    frames = [Frame(x, 90, column, height - 170, 0, 0, 0, 0) for x in (55, 75 + column)]

    def around(canvas: Any, _: Any) -> None:
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(55, height - 50, "Working papers on river security 4")
        canvas.drawRightString(width - 55, 45, str(canvas.getPageNumber() + 11))
        if canvas.getPageNumber() == 1:
            canvas.line(55, 80, 155, 80)
            canvas.setFont("Times-Roman", 7.5)
            canvas.drawString(55, 68, _NOTE)

    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=10, leading=12.5, alignment=4, spaceAfter=6
    )
    large = ParagraphStyle("h1", fontName="Times-Bold", fontSize=17, leading=21, spaceAfter=6)
    heads = {1: large, 2: ParagraphStyle("h2", parent=large, fontSize=12, leading=16)}
    flow = []
    for line in words.splitlines():
        found = re.match(r"(#+) (.*)", line)
        if found:
            flow.append(Paragraph(found[2], heads[min(2, len(found[1]))]))
        elif line.strip() and not line.startswith(("*", "-", "|")):
            flow.append(Paragraph(line, body))
    document = BaseDocTemplate(content, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("two", frames, onPage=around)])
    document.build(flow)
    return content.getvalue()


def original(window: Any) -> None:
    """The printed page beside the text, with the same segments on both."""
    from blotter.ui.pages.shown import Shown

    work = window.work
    project = work.desk.project
    work.open_source(project.source(_NAME).id)
    work.page.beside.toggle(Shown.BOTH)


def sheet(window: Any) -> None:
    """Every document with what is known of it."""
    window.work.metadata.show_documents()


POSES: tuple[tuple[str, Scheme, tuple[int, int], Pose], ...] = (
    ("pages", "light", (1600, 1000), original),
    ("documents", "light", (1280, 800), sheet),
)
