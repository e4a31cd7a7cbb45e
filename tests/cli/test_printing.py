"""A codebook printed from the command line, in a process of its own: a command alone has no application."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def blotter(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")
    }
    return subprocess.run(
        [sys.executable, "-m", "blotter", *arguments],
        env={**environment, **more}, cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_codebook_is_printed_without_a_display(run: Run, study: Path) -> None:
    ran = blotter(study.parent, "export", "study.blotter", "codes.pdf", "--what", "codes")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "Wrote 3 codes to “codes.pdf”.\n"
    pdf = (study.parent / "codes.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/Count 1\b", pdf)
    assert "study".encode("utf-16-be") in pdf


def test_a_project_is_never_printed_over(run: Run, study: Path) -> None:
    before = study.read_bytes()
    ran = blotter(
        study.parent,
        "export",
        "study.blotter",
        "study.blotter",
        "--what",
        "codes",
        "--format",
        "codebook-pdf",
    )
    assert ran.returncode == 1
    assert "is a project or another database, so it was not replaced" in ran.stderr
    assert study.read_bytes() == before
    lost = blotter(study.parent, "export", "study.blotter", "no/codes.pdf", "--what", "codes")
    assert lost.returncode == 1
    assert "There is no folder" in lost.stderr


def test_without_qt_other_formats_are_named(run: Run, study: Path) -> None:
    blocked = study.parent / "blocked"
    (blocked / "PySide6").mkdir(parents=True)
    (blocked / "PySide6" / "__init__.py").write_text("raise ImportError('no Qt here')", encoding="utf-8")
    where = os.pathsep.join([str(blocked), os.environ.get("PYTHONPATH", "")])
    ran = blotter(study.parent, "export", "study.blotter", "a.pdf", "--what", "codes", PYTHONPATH=where)
    assert ran.returncode == 1
    assert ran.stderr == (
        "PDF cannot be written here: no Qt here. Write a .docx, or --format codebook-html, and print that.\n"
    )
    assert not (study.parent / "a.pdf").exists()


@pytest.mark.parametrize(("name", "format_id"), [("c.docx", None), ("c.html", "codebook-html")])
def test_other_printed_formats_need_no_qt(run: Run, study: Path, name: str, format_id: str | None) -> None:
    named = ("--format", format_id) if format_id else ()
    ran = run("export", study, name, "--what", "codes", *named, "--with-counts", "--with-coders")
    assert (ran.status, ran.err) == (0, f"Wrote 3 codes to “{name}”.\n")
    if name.endswith("html"):
        page = (study.parent / name).read_text(encoding="utf-8")
        assert "Coders: Ada, Ben" in page
        assert "training › academy · 0 segments" in page


def test_what_is_for_print_is_refused_elsewhere(run: Run, study: Path) -> None:
    for option in ("--with-counts", "--with-coders"):
        ran = run("export", study, "c.md", "--what", "codes", option)
        assert ran.status == 1
        assert "is written as codebook-markdown" in ran.err
    assert run("export", study, "c.html", "--what", "codes").status == 0
    assert "<table" in (study.parent / "c.html").read_text(encoding="utf-8")
