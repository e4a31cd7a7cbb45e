"""Discussion notes: written, decided with a reason, and what accepted words do to the code."""

import pytest

from blotter.domain.code_note import CodeNote, Decision
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.freeze import Freeze
from blotter.errors import NotFound, Refused
from blotter.project import code_notes, codes
from blotter.project.project import Project

ACCEPTED, DECLINED = Decision


def write(project: Project, text: str, part: str = "", words: str = "", path: str = "training") -> CodeNote:
    note, edit = code_notes.add(project, project.codebook.find(path), text, part, words)
    project.apply(edit)
    return note


def decide(project: Project, note: CodeNote, decision: Decision, reason: str) -> CodeNote:
    known = code_notes.find(project, note.id)
    project.apply(code_notes.decide(project, known, decision, reason))
    return code_notes.find(project, note.id)


def freeze(project: Project) -> None:
    assert project.revision is not None
    project.apply(project.edit("Freeze", [Put(Freeze(id=new_id(), revision=project.revision.id))]))


def test_a_note_says_who_wrote_and_who_decided_it(project: Project) -> None:
    note = write(project, " Too wide? ")
    ada = project.coder("Ada").id
    assert (note.text, note.coder, note.decision) == ("Too wide?", ada, "")
    project.act_as("Ben")
    decided = decide(project, note, DECLINED, "It is what the treaty says.")
    assert (decided.coder, decided.decided_by) == (ada, project.coder("Ben").id)
    assert (decided.decision, decided.reason) == ("declined", "It is what the treaty says.")
    assert decided.decided_at >= decided.at > ""
    assert code_notes.of_code(project, note.code) == [decided]
    assert code_notes.open_notes(project.code_notes()) == []
    project.undo()
    assert project.code_notes() == [note]
    project.apply(code_notes.remove(project, note))
    assert project.code_notes() == []


def test_accepted_words_go_into_the_code_in_the_same_step_with_the_reason(project: Project) -> None:
    before = project.revision
    assert before is not None
    note = write(project, "", "short", "Courses for officers.")
    assert project.revision == before
    decide(project, note, ACCEPTED, "Shorter")
    assert project.codebook.find("training").short == "Courses for officers."
    assert project.revision is not None
    assert (project.revision.number, project.revision.reason) == (before.number + 1, "Shorter")
    project.undo()
    assert (project.codebook.find("training").short, project.revision) == ("", before)
    assert project.code_notes() == [note]


def test_a_name_can_be_proposed_and_is_refused_where_it_is_taken(project: Project) -> None:
    with pytest.raises(Refused):
        code_notes.add(project, project.codebook.find("training"), "", "name", "Assistance")
    note = write(project, "Say what it is", "name", "courses")
    decide(project, note, ACCEPTED, "Clearer")
    assert project.codebook.path(note.code) == "courses"
    late = write(project, "", "name", "support", path="assistance")
    project.apply(codes.add(project, "support")[1])
    with pytest.raises(Refused, match="support"):
        decide(project, late, ACCEPTED, "Clearer")


def test_a_decided_note_can_be_decided_anew(project: Project) -> None:
    note = write(project, "", "not_when", "Not for visits.")
    decide(project, note, DECLINED, "Visits are rare.")
    decide(project, note, ACCEPTED, "They are not.")
    assert project.codebook.find("training").not_when == "Not for visits."
    number = project.revision.number if project.revision else 0
    again = decide(project, note, DECLINED, "They are, after all.")
    assert (again.decision, again.reason) == ("declined", "They are, after all.")
    assert project.codebook.find("training").not_when == "Not for visits.", "the words stay"
    assert project.revision is not None
    assert project.revision.number == number


def test_while_the_codebook_is_frozen_only_what_has_no_words_is_accepted(project: Project) -> None:
    proposal, plain = write(project, "", "short", "Other words."), write(project, "Ask Ben.")
    freeze(project)
    with pytest.raises(Refused, match="frozen"):
        decide(project, proposal, ACCEPTED, "Better")
    assert code_notes.find(project, proposal.id) == proposal
    assert decide(project, plain, ACCEPTED, "Asked").decision == "accepted"
    assert decide(project, proposal, DECLINED, "Later").decision == "declined"
    same = write(project, "", "short", "")
    assert decide(project, same, ACCEPTED, "It says so already").decision == "accepted"


def test_what_says_nothing_is_refused(project: Project) -> None:
    code = project.codebook.find("training")
    for text, part, words in (("", "", ""), (" \n", "", ""), ("x", "", "words"), ("x", "colour", "blue")):
        with pytest.raises(Refused):
            code_notes.add(project, code, text, part, words)
    note = write(project, "Hm.")
    for reason in ("", "  "):
        with pytest.raises(Refused):
            code_notes.decide(project, note, ACCEPTED, reason)
    with pytest.raises(NotFound):
        code_notes.find(project, "no such")


def test_notes_go_with_their_code_and_over_to_the_one_it_becomes(project: Project) -> None:
    note = write(project, "Hm.", path="training/academy")
    book = project.codebook
    project.apply(codes.merge(project, book.find("training/academy"), book.find("assistance")))
    assert code_notes.find(project, note.id).code == book.find("assistance").id
    project.apply(codes.delete(project, book.find("assistance")))
    assert project.code_notes() == []
    project.undo()
    project.undo()
    assert project.code_notes() == [note]
