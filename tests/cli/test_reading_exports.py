"""`blotter export` of a whole project as something to read: a site, and Word files with comments."""

from pathlib import Path

from tests.cli.conftest import Run

from blotter.interchange.docx.reading import document


def _code(run: Run, *words: str) -> None:
    assert run("code", "study.blotter", "--source", "notes.txt", *words).status == 0


def test_a_site_is_a_folder_with_what_was_asked_for(run: Run, study: Path, tmp_path: Path) -> None:
    _code(run, "--code", "training", "--coder", "Ada", "--find", "Officers trained", "--memo", "Say *more*.")
    _code(run, "--code", "assistance", "--coder", "Ben", "--find", "The boats were a gift")
    done = run("export", "study.blotter", "site", "--format", "html-site", "--choose", "memos=yes")
    assert done.status == 0
    assert "1 document, 3 codes, 2 segments, 2 coders" in done.err
    page = (tmp_path / "site" / "document-1.html").read_text("utf-8")
    assert "Say <em>more</em>." in page
    assert "Ben" in page
    again = run("export", "study.blotter", "site", "--format", "html-site", "--coder", "Ada")
    assert again.status == 0
    page = (tmp_path / "site" / "document-1.html").read_text("utf-8")
    assert "Ben" not in page
    assert "Say " not in page


def test_a_choice_that_there_is_not_is_told_with_those_that_there_are(run: Run, study: Path) -> None:
    refused = run("export", "study.blotter", "site", "--format", "html-site", "--choose", "colour=blue")
    assert refused.status != 0
    assert "memos" in refused.err
    assert not Path("site").exists()


def test_one_document_is_one_word_file(run: Run, study: Path, tmp_path: Path) -> None:
    _code(run, "--code", "training/academy", "--coder", "Ada", "--find", "officers sailed")
    assert run("export", "study.blotter", "notes.docx", "--what", "project").status == 0
    read = document((tmp_path / "notes.docx").read_bytes(), "notes.docx")
    assert [(each.text, each.author) for each in read.comments] == [("training › academy", "Ada")]
    assert read.text[read.comments[0].start : read.comments[0].end] == "officers sailed"


def test_words_that_are_to_be_masked_are_not_written_at_all(run: Run, study: Path) -> None:
    _code(run, "--code", "training", "--coder", "Ada", "--find", "Officers")
    for name, format_id in (("site", "html-site"), ("words", "coded-docx")):
        refused = run("export", "study.blotter", name, "--format", format_id, "--mask-code", "training")
        assert refused.status != 0
        assert not Path(name).exists()
