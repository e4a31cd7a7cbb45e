"""Run the benchmarks, print a table and write benchmarks/results.json. ONLY=word picks by name."""

import dataclasses
import json
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import desk, start

_ALL = {"start": start.figures, "open mark desk": desk.figures}


def main() -> None:
    """Measure what was asked for."""
    only = os.environ.get("ONLY", "")
    found = [figure for name, figures in _ALL.items() if only in name for figure in figures()]
    print(f"{'what':52} {'size':24} {'value':>10} {'target':>8} {'floor':>8} {'ratio':>6}")
    for each in found:
        target = f"{each.target:g}" if each.target is not None else "—"
        floor = f"{each.floor:.2f}" if each.floor is not None else "—"
        ratio = f"{each.value / each.floor:.1f}" if each.floor else "—"
        value = f"{each.value:.2f} {each.unit}"
        print(f"{each.name:52} {each.size:24} {value:>10} {target:>8} {floor:>8} {ratio:>6}")
    results = Path(__file__).with_name("results.json")
    results.write_text(json.dumps([dataclasses.asdict(each) for each in found], indent=1), encoding="utf-8")


main()
