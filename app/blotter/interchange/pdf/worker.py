"""The worker: reads and draws one PDF for another program, over its standard input and output alone.

It ends as soon as its input does, so that none outlives who started it.
"""

import gc
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from blotter.domain.structure import packed
from blotter.interchange.pdf.library import PdfFile, Unreadable
from blotter.interchange.pdf.pipes import Sent, receive, send


class Worker:
    """Answers requests about the one file that it is given first."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._file: PdfFile | None = None
        self._told = (0, 0)

    def answer(self, request: Sent) -> None:
        """Do what a request says and send what came of it."""
        answers: dict[str, Callable[[Sent], Sent]] = {
            "open": self._open,
            "size": self._size,
            "draw": self._draw,
            "read": self._read,
        }
        try:
            values, content = answers[request.values["do"]](request)
        except Unreadable as error:
            values, content = {"failed": error.reason}, b""
        send(self._out, values, content)

    @property
    def file(self) -> PdfFile:
        """The file that was opened."""
        assert self._file is not None
        return self._file

    def _open(self, request: Sent) -> Sent:
        self._file = PdfFile(request.content, request.values["password"])
        return Sent({"pages": self.file.page_count})

    def _size(self, request: Sent) -> Sent:
        width, height = self.file.size(request.values["page"])
        return Sent({"width": width, "height": height})

    def _read(self, request: Sent) -> Sent:
        from blotter.interchange.pdf.reading import read

        # Nearly all that is made is needed until the end, so looking for what is not costs time alone.
        gc.disable()
        count = min(request.values["pages"] or self.file.page_count, self.file.page_count)
        found = read(self.file, count, request.values["reader"], self._tell)
        contents = (found.text.encode(), packed(found.structure), found.layout)
        values = {
            "lengths": [len(each) for each in contents],
            "headings": found.headings,
            "replaced": found.replaced,
            "cut": found.cut,
            "language": self.file.language,
            "title": self.file.told("Title"),
            "author": self.file.told("Author"),
            "created": self.file.told("CreationDate"),
        }
        return Sent(values, b"".join(contents))

    def _tell(self, done: int, total: int) -> None:
        if (done, total) != self._told:
            self._told = (done, total)
            send(self._out, {"done": done, "total": total})

    def _draw(self, request: Sent) -> Sent:
        values = request.values
        width, height, stride, content = self.file.drawn(values["page"], values["scale"], values["most"])
        return Sent({"width": width, "height": height, "stride": stride}, content)


def main() -> None:
    """Answer until the pipe closes."""
    _limit_memory(int(sys.argv[1]))
    # What a library prints must not get between the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests: queue.SimpleQueue[Sent] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    worker = Worker(out)
    while True:
        try:
            worker.answer(requests.get())
        except BrokenPipeError:
            os._exit(0)


def _listen(pipe: BinaryIO, requests: "queue.SimpleQueue[Sent]") -> None:
    while (request := receive(pipe)) is not None:
        requests.put(request)
    os._exit(0)


def _limit_memory(most: int) -> None:
    """Where the system can hold a program to a limit, hold this one."""
    try:
        import resource
    except ImportError:
        return
    limits: Any = resource.getrlimit(resource.RLIMIT_AS)
    highest = limits[1] if limits[1] != resource.RLIM_INFINITY else most
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min(most, highest), limits[1]))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    main()
