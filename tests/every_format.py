"""A folder with a file of every format that is told by itself, made anew by the tests."""

import io
import json
from pathlib import Path

from good_files import GOOD
from openpyxl import Workbook
from pdf_files import numbered

from blotter.interchange.formats import FORMATS

EN = "Officers of both services met in the border town and talked about boats for nine weeks."
FR = "Les policiers des deux services se sont rencontrés à la frontière et ont parlé des bateaux."
TR = "İki ülkenin polisleri sınır kasabasında buluştu ve dokuz hafta boyunca tekneleri konuştu."

BY_THEMSELVES = [
    row.id for row in FORMATS
    if row.read and not row.by_name_only
    and row.reads not in ("records", "project") and row.id != "transcript"
]  # fmt: skip
"""The formats that a file is told to be without being named, but for activity records and whole projects,
which have stories of their own."""


def every_format(folder: Path) -> Path:
    """The folder, with folders in it."""
    for name in ("english", "french/notes", "office", "web", "tables", "spoken"):
        (folder / name).mkdir(parents=True)
    _texts(folder)
    _documents(folder)
    _tables(folder)
    (folder / "broken.pdf").write_bytes(numbered(3)[:400])
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    return folder


def _texts(folder: Path) -> None:
    _write(folder / "english" / "ford.txt", f"The long arm\n\n{EN}\n")
    _write(folder / "french" / "pina.txt", f"Le bras long\n\n{FR}\n")
    _write(folder / "french" / "notes" / "ipek.md", f"# Uzun kol\n\n{TR}\n")
    (folder / "english" / "latin.txt").write_bytes(
        "Le café près du fleuve a été fermé hier.".encode("cp1252")
    )
    _write(
        folder / "spoken" / "interview.txt",
        "Ann: Who paid for it?\nBo: Nobody did.\nAnn: And the boats?\n" * 3,
    )


def _documents(folder: Path) -> None:
    for format_id, name in (
        ("docx", "office/report.docx"), ("odt", "office/report.odt"), ("rtf", "office/report.rtf"),
        ("epub", "office/book.epub"), ("mhtml", "web/page.mhtml"), ("srt", "spoken/film.srt"),
        ("vtt", "spoken/film.vtt"), ("zip", "office/more.zip"),
    ):  # fmt: skip
        (folder / name).write_bytes(GOOD[format_id]()[0])
    (folder / "english" / "treaty.pdf").write_bytes(numbered(30))
    page = f"<html><body><nav>Menu</nav><main><h1>Boats</h1><p>{EN} {{}}</p></main></body></html>"
    _write(folder / "web" / "page.html", page.format("Alone."))
    _write(folder / "web" / "saved.html", page.format('<img src="saved_files/a.png" alt="A boat">'))
    (folder / "web" / "saved_files").mkdir()
    (folder / "web" / "saved_files" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def _tables(folder: Path) -> None:
    tables = folder / "tables"
    _write(
        tables / "documents.csv",
        f'name,text,Year\npost 1,"{EN} First.",2019\npost 2,"{FR} Encore.",2020\npost 3,,\n',
    )
    _sheet(tables / "documents.xlsx", ["name", "text"], ["post 4", f"{TR} Bir."])
    _write(
        tables / "metadata.csv",
        "paper,Country,language\nford.txt,South Africa,\npina,France,fr-CH\nnobody,,\n",
    )
    _sheet(tables / "metadata.xlsx", ["which", "Grade"], ["ford.txt", 1], ["ipek.md", 2])
    _write(
        tables / "cases.csv",
        "case,kind,Age,documents\nAnn,person,34,interview.txt\nBo,person,41,interview.txt\n",
    )
    _sheet(tables / "cases.xlsx", ["participant", "Trained"], ["Ann", "yes"], ["Bo", "no"])
    _write(tables / "codebook.csv", "code,definition\ntraining,Somebody learns.\nboats,Things that float.\n")
    _sheet(tables / "codebook.xlsx", ["code", "definition"], ["money", "Who pays."])
    segment = {
        "source": "ford.txt",
        "start": 0,
        "end": 8,
        "code": "boats",
        "coder": "Ada",
        "text": "The long",
    }
    _write(tables / "segments.csv", "source,start,end,code,coder\nford.txt,4,8,training,Ada\n")
    _sheet(tables / "segments.xlsx", [*segment], ["pina.txt", 0, 2, "boats", "Ada", "Le"])
    _write(tables / "segments.jsonl", json.dumps(segment) + "\n")
    _write(
        tables / "library.ris", "TY  - JOUR\nAU  - Ford, L\nTI  - The long arm\nL1  - x/ford.txt\nER  - \n"
    )
    _write(tables / "quotes.csv", "Document name,Code,Coded segment\npina.txt,training,Le bras long\n")
    code = '<Code guid="0F8FAD5B-D9CB-469F-A165-70867728950E" name="harbours" isCodable="true"/>'
    book = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{code}</Codes></CodeBook>'
    _write(tables / "codes.qdc", book)
    _write(tables / "library.bib", "@article{p, author={Pina, A}, title={Le bras long}, year=2023}\n")
    entry = {"id": 1, "type": "book", "title": "Uzun kol", "author": [{"family": "İpek", "given": "A"}]}
    _write(tables / "library.json", json.dumps([entry]))


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


def _sheet(path: Path, *rows: list[object]) -> None:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    made = io.BytesIO()
    workbook.save(made)
    path.write_bytes(made.getvalue())
