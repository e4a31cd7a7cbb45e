"""What stands of a decision when copies are looked at again, and both states of things as they are told."""

import shutil
from dataclasses import replace
from pathlib import Path

import open_window
import pytest
from merging import differing_copies as differ
from merging.differing_copies import about, code, copied, do, segment
from PySide6.QtWidgets import QApplication

import factories
from blotter.domain.source import original
from blotter.project import codes, segments, sources
from blotter.project.merging import Decisions, Kind, Take
from blotter.project.project import Project
from blotter.ui.merging import looking
from blotter.ui.merging.looking import Copies, Merged, Seen
from blotter.ui.merging.review import News, Review
from blotter.ui.merging.states import question_html, spoken_states
from blotter.ui.merging.words import asked_words, choices_words, decision_words


@pytest.fixture
def study(tmp_path: Path, dressed: QApplication) -> Path:
    """The small study, closed."""
    return open_window.made(tmp_path)


def reviewed(into: Path, *paths: Path) -> Review:
    copies = Copies(tuple(paths))
    with Project(into) as project:
        return Review(copies, looking.look(project, copies, Decisions()))


def again(into: Path, review: Review) -> Seen:
    with Project(into) as project:
        return looking.look(project, review.copies, review.decisions())


def html(into: Path, review: Review, kind: Kind, part: str = "", take: Take | None = None) -> str:
    question = about(review, kind, part)
    with Project(into, writable=False) as project:
        return question_html(project, question, take, review.seen.texts.get(question.key))


def test_a_decision_stands_while_what_was_chosen_does(study: Path) -> None:
    there = differ.differing(study)
    review = reviewed(study, there)
    for question in review.questions:
        review.decide(question, Take.FROM if question.kind is Kind.FIELDS else Take.INTO)
    assert review.open == []
    # Here the words change that were not chosen: nothing is open again.
    do(study, lambda p: codes.define(p, code(p, "motive"), short="Other words."))
    assert review.stands(again(study, review))
    # There those change that were chosen.
    do(there, lambda p: codes.define(p, code(p, "motive"), short="Yet others."), by="Jonas Falk")
    seen = again(study, review)
    assert not review.stands(seen)
    assert review.look_again(seen) == News(0, 1, is_other=True)
    (open_again,) = review.open
    assert (open_again.part, open_again.into, open_again.other) == ("short", "Other words.", "Yet others.")


def test_what_is_kept_is_asked_about_again_if_it_is_another_by_then(study: Path) -> None:
    there = differ.differing(study)
    review = reviewed(study, there)
    gone, used = about(review, Kind.REMOVED_HERE), about(review, Kind.USED_THERE)
    review.decide(gone, Take.FROM)
    review.decide(used, Take.INTO)
    do(there, lambda p: segments.write_memo(p, segment(p, "nineteen patrol boats"), "More."), by="Jonas Falk")
    do(there, lambda p: codes.define(p, code(p, "repression/coerced return"), short="More."), by="Jonas Falk")
    assert review.look_again(again(study, review)).reopened == 1
    # What is let go is let go, whatever it has become.
    assert review.about(about(review, Kind.USED_THERE)) is Take.INTO
    assert review.about(about(review, Kind.REMOVED_HERE)) is None


def test_people_are_never_decided_with_the_rest(study: Path) -> None:
    review = reviewed(study, differ.differing(study))
    rest = review.decide_rest(Take.FROM)
    assert {question.kind for question in review.open} == {Kind.ONE_NAME}
    assert len(rest) == len(review.questions) - 1
    assert review.next_open(3) == 0
    review.decide(review.questions[0], Take.INTO)
    assert review.next_open(3) is None


def test_nothing_is_written_while_something_is_open(study: Path) -> None:
    review = reviewed(study, differ.differing(study))
    with Project(study) as project:
        lines = len(project.history())
        found = looking.merge(project, review.copies, review.decisions(), review.stands)
        assert isinstance(found, Seen)
        assert len(project.history()) == lines
        for question in review.questions:
            review.decide(question, Take.FROM)
        merged = looking.merge(project, review.copies, review.decisions(), review.stands)
        assert isinstance(merged, Merged)
        assert project.history()[-1].id != merged.step or len(project.history()) > lines
        assert [take for _, take in merged.decided] == [Take.FROM] * len(review.questions)


