"""Other processes for tests: one that is told what to do line by line, and small file systems."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

_LOOP = """
import sys, traceback
from pathlib import Path
from blotter.project.project import Project
from blotter.project import coders, codes, segments
from blotter.errors import BlotterError
for line in sys.stdin:
    try:
        exec(line)
        answer = "ok"
    except BlotterError as error:
        answer = f"{type(error).__name__}: {error}"
    except BaseException:
        answer = "bug: " + traceback.format_exc()
    print(answer.replace(chr(10), " "), flush=True)
"""


class OtherProcess:
    """A Python that has Blotter at hand and runs one line at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, line: str) -> str:
        """Run a line there: "ok", or what was refused."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> "OtherProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()


WHY_NO_MOUNTS = "mounting a small file system needs root on Linux, with the right to mount"


def may_mount(folder: Path) -> bool:
    """Whether this test may have a file system of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if tried.returncode == 0:
        subprocess.run(["umount", str(folder)], check=True)
    return tried.returncode == 0


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Path]:
    """A file system of a size in the folder's place."""
    folder.mkdir(exist_ok=True)
    options = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(options, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(folder: Path, how: str) -> None:
    """Make a mounted folder read-only (`ro`) or writable again (`rw`)."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
