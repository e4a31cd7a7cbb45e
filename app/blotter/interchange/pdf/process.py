"""PdfWorker: starts the worker beside this program, asks it, and ends it; what kills it harms nobody else."""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from blotter.errors import WrongFile
from blotter.interchange import limits, messages
from blotter.interchange.pdf.pipes import Sent, receive, send
from blotter.progress import Progress, silent

_LOOK = 0.1
_PATIENCE = 5.0
_HOME = Path(__file__).resolve().parents[3]
_REFUSALS = {
    "locked": messages.PDF_LOCKED,
    "protected": messages.PDF_PROTECTED,
    "broken": messages.PDF_BROKEN,
}


class WorkerStopped(Exception):
    """What the worker said of itself before it stopped; for whoever looks for the fault."""


class PdfWorker:
    """One PDF in a program of its own, which ends with the block. Threads may share it in turn."""

    def __init__(self, content: bytes, name: str, password: str = "") -> None:
        self._name = name
        self._turn = threading.Lock()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = _started(self._said)
        self._answers: queue.SimpleQueue[Sent | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            opened = self.ask({"do": "open", "password": password}, content)
            self.page_count: int = opened.values["pages"]
            if self.page_count > limits.PDF_PAGES:
                told = {"pages": self.page_count, "most": limits.PDF_PAGES}
                raise WrongFile(messages.PDF_TOO_MANY_PAGES, name=name, **told)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.join(_PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            # What was still to be said to the worker has nobody left to hear it.
            with suppress(BrokenPipeError):
                pipe.close()
        self._said.close()

    def ask(
        self,
        values: dict[str, Any],
        content: bytes = b"",
        progress: Progress = silent,
        seconds: float = limits.PDF_SECONDS,
    ) -> Sent:
        """The answer to a request; WrongFile if the file cannot be read, or no sign comes for `seconds`."""
        with self._turn:
            assert self._process.stdin is not None
            try:
                send(self._process.stdin, values, content)
            except (OSError, ValueError):
                raise self._stopped() from None
            return self._answer(progress, seconds)

    def _answer(self, progress: Progress, seconds: float) -> Sent:
        done, total, last = 0, 0, time.monotonic()
        while True:
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                self._check_time(last, seconds)
                progress(done, total)
                continue
            if answer is None:
                raise self._stopped()
            if "failed" in answer.values:
                raise WrongFile(_REFUSALS[answer.values["failed"]], name=self._name)
            if "done" not in answer.values:
                return answer
            done, total, last = answer.values["done"], answer.values["total"], time.monotonic()
            progress(done, total)

    def _check_time(self, last: float, seconds: float) -> None:
        if time.monotonic() - last > seconds:
            self._process.kill()
            raise WrongFile(messages.PDF_TOO_SLOW, name=self._name, seconds=round(seconds))

    def _stopped(self) -> WrongFile:
        self._process.wait()
        error = WrongFile(messages.PDF_STOPPED, name=self._name)
        if not self._said.closed:
            self._said.seek(0)
            error.__cause__ = WorkerStopped(self._said.read().decode(errors="replace")[-4000:])
        return error

    def _listen(self) -> None:
        assert self._process.stdout is not None
        pipe = self._process.stdout
        try:
            while (answer := receive(pipe)) is not None:
                self._answers.put(answer)
        finally:
            self._answers.put(None)


def _started(said: Any) -> "subprocess.Popen[bytes]":
    """The worker as a fresh program that shares nothing with this one, no lock either.

    `-P` keeps it from taking for a module what lies in the folder that this program was started in.
    """
    paths = [str(_HOME), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "blotter.interchange.pdf.worker", str(limits.PDF_MEMORY)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
