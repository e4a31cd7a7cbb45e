"""A coding process killed at random moments: what it had told of is there, and nothing is broken.

BLOTTER_KILLS says how many times.
"""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from blotter.project.project import Project

KILLS = int(os.environ.get("BLOTTER_KILLS", "40"))
CODER = Path(__file__).with_name("restless_coder.py")


def killed_after(path: Path, seconds: float, seed: int) -> list[str]:
    """What the process told before it was killed, so long after its first word."""
    with subprocess.Popen(
        [sys.executable, str(CODER), str(path), str(seed)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline()]
        assert told[0], "it ended before it had done anything"
        rest: list[str] = []
        reading = threading.Thread(target=lambda: rest.extend(process.stdout or ()))
        reading.start()
        time.sleep(seconds)
        assert process.poll() is None, "it ended by itself"
        process.kill()
        reading.join()
    # A line that the kill cut in two was not told.
    return [line for line in told + rest if line.endswith("\n")]


def expected(present: set[str], told: list[str]) -> set[str]:
    """The segments that must be there, by what was told."""
    for line in told:
        sign, identity = line.split()
        if sign == "+":
            present.add(identity)
        else:
            present.discard(identity)
    return present


def test_nothing_that_was_told_is_lost(study_path: Path) -> None:
    chance = random.Random(KILLS)
    with Project(study_path) as project:
        present = {each.id for each in project.retrieve()}
    acknowledged = 0
    for kill in range(KILLS):
        told = killed_after(study_path, chance.expovariate(1 / 0.08), kill)
        acknowledged += len(told)
        present = expected(present, told)
        # At times a reader comes first after the crash, at times the next writer.
        with Project(study_path, writable=kill % 3 == 0) as project:
            found = {each.id for each in project.retrieve()}
            assert present <= found
            assert project.check() == []
            assert project.writable == (kill % 3 == 0)
        present = found
    assert acknowledged > KILLS
    with Project(study_path) as project:
        while project.next_undo():
            project.undo(any_coder=True)
        assert project.count() == 0
        assert project.check() == []
