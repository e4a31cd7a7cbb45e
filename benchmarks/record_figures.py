"""Figures of records: counted, drawn and made into SVG, over very many records."""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure, milliseconds, timed
from benchmarks.record_project import PIECES, RECORDS, build
from blotter.domain.record_filter import RecordFilter
from blotter.interchange import drawn_figures
from blotter.project.project import Project
from blotter.project.records import figures as record_figures
from blotter.project.records.figures.facts import facts
from blotter.project.records.figures.presets import PRESETS, Preset
from blotter.project.records.filtering import filtered
from blotter.project.records.rows import RecordNames

_TARGET, _FILTER_TARGET = 2000, 200
_MEASURED = (
    "training-by-region", "training-by-year", "training-by-country", "records-by-year", "records-map",
    "records-timeline", "quantities", "kind-by-region", "topic-by-country",
)  # fmt: skip


def figures() -> list[Figure]:
    """Each figure as the window asks for it, the records being at hand; before that, the first; a filter."""
    size = f"{RECORDS:,} records, {RECORDS * PIECES:,} evidence"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.blotter"
        build(path).close()
        with Project(path, writable=False) as project:
            first = timed(partial(_draw, project, PRESETS[0]))
            names = RecordNames(project)
            asked = RecordFilter(words="myanmar")
            word = milliseconds(lambda: filtered(project.records.values(), asked, names))
            taken = {
                preset.name: milliseconds(partial(_draw, project, preset, names), times=3)
                for preset in PRESETS
                if preset.name in _MEASURED
            }
    return [
        Figure("figures: the first one, from the file", size, first, "ms"),
        *(Figure(f"figures: {name}", size, value, "ms", _TARGET) for name, value in taken.items()),
        Figure("filter: records with a word", size, word, "ms", _FILTER_TARGET),
    ]


def _draw(project: Project, preset: Preset, names: RecordNames | None = None) -> str:
    return drawn_figures.svg_element(record_figures.draw(facts(project, preset.asked, names=names)))
