from pathlib import Path

import pytest
from hurt_files import check, hurt
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange.transcripts.reading import read_srt, read_transcript, read_vtt
from blotter.interchange.transcripts.subtitles import Subtitles, read_subtitles

VTT = """WEBVTT - a talk

STYLE
::cue {color:red}

NOTE checked

1
00:00:01.000 --> 00:00:03.500 align:start
<v Ada Lane>Hello <b>there</b> &amp; all</v>

00:00:03.500 --> 00:00:05.000
<v Ada Lane>and again.</v>
<v.loud Ben>Yes.</v>

01:00:05.250 --> 01:00:06.000
<v Ben>No.</v>
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
We went to
2
00:00:02,000 --> 00:00:04,000
the border.

3
00:00:09,000 --> 00:00:10,000
{\\an8}<i>Then</i> what

ADA: and so on
4
00:00:11,000 --> 00:00:12,000
ADA: why?
BEN: so
5
00:00:12,000 --> 00:00:14,000
ADA: because
it is
BEN: ok
"""


def _said(read: Subtitles) -> list[tuple[str, str]]:
    return [(p.value, read.text[p.start : p.end]) for p in read.parts if p.kind is PartKind.TURN]


def _times(read: Subtitles) -> list[tuple[str, str]]:
    return [(p.value, read.text[p.start : p.end]) for p in read.parts if p.kind is PartKind.TIME]


def test_voices_become_speakers_and_cues_turns_to_read() -> None:
    read = read_subtitles(VTT)
    assert read.text == "Ada Lane: Hello there & all and again.\nBen: Yes. No.\n"
    assert _said(read) == [("Ada Lane", "Hello there & all and again."), ("Ben", "Yes. No.")]
    assert _times(read) == [("1", "Hello there & all"), ("3.5", "and again."), ("3605.25", "No.")]
    assert (read.cues, dict(read.left_out)) == (3, {"notes and styles": 2})


def test_names_at_the_beginning_of_lines_are_speakers_and_no_word_is_lost() -> None:
    read = read_subtitles(SRT)
    assert read.text == (
        "We went to the border.\nThen what\nADA: and so on why?\nBEN: so\nADA: because it is\nBEN: ok\n"
    )
    assert [name for name, _ in _said(read)] == ["ADA", "BEN", "ADA", "BEN"]
    assert [value for value, _ in _times(read)] == ["1", "2", "9", "11", "12"]


def test_without_speakers_a_paragraph_ends_with_a_sentence_or_a_pause() -> None:
    lines = [
        ("00:01", "00:02", "One"),
        ("00:02", "00:03", "goes on."),
        ("00:03", "00:04", "Two"),
        ("00:09", "00:10", "three"),
    ]
    cues = "\n\n".join(f"00:{start}.000 --> 00:{end}.000\n{words}" for start, end, words in lines)
    assert read_subtitles("WEBVTT\n\n" + cues).text == "One goes on.\nTwo\nthree\n"


def test_captions_that_roll_are_not_read_twice_and_chinese_has_no_spaces() -> None:
    rolling = "1\n00:00:01,000 --> 00:00:02,000\n我们\n\n2\n00:00:02,000 --> 00:00:03,000\n我们\n去了\n"
    read = read_subtitles(rolling)
    assert (read.text, dict(read.left_out)) == ("我们去了\n", {"lines shown twice": 1})


def test_files_are_read_with_their_kind_and_refused_without_subtitles(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_bytes(SRT.replace("\n", "\r\n").encode("utf-16"))
    (document,) = read_srt(tmp_path / "a.srt").documents
    assert (document.kind, document.text.count("\n")) == ("srt", 6)
    assert "5 subtitles" in document.remarks[0].why
    (tmp_path / "a.vtt").write_text("WEBVTT\n\nNOTE nothing here\n", encoding="utf-8")
    with pytest.raises(WrongFile, match="has no subtitles"):
        read_vtt(tmp_path / "a.vtt")
    (tmp_path / "a.txt").write_text("nobody speaks", encoding="utf-8")
    with pytest.raises(WrongFile, match="nobody speaks in it"):
        read_transcript(tmp_path / "a.txt")


@pytest.mark.parametrize(("reader", "content"), [(read_vtt, VTT), (read_srt, SRT)])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_hurt_file_is_read_or_refused(tmp_path_factory, reader, content, data) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / "hurt.srt"
    path.write_bytes(data.draw(hurt(content.encode())))
    try:
        (document,) = reader(path).documents
    except WrongFile:
        return
    check(document)
