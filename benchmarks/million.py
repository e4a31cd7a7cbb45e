"""One edit of a million segments: time, memory and file size of importing, undoing and redoing it.

python benchmarks/million.py [SEGMENTS] [--json]
"""

import argparse
import json
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import codes
from blotter.project.project import Project

SENTENCE = "Officers of both services met in the border town to agree on joint patrols, 第{number}次会晤. "
SOURCES, CODES, CODERS = 20, 40, 4


def text_of(number: int) -> str:
    """A document of about a megabyte; no two are alike."""
    return "".join(SENTENCE.format(number=number * 100_000 + line) for line in range(11_000))


def prepared(path: Path) -> tuple[Project, dict[str, str]]:
    """A project with documents, codes and coders, and the documents' texts by id."""
    project = Project.create(path)
    coders = [Coder(id=new_id(), name=f"Coder {number}") for number in range(CODERS)]
    texts: dict[str, str] = {}
    steps: list[Step] = [Put(coder) for coder in coders]
    stored, kept = [], []
    for number in range(SOURCES):
        content = text_of(number)
        stored.append(stored_text(content))
        kept.append(original(content.encode()))
        source = Source(
            id=new_id(), name=f"{number}.txt", kind="text", text=stored[-1].digest,
            original=kept[-1].digest, characters=len(content), imported=now(),
        )  # fmt: skip
        texts[source.id] = content
        steps.append(Put(source))
    project.apply(Edit(label=Message("Import documents"), steps=steps, texts=stored, originals=kept))
    made = [Code(id=new_id(), name=f"Code {number}", position=number) for number in range(CODES)]
    project.apply(codes.revised(project, [Put(code) for code in made], "Add codes"))
    return project, texts


def segments(project: Project, texts: dict[str, str], count: int) -> Iterator[Step]:
    """The puts of an import, made one by one as a file would be read."""
    made, coders = list(project.codebook), list(project.coders.values())
    assert project.revision is not None
    revision, moment, each = project.revision.id, now(), count // len(texts)
    for source, content in texts.items():
        for number in range(each):
            start = number * (len(content) - 200) // each
            end = start + 40 + number % 120
            yield Put(
                Segment(
                    id=new_id(), source=source, code=made[number % CODES].id, start=start, end=end,
                    coder=coders[number % CODERS].id, quote=content[start:end], revision=revision,
                    created=moment, modified=moment,
                )
            )  # fmt: skip


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("segments", nargs="?", type=int, default=1_000_000)
    options.add_argument("--json", action="store_true")
    options.add_argument("--keep", type=Path, help="leave the project in this folder")
    chosen = options.parse_args()
    rows = []

    def measured(name: str, path: Path, since: float, processor: float) -> None:
        on_disk = sum(each.stat().st_size for each in path.parent.glob(path.name + "*") if each.is_file())
        rows.append(
            {
                "name": name,
                "seconds": round(time.perf_counter() - since, 2),
                "processor_seconds": round(time.process_time() - processor, 2),
                "peak_megabytes": round(peak_megabytes()),
                "file_megabytes": round(path.stat().st_size / 1e6, 1),
                "on_disk_megabytes": round(on_disk / 1e6, 1),
            }
        )
        if not chosen.json:
            print("  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)

    with tempfile.TemporaryDirectory(dir=chosen.keep) as folder:
        path = (chosen.keep or Path(folder)) / "million.blotter"
        begun = time.perf_counter(), time.process_time()
        project, texts = prepared(path)
        measured("prepare", path, *begun)
        begun = time.perf_counter(), time.process_time()
        steps = segments(project, texts, chosen.segments)
        project.apply(Edit(label=Message("Import segments"), steps=steps, size=chosen.segments))
        measured("import", path, *begun)
        assert project.count() == chosen.segments // SOURCES * SOURCES
        for name, turn in (("undo", project.undo), ("redo", project.redo)):
            begun = time.perf_counter(), time.process_time()
            turn()
            measured(name, path, *begun)
        begun = time.perf_counter(), time.process_time()
        project.close()
        measured("close", path, *begun)
        begun = time.perf_counter(), time.process_time()
        with Project(path, writable=False) as reader:
            assert reader.check() == []
        measured("check", path, *begun)
    if chosen.json:
        json.dump(rows, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
