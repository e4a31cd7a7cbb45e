"""Fuzz one reader of documents: give it good files that were tampered with, and see that it only refuses.

    python tools/fuzz_readers.py docx 10 --folder found

reads changed Word documents for ten minutes. Whatever is no refusal with a sentence (another error, a
position outside the text, more time or memory than a reader may take) is written to the folder, with what was
seen beside it. The files to begin with are those of `tests/interchange/good_files.py`; a reader with a row
there can be named here. Should the whole process end, the file that ended it is the one called `current`.
"""

import argparse
import faulthandler
import importlib
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.metadata_rows import MetadataRow
from blotter.errors import WrongFile
from blotter.interchange.formats import Format, format_by_id
from blotter.message import Message
from blotter.project.carrying.gathering import gathered
from blotter.project.carrying.taking import plan_new
from blotter.project.project import Project
from blotter.store import beginning

TESTS = Path(__file__).resolve().parents[1] / "tests" / "interchange"

SECONDS = 10
"""What reading a file of a few kilobytes may take, at most."""

MEMORY = 4 * 1024**3
"""What the process may take, at most."""

CROSSOVER = 0.3
KEPT = 200


class TooSlow(BaseException):
    """Raised in the midst of reading."""


def check(bundle: Bundle, has_extension: bool = False) -> None:
    """That what was read is whole: text that can be stored, and nothing beside it that lies outside."""
    for document in bundle.documents:
        length = len(document.text)
        assert document.text.strip(), "no text"
        document.text.encode()
        assert not set("\r\0") & set(document.text), "text is not normalised"
        places = [(each.start, each.end) for each in document.headings]
        places += [(each.start, each.end) for each in document.structure.parts]
        assert all(0 <= start < end <= length for start, end in places), "a part outside the text"
        assert all(0 <= each.start <= each.end <= length for each in document.comments), "a comment outside"
        assert all(page.start <= page.end <= length for page in document.structure.pages), "a page outside"
        for fact in document.facts:
            fact.value.encode()
    if bundle.project is not None:
        from_tests("sound_projects").check_sound(bundle.project, has_extension)
        check_taken(bundle.project)
    for row in bundle.metadata.rows if bundle.metadata else ():
        if isinstance(row, MetadataRow):
            told = (row.document, row.case, *row.group, *(fact.value for fact in row.facts))
            assert not set("\r\0") & set("".join(told)), "words that cannot be stored"
            "".join(told).encode()


def check_taken(project: CarriedProject) -> None:
    """That a project can be begun with what was read, and that it is whole then."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.blotter"
        beginning.begin(path, plan_new(project, Message("fuzzed", {}), "somebody").edit)
        with Project(path, writable=False) as opened:
            problems = opened.check()
            assert not problems, problems
            gathered(opened)


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Not longer than so many seconds of the processor, however busy it is with others."""

    def stop(signal_number: int, frame: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def seen(row: Format, path: Path) -> str:
    """What went wrong while a file was read, "" if nothing did."""
    assert row.read is not None
    try:
        with limited(SECONDS):
            check(row.read(path), has_extension=row.id == "refi-qda")
    except WrongFile as error:
        said = str(error.__cause__) if "Traceback" in str(error.__cause__) else ""
        return said if str(error).strip() else "a refusal without a sentence"
    except TooSlow:
        return f"more than {SECONDS} seconds\n{traceback.format_exc()}"
    except Exception:
        return traceback.format_exc()
    return ""


def from_tests(module: str) -> Any:
    """A module that lies beside the tests."""
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    return importlib.import_module(module)


def fuzz(row: Format, minutes: float, seed: int, folder: Path) -> int:
    """Read changed files until the time is over; how many different failures there were."""
    mutated = from_tests("mutating").mutated
    random = Random(seed)
    pool: list[bytes] = list(from_tests("good_files").GOOD[row.id]())
    good = len(pool)
    current = folder / f"current{row.suffixes[0]}"
    found: set[str] = set()
    begun, count = time.monotonic(), 0
    while time.monotonic() - begun < minutes * 60:
        content = mutated(random.choice(pool), random)
        current.write_bytes(content)
        count += 1
        told = seen(row, current)
        if told:
            # The last line but one tells where; the same place is told once.
            place = "\n".join(told.splitlines()[-4:])
            if place not in found:
                found.add(place)
                name = folder / f"{row.id}-{sha256(content).hexdigest()[:12]}{row.suffixes[0]}"
                name.write_bytes(content)
                name.with_suffix(".txt").write_text(told, encoding="utf-8")
                print(f"{name.name}: {told.strip().splitlines()[-1]}", flush=True)
        elif random.random() < CROSSOVER and len(content) < 100_000:
            # What went well is changed further, so that changes add up.
            if len(pool) < KEPT:
                pool.append(content)
            else:
                pool[random.randrange(good, KEPT)] = content
    current.unlink()
    print(f"{row.id}: {count} files in {minutes:g} minutes from seed {seed}, {len(found)} failures")
    return len(found)


def main() -> None:
    """What is told on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reader", choices=sorted(from_tests("good_files").GOOD))
    parser.add_argument("minutes", type=float)
    parser.add_argument("seed", type=int, nargs="?", default=int(time.time()))
    parser.add_argument("--folder", type=Path, required=True, help="where to put what fails")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.exit(1 if fuzz(format_by_id(asked.reader), asked.minutes, asked.seed, asked.folder) else 0)


if __name__ == "__main__":
    main()
