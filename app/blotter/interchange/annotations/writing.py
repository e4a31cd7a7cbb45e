"""A file of web annotations: a collection with its documents and codes, then the annotations one by one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from blotter import __version__
from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange.annotations import messages
from blotter.interchange.annotations.annotation import CONTEXT, Plain, address, annotation
from blotter.interchange.annotations.noted import Noted, noted_in_project, noted_in_table
from blotter.interchange.disk import replacing_text
from blotter.interchange.format_row import Export
from blotter.interchange.last_text import LastText
from blotter.interchange.options import Options
from blotter.interchange.written import Written
from blotter.progress import Progress, counted, silent


def write(export: Export, path: Path, options: Options | None = None, progress: Progress = silent) -> Written:
    """Write segments, or all segments and memos of a project, as one collection of annotations.

    What was written is read again, and each quote held against its text, before it takes its place.
    """
    is_whole = export.what == "project"
    assert export.project is not None or not is_whole
    project = export.project
    noted = noted_in_project(project) if is_whole and project else noted_in_table(export.table)
    count = 0

    def check(partial: Path) -> None:
        _check(partial, path, count, project)

    with replacing_text(path, check=check) as file:
        count = _write(file, export, counted(noted, progress), is_whole)
    return Written(count, counts=_counts(project) if is_whole and project else {})


def _counts(project: CarriedProject) -> dict[str, int]:
    return {"segments": len(project.things.all(Segment)), "memos": len(project.things.all(Memo))}


def _write(file: TextIO, export: Export, noted: Iterator[Noted], is_whole: bool) -> int:
    """Line by line, an annotation each, so that a long file can be looked through; the count."""
    project = export.project
    title = project.name if project is not None else export.table.title
    collection = address(derived_id("web annotations", title))
    head: Plain = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": title,
        "generator": {"type": "Software", "name": f"Blotter {__version__}"},
    }
    if is_whole and project is not None:
        head["dcterms:references"] = [*map(_document, project.things.all(Source).values()), *_codes(project)]
    page = {"id": address(derived_id(collection, "page")), "type": "AnnotationPage", "partOf": collection}
    file.write(_encoded(head)[:-1] + ',\n"first": ' + _encoded({**page, "startIndex": 0})[:-1])
    file.write(', "items": [')
    texts, count = LastText(project), 0
    for each in noted:
        made = annotation(each, texts.of(each.source.id if each.source else ""), collection)
        file.write((",\n" if count else "\n") + _encoded(made))
        count += 1
    file.write(f'\n]}},\n"total": {count}}}\n')
    return count


_AN_ANNOTATION = ('{"id": "urn:uuid:', '{"type": "Annotation"')
"""How the lines of annotations begin, and no other."""


def _encoded(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False)


def _document(source: Source) -> Plain:
    language = {"language": source.language} if source.language else {}
    return {"id": address(source.id), "type": "Text", "label": source.name, "format": "text/plain"} | language


def _codes(project: CarriedProject) -> Iterator[Plain]:
    """The codebook as concepts of the SKOS vocabulary."""
    book = Codebook(project.things.all(Code).values())
    for code in book:
        meant = "\n\n".join(filter(None, (code.short, code.full)))
        told = {
            "skos:definition": meant,
            "skos:scopeNote": "\n\n".join(filter(None, (code.use_when, code.not_when))),
            "skos:example": code.example,
            "skos:altLabel": list(code.aliases),
        }
        yield {
            "id": address(code.id),
            "type": "skos:Concept",
            "skos:prefLabel": code.name,
            "skos:notation": book.path(code.id),
            **({"skos:broader": {"id": address(code.parent)}} if code.parent else {}),
            **{key: words for key, words in told.items() if words},
        }


def _check(partial: Path, path: Path, count: int, project: CarriedProject | None) -> None:
    """Whether what was written says what was to be written; WrongFile, and nothing is put in place.

    It is read as it was written, an annotation a line, since a long file would need all memory at once.
    """
    texts, around, found = LastText(project), [], 0
    with partial.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith(_AN_ANNOTATION):
                found += 1
                _check_quote(json.loads(line.rstrip(",\n")), path, texts)
            else:
                around.append(line)
    read = json.loads("".join(around))
    if read["first"]["items"] or not found == read["total"] == count:
        raise WrongFile(messages.NOT_ALL_WRITTEN, path=path)


def _check_quote(read: Plain, path: Path, texts: LastText) -> None:
    target = read["target"]
    selectors = target.get("selector", ()) if isinstance(target, dict) else ()
    if not selectors:
        return
    place, quote = selectors
    text = texts.of(target["source"].get("id", "").removeprefix("urn:uuid:").replace("-", ""))
    if text is not None and text[place["start"] : place["end"]] != quote["exact"]:
        label = target["source"]["label"]
        raise WrongFile(messages.QUOTE_DIFFERS, path=path, name=label, start=place["start"])