def test_codes_that_were_placed_under_each_other(study: Path) -> None:
    there = copied(study)
    do(study, lambda p: codes.move(p, code(p, "training"), code(p, "motive")))
    do(there, lambda p: codes.move(p, code(p, "motive"), code(p, "training")), by="Jonas Falk")
    review = reviewed(study, there)
    question = about(review, Kind.CIRCLE)
    assert choices_words(question) == ("Keep as here", "Take from Ben")
    assert asked_words(question) == "Each under the other"
    review.decide(question, Take.FROM)
    assert review.stands(again(study, review))
    assert decision_words(question, Take.FROM) == "From Ben"


def test_changed_here_and_removed_there(study: Path) -> None:
    there = copied(study)
    do(study, lambda p: segments.write_memo(p, segment(p, differ.BOAT), "Not to be lost."))
    do(there, lambda p: segments.unmark(p, [segment(p, differ.BOAT)]))
    review = reviewed(study, there)
    question = about(review, Kind.REMOVED_THERE)
    assert choices_words(question) == ("Keep it, as here", "Let it go, as in Ben")
    assert [decision_words(question, take) for take in Take] == ["Kept", "Let go"]
    told = html(study, review, Kind.REMOVED_THERE, take=Take.INTO)
    assert told.index("✓ Here") < told.index("Not to be lost.") < told.index("removed</span>")
    assert "patrol\n" in spoken_states(question)


def test_a_place_in_the_tree_is_told_as_a_path(study: Path) -> None:
    there = copied(study)
    do(study, lambda p: codes.move(p, code(p, "motive"), code(p, "patrol/exercise")))
    do(there, lambda p: codes.move(p, code(p, "motive"), code(p, "training")), by="Jonas Falk")
    told = html(study, reviewed(study, there), Kind.FIELDS, "place")
    assert "exercise" in told
    assert "patrol/exercise" not in told


def test_a_colour_is_shown_with_its_sign(study: Path) -> None:
    there = copied(study)
    do(study, lambda p: codes.recolour(p, code(p, "motive"), "plum"))
    do(there, lambda p: codes.recolour(p, code(p, "motive"), "moss"))
    told = html(study, reviewed(study, there), Kind.FIELDS, "colour")
    assert told.index("plum") < told.index("moss")
    assert told.count("background-color") == 2


def test_of_two_texts_it_is_shown_where_they_differ(tmp_path: Path, dressed: QApplication) -> None:
    here = tmp_path / "study.blotter"
    words = "Nobody asked who paid. " * 60
    latin = f"{words}Zoé trained them.\n{words}".encode("cp1252")
    content = latin.decode("utf-8", "replace")
    text, data = factories.text_source(content, "letter.txt"), original(latin)
    with Project.create(here) as project:
        read = text._replace(source=replace(text.source, original=data.digest), original=data)
        project.apply(factories.import_of(read))
    there = Path(shutil.copyfile(here, tmp_path / "Ben.blotter"))
    for path, encoding in ((here, "cp1252"), (there, "cp1251")):
        with Project(path) as project:
            project.apply(sources.reread(project, project.source("letter.txt"), encoding))
    review = reviewed(here, there)
    assert [(question.part, question.what) for question in review.questions] == [("text", "letter.txt")]
    told = html(here, review, Kind.FIELDS, "text")
    assert "Zoé" in told
    assert "Zoй" in told
    assert len(told) < 4_000


def test_names_are_escaped_wherever_they_stand(study: Path) -> None:
    there = Path(shutil.copyfile(study, study.with_name("B & <i>en.blotter")))
    for path, words in ((study, "<b>one</b> & all"), (there, "<script>two</script>")):
        do(path, lambda p, words=words: codes.define(p, code(p, "motive"), short=words))
    told = html(study, reviewed(study, there), Kind.FIELDS, "short")
    assert "<b>one" not in told
    assert "<script" not in told
    assert "<i>" not in told


def test_several_copies_are_told_apart(study: Path) -> None:
    names = ("one", "two")
    paths = [copied(study, name) for name in names]
    do(study, lambda p: codes.define(p, code(p, "motive"), short="Here."))
    for path, name in zip(paths, names, strict=True):
        do(path, lambda p, name=name: codes.define(p, code(p, "motive"), short=name))
    review = reviewed(study, *paths)
    assert [(question.copy, question.other) for question in review.questions] == [
        ("one", "one"),
        ("two", "two"),
    ]
    first, second = review.questions
    review.decide(first, Take.FROM)
    review.decide(second, Take.INTO)
    # To keep it as here is to keep what the first copy brought by now: that is asked again.
    assert review.look_again(again(study, review)) == News(0, 1)
    assert [(question.into, question.other) for question in review.open] == [("one", "two")]
    review.decide(review.open[0], Take.INTO)
    assert review.stands(again(study, review))
