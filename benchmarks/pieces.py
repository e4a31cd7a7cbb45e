"""One piece of work in a process of its own, so that its memory is its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.million import peak_megabytes


def do(pieces: Mapping[str, Callable[[Path], None]]) -> None:
    """Do the piece that the command line names, in its folder, and print its seconds and its most MB."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    begun = time.perf_counter()
    pieces[what](folder)
    print(json.dumps([time.perf_counter() - begun, peak_megabytes()]))


def measured(module: str, what: str, folder: Path) -> tuple[float, float]:
    """Seconds, and the most memory in MB, of a piece that a module does when it is run."""
    words = [sys.executable, "-m", module, what, str(folder)]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(ran.stdout.splitlines()[-1])
    return seconds, megabytes
