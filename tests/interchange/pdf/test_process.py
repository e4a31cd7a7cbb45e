import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pdf_files import made, numbered

from blotter.errors import WrongFile
from blotter.interchange import limits
from blotter.interchange.pdf.process import PdfWorker
from blotter.progress import Cancelled

SIZE = {"do": "size", "page": 0}


def is_alive(pid: int) -> bool:
    """Whether a process is there and not merely unburied."""
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def process_of(worker: PdfWorker) -> int:
    return worker._process.pid


def test_a_worker_answers_and_ends_with_its_block() -> None:
    with PdfWorker(numbered(3), "three.pdf") as worker:
        assert worker.page_count == 3
        assert worker.ask(SIZE).values == {"width": 595.0, "height": 842.0}
        pid = process_of(worker)
        assert is_alive(pid)
    assert not is_alive(pid)


def test_a_page_is_drawn_as_large_as_asked_and_no_larger_than_allowed() -> None:
    request = {"do": "draw", "page": 0, "scale": 2.0, "most": 10_000_000}
    with PdfWorker(numbered(1), "one.pdf") as worker:
        values, content = worker.ask(request)
        assert (values["width"], values["height"]) == (1190, 1684)
        assert len(content) == values["stride"] * values["height"]
        assert content[:3] == b"\xff\xff\xff"
        assert len(set(content[::4])) > 1, "there is black on the white"
        values, content = worker.ask({**request, "scale": 500.0, "most": 1_000_000})
        assert values["width"] * values["height"] <= 1_000_000


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(WrongFile, match="not a PDF that can be read"):
        PdfWorker(b"%PDF-1.7 and nothing more", "bad.pdf")


def test_a_worker_that_is_killed_harms_nothing() -> None:
    with PdfWorker(numbered(1), "one.pdf") as worker:
        os.kill(process_of(worker), signal.SIGKILL)
        with pytest.raises(WrongFile, match=r"Reading “one\.pdf” failed"):
            worker.ask(SIZE)


def test_a_worker_that_hangs_is_given_up() -> None:
    with PdfWorker(numbered(1), "one.pdf") as worker:
        os.kill(process_of(worker), signal.SIGSTOP)
        with pytest.raises(WrongFile, match=r"longer than 1 seconds"):
            worker.ask(SIZE, seconds=1.0)


def test_waiting_can_be_cancelled() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with PdfWorker(numbered(1), "one.pdf") as worker:
        os.kill(process_of(worker), signal.SIGSTOP)
        with pytest.raises(Cancelled):
            worker.ask(SIZE, progress=stop)


def test_threads_share_a_worker() -> None:
    found: list[float] = []
    with PdfWorker(numbered(4), "four.pdf") as worker:

        def ask() -> None:
            found.extend(worker.ask(SIZE).values["width"] for _ in range(50))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert found == [595.0] * 200


def test_more_pages_than_anybody_reads_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_PAGES", 3)
    with pytest.raises(WrongFile, match="has 4 pages; no more than 3"):
        PdfWorker(numbered(4), "long.pdf")


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_no_worker_outlives_who_started_it(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(numbered(1))
    code = (
        "import os, sys; from pathlib import Path; from blotter.interchange.pdf.process import PdfWorker\n"
        f"worker = PdfWorker(Path({str(tmp_path / 'one.pdf')!r}).read_bytes(), 'one.pdf')\n"
        "print(worker._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    pid = int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stdout)
    until = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_a_worker_takes_no_module_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blotter.py").write_text("raise SystemExit(9)")
    (tmp_path / "ctypes.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with PdfWorker(numbered(2), "two.pdf") as worker:
        assert worker.page_count == 2


def test_a_password_opens_what_is_locked() -> None:
    content = made(_locked)
    with pytest.raises(WrongFile, match="locked with a password"):
        PdfWorker(content, "locked.pdf")
    with pytest.raises(WrongFile, match="locked with a password"):
        PdfWorker(content, "locked.pdf", "wrong")
    with PdfWorker(content, "locked.pdf", "open") as worker:
        assert worker.page_count == 1


def _locked(canvas: "object") -> None:
    canvas.setEncrypt("open")  # type: ignore[attr-defined]
    canvas.drawString(72, 700, "secret")  # type: ignore[attr-defined]
