"""What is to be read first in exported records: what they are, how many, and by which rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from blotter import __version__
from blotter.domain.record import Level, Record
from blotter.project.project import Project
from blotter.project.records.rows import BY_HAND, RecordNames

_TEXT = """# {name}

Activity records, {at}. Each rests on passages of documents; the table `evidence` has their words.
Written by Blotter {version}.

## What is here

| table | rows |
|---|---|
{tables}

Each is a CSV file in UTF-8 (a sheet, in a workbook). `record` in the other tables is `id` in `records`.
`dictionary` tells what every column means, which words it may have, and in how many records there is
nothing in it; `datapackage.json` says the same for programs (Frictionless). `codebook.md` has the
definitions of the codes.

## Counts

{counts}

## Rules

- **Codebook:** {revision}.
- **What counts in analysis:** an event counts; a total (aggregate) is not counted beside its events, nor an
  umbrella beside the records under it. Somebody can decide otherwise; `count` says what holds and
  `count_rule` why.
- **Dates** are EDTF (ISO 8601-2), as precise as the source is; `earliest` and `latest` are the days between
  which they lie.
- **Countries** are ISO 3166-1 alpha-2. Their regions are those of `regions`; a venue is not counted.
- **Numbers** such as `MM.001` are never given to another record. `former_records` says what became of those
  that are no more.
- **Origins:** what several documents have from one origin is one source (`origins` in `records`).
- **Positions** are Unicode code points of the document's text, from 0; the end is not part of the passage.
- **Nothing:** {missing}. The table `blanks` says it in words.
- Cells that a spreadsheet would take for a formula begin with an apostrophe.
"""


def readme(
    project: Project,
    names: RecordNames,
    records: Sequence[Record],
    name: str,
    at: str,
    missing: Mapping[str, str],
) -> str:
    """The text; whoever writes the tables puts them, with their rows, in the place of `{tables}`."""
    revision = project.revision
    told = f"revision {revision.number} of {revision.at[:10]}" if revision else "no codes yet"
    codes = "; ".join(f"{why}: {f'`{code}`' if code else 'empty'}" for why, code in missing.items())
    return _TEXT.format(
        name=name,
        at=at,
        version=__version__,
        tables="{tables}",
        counts="\n".join(_counts(names, records)),
        revision=told,
        missing=codes,
    )


def _counts(names: RecordNames, records: Sequence[Record]) -> Iterable[str]:
    counted = [each for each in records if names.counted(each).counts]
    by_hand = sum(names.counted(each).rule == BY_HAND or bool(each.counted) for each in records)
    yield f"- {len(records)} records, {len(counted)} of which count in analysis"
    yield f"- {sum(each.level is Level.EVENT for each in records)} events, the others are totals"
    yield f"- {by_hand} where somebody decided whether they count"
    kinds = Counter(names.kind(each) for each in records)
    yield "- by kind: " + ("; ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none")
    regions = Counter(region for each in counted for region in names.regions_of(each))
    told = "; ".join(f"{region} {count}" for region, count in sorted(regions.items())) or "none"
    yield f"- of those that count, by region (one with several counts in each): {told}"
    without = sum(not names.regions_of(each) for each in counted)
    dateless = sum(not each.date for each in counted)
    yield f"- of those that count, without a region: {without}; without a date: {dateless}"
