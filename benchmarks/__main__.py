"""Run the benchmarks, print a table and write benchmarks/results.json. ONLY=word picks by name."""

import dataclasses
import json
import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    agreement,
    coding,
    exchange,
    finding,
    large,
    large_files,
    merging,
    metadata,
    metadata_grid,
    moving,
    opening,
    pages,
    paragraph,
    pdf,
    record_figures,
    record_grid,
    showing,
    start,
)
from benchmarks.figure import Figure

_ALL: dict[str, Callable[[], list[Figure]]] = {
    "start": start.figures,
    "memory": start.memory_figures,
    "open": opening.figures,
    "mark unmark recode coding": coding.figures,
    "page wheel jump moving": moving.figures,
    "show hide": showing.figures,
    "pages original": pages.figures,
    "find": finding.figures,
    "paragraph": paragraph.figures,
    "project tree pane export merge large": large.figures,
    "copies merging": merging.figures,
    "exchange": exchange.figures,
    "gigabytes": large_files.figures,
    "agreement": agreement.figures,
    "metadata narrowed": metadata.figures,
    "metadata documents sheet": metadata_grid.figures,
    "pdf": pdf.figures,
    "records grid": record_grid.figures,
    "figures filter records": record_figures.figures,
}
"""What ONLY may name, and what it measures."""


def main() -> None:
    """Measure what was asked for, a line as soon as it is known."""
    only = os.environ.get("ONLY", "")
    print(f"{'what':58} {'size':36} {'value':>10} {'target':>8} {'floor':>8} {'ratio':>6}")
    found = []
    for name, figures in _ALL.items():
        if only in name:
            for figure in figures():
                found.append(figure)
                print(_line(figure), flush=True)
    results = Path(__file__).with_name("results.json")
    results.write_text(json.dumps([dataclasses.asdict(each) for each in found], indent=1), encoding="utf-8")


def _line(figure: Figure) -> str:
    target = f"{figure.target:g}" if figure.target is not None else "—"
    floor = f"{figure.floor:.2f}" if figure.floor is not None else "—"
    ratio = f"{figure.value / figure.floor:.1f}" if figure.floor else "—"
    value = f"{figure.value:.2f} {figure.unit}"
    return f"{figure.name:58} {figure.size:36} {value:>10} {target:>8} {floor:>8} {ratio:>6}"


if __name__ == "__main__":
    main()
