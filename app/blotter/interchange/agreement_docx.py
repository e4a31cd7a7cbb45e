"""A report on agreement as a Word document, with real headings, real tables and its figure as a picture."""

import io
from pathlib import Path

from blotter.domain.agreement_report import AgreementReport
from blotter.interchange.agreement_figure import interval_figures
from blotter.interchange.agreement_sections import sections_of, state_of, title_of
from blotter.interchange.drawn_figures import drawn
from blotter.interchange.report_parts import Block, Chart, Lines, PrintedTable
from blotter.interchange.word_tables import add_table, begin_pages, dress_report, is_wide
from blotter.interchange.word_text import WordText, save_word, word_document

_PICTURE = 165
_TALLEST = 225
"""How wide a picture is on the paper, and how tall at most, in millimetres."""


def write(report: AgreementReport, path: Path, data: str = "") -> None:
    """Write the report; `data` is the name of a file beside it."""
    document = word_document(title_of(report))
    dress_report(document)
    word = WordText(document)
    word.add("Title", title_of(report))
    word.add("Subtitle", state_of(report))
    lies_sideways = False
    for section in sections_of(report, data):
        needs = any(isinstance(block, PrintedTable) and is_wide(block) for block in section.blocks)
        if needs != lies_sideways:
            begin_pages(document, sideways=needs)
            lies_sideways = needs
        word.add("Heading 1", section.heading)
        for block in section.blocks:
            _add(word, block, report)
    save_word(document, path)


def _add(word: WordText, block: Block, report: AgreementReport) -> None:
    if isinstance(block, str):
        word.add("Normal", block)
    elif isinstance(block, Lines):
        for line in block.words.split("\n"):
            word.add("macro", line)
        word.add("Normal")
    elif isinstance(block, Chart):
        _add_pictures(word, block, report)
    else:
        add_table(word, block)


def _add_pictures(word: WordText, chart: Chart, report: AgreementReport) -> None:
    from docx.shared import Mm

    for figure in interval_figures(report):
        width, height = figure.get_size_inches()
        wide = min(_PICTURE, _TALLEST * width / height)
        paragraph = word.add("Normal")
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(drawn(figure, ".png")), width=Mm(wide))
    word.add("Caption", chart.caption)
