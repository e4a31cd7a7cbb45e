"""Coded segments as a report to read: by code, each passage with its place, coder and memo."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.codebook import split_path
from blotter.domain.structure import cited_pages
from blotter.domain.table import Cell, Table
from blotter.interchange.disk import replacing_text
from blotter.interchange.markdown_text import literal, quoted
from blotter.interchange.memo_markdown import to_html
from blotter.interchange.options import Options
from blotter.interchange.page_templates import template
from blotter.interchange.word_text import WordText, save_word, word_document
from blotter.interchange.written import TableRows, Written
from blotter.progress import Progress, counted, silent


@dataclass(frozen=True, slots=True)
class QuotedSegment:
    """A passage as the report shows it."""

    text: str
    place: str
    memo: str


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """A code's passages, in the order given."""

    heading: str
    segments: Sequence[QuotedSegment]
    code: str


def write_markdown(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the report of a segments table as Markdown."""
    groups, count, notes = _grouped(table, progress)
    blocks = [f"# {literal(table.title)}", literal(_summary(groups, count))]
    for group in groups:
        blocks.append(f"## {literal(group.heading)} ({len(group.segments)})")
        for segment in group.segments:
            blocks += [quoted(segment.text), f"— {literal(segment.place)}"]
            blocks += [f"Memo: {segment.memo.strip()}"] if segment.memo.strip() else []
    blocks += [literal(note) for note in notes]
    with replacing_text(path) as file:
        file.write("\n\n".join(blocks) + "\n")
    return Written(count)


def write_html(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the report of a segments table as a web page of its own, fit to be printed."""
    groups, count, notes = _grouped(table, progress)
    page = template("segment_report.html").generate(
        title=table.title,
        summary=_summary(groups, count),
        groups=groups,
        notes=notes,
        to_html=to_html,
    )
    with replacing_text(path) as file:
        file.writelines(page)
    return Written(count)


def write_docx(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the report of a segments table as a Word document."""
    groups, count, notes = _grouped(table, progress)
    document = word_document(table.title)
    word = WordText(document)
    word.add("Title", table.title)
    word.add("Normal", _summary(groups, count))
    written = counted(range(count), progress)
    for group in groups:
        word.add("Heading 1", f"{group.heading} ({len(group.segments)})")
        for segment, _ in zip(group.segments, written, strict=False):
            _add_segment(word, segment)
    for note in notes:
        word.add("Normal", note)
    save_word(document, path)
    return Written(count)


def _grouped(table: Table, progress: Progress) -> tuple[list[CodeGroup], int, tuple[str, ...]]:
    """The passages by code, or divided and by code; how many; and what is told below them."""
    rows = TableRows(table, progress)
    groups: dict[tuple[str, str], list[QuotedSegment]] = {}
    references: dict[str, None] = {}
    for row in rows:
        record = dict(zip(table.keys, row, strict=True))
        key = str(record.get("by", "")), str(record["code"])
        groups.setdefault(key, []).append(_quoted_segment(record))
        references[str(record.get("reference") or "")] = None
    notes = (*table.notes, *sorted(filter(None, references), key=str.casefold))
    found = [CodeGroup(_heading(*key), held, key[1]) for key, held in groups.items()]
    return found, rows.count, notes


def _heading(by: str, path: str) -> str:
    code = " › ".join(split_path(path))
    return f"{by}: {code}" if by else code


def _quoted_segment(record: dict[str, Cell]) -> QuotedSegment:
    pages = cited_pages(str(record.get("page") or ""))
    document = (record["citation"],) if record.get("citation") else (record["source"], pages)
    parts = (*document, f"{record['start']}–{record['end']}", record["coder"])
    place = ", ".join(str(part) for part in parts if part)
    return QuotedSegment(str(record["text"] or ""), place, str(record["memo"] or ""))


def _summary(groups: Sequence[CodeGroup], count: int) -> str:
    codes = len({group.code for group in groups})
    return f"{_number(count, 'segment')} under {_number(codes, 'code')}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _add_segment(word: WordText, segment: QuotedSegment) -> None:
    """Add a passage, its place and its memo."""
    word.add("Quote", segment.text).paragraph_format.keep_with_next = True
    word.add("Caption", segment.place)
    if segment.memo.strip():
        word.add("List Continue", f"Memo: {segment.memo.strip()}")
