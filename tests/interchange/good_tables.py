"""Good tables about documents and cases, and good bibliographies, for those that are tampered with."""

import io
import json
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook

_TEXT = "Officers of both services met in the border town. 警察 😀 trained there."
_ROWS = (
    ("name", "text", "Year", "Country", "group", "language", "case"),
    ("one", _TEXT, 2019, "South Africa", "A/B", "en", "Ann"),
    ("two", "Second; text\nof two lines", 2020.5, "ZA", "A\\/C", "French", "Bo"),
    ("three", "'=1+1", date(2020, 5, 3), "", "", "", ""),
)
RIS = """TY  - JOUR
AU  - Doe, Jane
A2  - Roe, R
TI  - The long arm
T2  - Journal of Boats
PY  - 2020/05/03/
SP  - 10
EP  - 20
DO  - 10.1000/xyz.1
UR  - https://example.org/a
L1  - internal-pdf://123/long-arm.pdf
KW  - police
N2  - An abstract
of two lines
ER  -

TY  - BOOK
TI  - Second
ER  -
"""
BIBTEX = r"""@string{job = "Journal of Boats"}
@comment{nothing}
@article{doe2020,
  author = {Doe, Jane and {\"O}mer Y{\i}lmaz and {United Nations}},
  title = {The {L}ong Arm of \emph{Law}: $x^2$, 50% \c{c}a va},
  journal = job # " and more", year = 2020, month = may, pages = {10--20},
  doi = {10.1000/xyz.1}, url = {https://example.org/a_b?c=1&d=2},
  file = {Full Text:files/12/long-arm.pdf:application/pdf;:other\:x.pdf:PDF}
}
@book{second, title = "Second", date = {2019-03/2020}, editor = {A and B and others}}
"""
CSL = [
    {
        "id": "doe2020",
        "type": "article-journal",
        "title": "The <i>long</i> arm",
        "author": [{"family": "Doe", "given": "Jane", "non-dropping-particle": "van"}, {"literal": "UN"}],
        "issued": {"date-parts": [[2020, 5, 3], [2021]], "circa": True},
        "accessed": {"raw": "2021-01-02"},
        "DOI": "10.1000/xyz.1",
        "page": "10-20",
        "keyword": "a, b",
        "file": ["x/y.pdf"],
    },
    {"id": 2, "type": "book", "title": "Second", "issued": {"literal": "in press"}},
]


def _csv(mark: str) -> bytes:
    lines = [mark.join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in _ROWS]
    return "\n".join(lines).encode()


def csv_files() -> list[bytes]:
    """Tables in CSV."""
    marked = b"\xef\xbb\xbf" + _csv(",")
    return [_csv(","), _csv(";"), _csv("\t"), marked, _csv(",").decode().encode("utf-16")]


def workbooks() -> list[bytes]:
    """Tables in a workbook."""
    workbook = Workbook()
    for row in _ROWS:
        workbook.active.append(row)
    workbook.create_sheet("second").append(["case", "age"])
    made = io.BytesIO()
    workbook.save(made)
    return [made.getvalue()]


def csl_json() -> list[bytes]:
    """Bibliographies in CSL-JSON."""
    return [json.dumps(CSL).encode(), json.dumps({"items": CSL}, ensure_ascii=False, indent=1).encode()]


_SEGMENTS = (
    ("Coded segments",),
    ("Color", "Comment", "Document group", "Document name", "Code", "Beginning", "Weight score", "Segment",
     "Created by", "Created"),
    ("", "hm", "A > B", "one", "Help > Friends 😀", 2, 50, _TEXT, "KR", "28.11.2024 14:05"),
    ("", "", "", "two", "Help\\Money", 1.5, 0, "Second; text\nof two lines", "", date(2024, 5, 3)),
    ("", "", "", "", "", "", "", "'=1+1", "", ""),
)  # fmt: skip


def coded_segments() -> list[bytes]:
    """Tables of coded segments that another program exported, in CSV."""
    lines = [";".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in _SEGMENTS]
    text = "\n".join(lines)
    return [text.encode(), text.encode("utf-16"), text.replace('";"', '","').encode()]


GOOD: dict[str, Callable[[], list[bytes]]] = {
    "documents-csv": csv_files,
    "documents-xlsx": workbooks,
    "cases-csv": csv_files,
    "metadata-csv": csv_files,
    "coded-segments": coded_segments,
    "ris": lambda: [RIS.encode(), RIS.replace("\n", "\r\n").encode()],
    "bibtex": lambda: [BIBTEX.encode()],
    "csl-json": csl_json,
}
"""By the id of the format."""
