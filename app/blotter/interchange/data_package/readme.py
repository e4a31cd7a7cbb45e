"""What is to be read first in a data package: what it is, how things are counted, what is not in it."""

from collections.abc import Iterable, Iterator

from blotter.domain.record_data import DataTable, RecordData
from blotter.domain.revision import Revision, age
from blotter.domain.segment import Segment
from blotter.interchange.data_package.about import About
from blotter.interchange.data_package.held import Held
from blotter.interchange.data_package.left_out import Absent

_TEXT = """# {title}
{description}
Coded qualitative data, written by {generator} on {at}.

## How to cite

{citation}

## Licence

{licence}

## What is here

| table | rows | what a row is |
|---|---:|---|
{tables}

Each table is a CSV file in UTF-8: commas, the first line names the columns, an empty cell is a missing
value. `dictionary.csv` says what every column means and which words it may have; `datapackage.json` says
the same for programs (Frictionless Data Package), with keys, what points to what, and the SHA-256 of every
file; the folder `schemas` has a JSON Schema for a row of each table. `codebook.md` is the codebook to read.

Columns that end in `_id` join the tables: `segments.code_id` is `codes.id`, and so on. The names beside
them are there to be read. Ids stay the same in later versions of these data.
{texts}
## How things are counted

- **A segment** is one code that one coder gave to one passage. Two codes on the same words are two
  segments, and so are two coders’.
- **Positions** (`start`, `end`) are Unicode code points of the document’s text, from 0; `end` is behind the
  last character. The text is the one whose SHA-256 stands in `documents.text_sha256`: line ends are single
  line feeds. In R `substring(text, start + 1, end)`, in Python `text[start:end]`.
- **Codes** count for themselves, without those under them. `code_by_document`, `code_by_case` and
  `code_by_code` have a row for each pair that occurs; what is not there is 0.
- **Coders** are {coders}. The kind `consensus` is not a person: it has what coders settled on.
- **Rounds:** segments with a `round_id` were made in a round of independent coding, those without in open
  coding.
- **Revisions:** {revision}; `segments.revision` is the one by which a segment was coded.
- **Times** are ISO 8601 in UTC; **dates** among the values are EDTF (ISO 8601-2); **countries** ISO 3166-1
  alpha-2.
- **Cells that a spreadsheet would take for a formula** (they begin with `=`, `+`, `-`, `@`) begin with an
  apostrophe, which is not part of the words.

## What is not here

{absent}

## Reading it

In R:

```r
segments  <- readr::read_csv("segments.csv")
documents <- readr::read_csv("documents_with_attributes.csv")
dplyr::left_join(segments, documents, by = c("document_id" = "id"))
```

In Python:

```python
import pandas
segments = pandas.read_csv("segments.csv")
codes = pandas.read_csv("codes.csv")
segments.merge(codes, left_on="code_id", right_on="id")
```
"""


def readme(
    held: Held,
    about: About,
    tables: Iterable[tuple[DataTable, int]],
    left_out: Iterable[Absent],
    records: RecordData | None,
) -> str:
    """The text; `left_out` are kinds of things that have no table, with how many there are."""
    rows = [(each.name, count, each.about) for each, count in tables]
    names = {name for name, _, _ in rows}
    text = _TEXT.format(
        title=about.title,
        description=f"\n{about.description}\n" if about.description else "",
        generator=about.generator,
        at=about.at,
        citation=about.citation,
        licence=_licence(about),
        tables="\n".join(f"| `{name}` | {count} | {what} |" for name, count, what in rows),
        texts=_texts(held) + _records(records),
        coders=_coders(held),
        revision=_revision(held),
        absent="\n".join(_absent(held, left_out)),
    )
    if "documents_with_attributes" not in names:
        text = text.replace("documents_with_attributes.csv", "documents.csv")
    return text


def _licence(about: About) -> str:
    if about.licence is None:
        return "None was chosen; ask the authors before you use the data."
    told = f"{about.licence.title} ({about.licence.id})" if about.licence.title else about.licence.id
    return f"{told}: <{about.licence.path}>" if about.licence.path else told


def _texts(held: Held) -> str:
    if not held.options.texts:
        return ""
    return "\nThe folder `texts` has the documents’ texts in UTF-8; `documents.file` says which is whose.\n"


def _records(records: RecordData | None) -> str:
    if records is None:
        return ""
    if not records.records:
        return (
            "\nThe folder `records` has what activity records are made of, such as kinds, actors and "
            "regions, as linked\ntables with a README of their own; there are no records yet.\n"
        )
    return (
        f"\nThe folder `records` has {records.records} activity records as linked tables, with a README of "
        "their own.\n"
    )


def _coders(held: Held) -> str:
    count = len(held.coders)
    told = "one" if count == 1 else str(count)
    if not held.options.pseudonyms:
        return told
    return f"{told}, without their names: each has a number. Names within memos and notes stand as written"


def _revision(held: Held) -> str:
    revisions = held.things.all(Revision).values()
    if not revisions:
        return "the codebook has none"
    newest = max(revisions, key=age)
    return f"the codebook is that of revision {newest.number} of {newest.at[:10]}"


def _absent(held: Held, left_out: Iterable[Absent]) -> Iterator[str]:
    options = held.options
    if not options.texts:
        yield "- The texts of the documents; their SHA-256 tells whether you have the same."
    if not options.quotes:
        yield "- The words of the passages; positions and the texts give them back."
    if not options.memos:
        count = sum(bool(each.memo) for each in held.things.all(Segment).values())
        yield f"- Memos, comments and notes of the coders ({count} segments have one)."
    yield "- The files that the documents were read from, and pictures."
    for what, number, _ in left_out:
        yield f"- {what}: {number}."
