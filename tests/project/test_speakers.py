from pathlib import Path

import pytest

from blotter.domain.codebook import Code
from blotter.domain.structure import PartKind
from blotter.errors import NotFound
from blotter.interchange.options import SpeakerOptions, TranscriptOptions
from blotter.project import coders, codes, speakers, transfer
from blotter.project.project import Project

TALK = "Interviewer: Who paid for it?\nR1: Nobody asked.\n[00:01:23] INTERVIEWER: And then?\nR1: 警察 came.\n"
OTHER = (
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v R1>Hello again.</v>\n\n"
    "01:00:03.000 --> 01:00:04.000\n<v Ben>Yes.</v>\n"
)


def _take(project: Project, path: Path, text: str, options: TranscriptOptions | None = None) -> None:
    path.write_text(text, encoding="utf-8")
    found, _ = transfer.incoming([path], options=options)
    report = transfer.import_files(project, found)
    assert report.refused == 0


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """Two transcripts, one coder, two codes."""
    project = Project.create(tmp_path / "study.blotter")
    project.apply(coders.add(project, "Ada")[1])
    project.act_as("Ada")
    for name in ("asks", "answers"):
        project.apply(codes.add(project, name)[1])
    _take(project, tmp_path / "talk.txt", TALK)
    _take(project, tmp_path / "more.vtt", OTHER)
    return project


def _code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def _coded(project: Project) -> list[tuple[str, str, str]]:
    return [
        (project.sources[s.source].name, project.codebook.path(s.code), s.quote) for s in project.retrieve()
    ]


def test_speakers_are_counted_over_documents_whatever_their_case(study: Project) -> None:
    found = speakers.speakers(study, [study.source("talk.txt"), study.source("more.vtt")])
    assert [(each.name, each.turns, each.words, len(each.sources)) for each in found] == [
        ("Interviewer", 2, 6, 1),
        ("R1", 3, 7, 2),
        ("Ben", 1, 1, 1),
    ]


def test_every_turn_gets_its_code_in_one_step_and_once_only(study: Project) -> None:
    given = {"interviewer": _code(study, "asks"), "R1": _code(study, "answers")}
    every = list(study.sources.values())
    plan = speakers.code_by_speaker(study, every, given)
    assert plan.edit is not None
    before = len(study.history())
    study.apply(plan.edit)
    assert len(study.history()) == before + 1
    assert sorted(_coded(study)) == [
        ("more.vtt", "answers", "Hello again."),
        ("talk.txt", "answers", "Nobody asked."),
        ("talk.txt", "answers", "警察 came."),
        ("talk.txt", "asks", "And then?"),
        ("talk.txt", "asks", "Who paid for it?"),
    ]
    assert len({a.source for a in study.assignments()}) == len(study.assignments()) == 2
    again = speakers.code_by_speaker(study, every, given)
    assert (again.edit, len(again.present)) == (None, 5)
    study.undo()
    assert _coded(study) == []
    assert study.assignments() == []


def test_turns_are_put_into_cases_that_are_made_on_the_way(study: Project) -> None:
    every = list(study.sources.values())
    edit = speakers.case_by_speaker(study, every, {"R1": "Respondent 1", "Ben": "respondent 1"})
    study.apply(edit)
    assert [case.name for case in study.cases.values()] == ["Respondent 1"]
    quotes = sorted(part.quote for part in study.case_parts.values())
    assert quotes == ["Hello again.", "Nobody asked.", "Yes.", "警察 came."]
    assert speakers.case_by_speaker(study, every, {"R1": "RESPONDENT 1"}) is None
    study.undo()
    assert (dict(study.cases), dict(study.case_parts)) == ({}, {})


def test_a_name_that_nobody_has_is_told_with_the_nearest(study: Project) -> None:
    with pytest.raises(NotFound, match="“Interviewer”"):
        speakers.code_by_speaker(study, [study.source("talk.txt")], {"Interviewr": _code(study, "asks")})
    with pytest.raises(NotFound):
        speakers.case_by_speaker(study, [study.source("talk.txt")], {"Ben": "Ben"})


def test_speakers_can_be_left_out_at_first_and_found_later(study: Project, tmp_path: Path) -> None:
    _take(study, tmp_path / "late.txt", TALK + "\n", TranscriptOptions(speakers=False))
    late = study.source("late.txt")
    assert speakers.speakers(study, [late]) == []
    study.apply(speakers.find_speakers(study, study.sources.values()))
    assert [each.name for each in speakers.speakers(study, [study.source("late.txt")])] == [
        "Interviewer",
        "R1",
    ]
    assert speakers.find_speakers(study, study.sources.values()) is None
    study.undo()
    assert study.source("late.txt") == late


def test_a_time_leads_to_where_the_recording_is_then(study: Project) -> None:
    source = study.source("more.vtt")
    text = study.text(source)
    times = study.structure(source).of_kind(PartKind.TIME)
    for value, words in ((0, "Hello again."), (3602.9, "Hello again."), (3603, "Yes."), (9999, "Yes.")):
        span = times[speakers.index_at(times, value)].span
        assert text[span.start : span.end] == words
    (time,) = study.structure(study.source("talk.txt")).of_kind(PartKind.TIME)
    assert speakers.words_at(TALK, time, 16) == "INTERVIEWER: And…"
    assert speakers.words_at(text, times[0], 40) == "Hello again. Ben: Yes."


def test_transcripts_of_word_processors_have_speakers_unless_it_is_declined(tmp_path: Path) -> None:
    from docx import Document as Word

    word = Word()
    for line in TALK.splitlines():
        word.add_paragraph(line)
    word.save(str(tmp_path / "talk.docx"))
    for number, options in enumerate((None, SpeakerOptions(speakers=False))):
        project = Project.create(tmp_path / f"{number}.blotter")
        transfer.import_files(project, transfer.incoming([tmp_path / "talk.docx"], options=options)[0])
        found = [each.name for each in speakers.speakers(project, project.sources.values())]
        assert found == ([] if options else ["Interviewer", "R1"])
        project.close()
