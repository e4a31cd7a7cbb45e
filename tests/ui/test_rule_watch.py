"""Rules while one codes: every gesture says which rule it has left broken, and is no slower for it."""

from pathlib import Path

import pytest
import small_study
from open_window import DOCUMENT

from blotter.domain.coding_rule import Reach, RuleKind
from blotter.domain.segment import Span
from blotter.errors import OthersWork
from blotter.project import code_sets, coding_rules
from blotter.project.project import Project
from blotter.ui.desk import Desk
from blotter.ui.main_window import MainWindow
from blotter.ui.status import Tone
from factories import edit, segment, text_source

NEEDS, EXCLUDES, MEMO = RuleKind
WORDS = Span(0, 6)


def lay(project: Project, kind: RuleKind, path: str, *others: str, reach: Reach = Reach.OVERLAP) -> None:
    book = project.codebook
    project.apply(coding_rules.add(project, kind, book.find(path), map(book.find, others), reach)[1])


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.work.desk


def code(desk: Desk, path: str, span: Span = WORDS) -> str:
    """Code a passage; the new segment's id."""
    identity = desk.project.codebook.find(path).id
    assert desk.mark(span, [identity])
    source = small_study.document(desk.project, DOCUMENT)
    found = desk.project.starting_at(source, [span.start])
    return next(each.id for each in found if each.code == identity and each.span == span)


def told(window: MainWindow) -> tuple[str, Tone]:
    return window.status.told(), window.status.tone()


def test_coding_says_which_rule_the_passage_breaks_until_it_is_kept(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, NEEDS, "motive")
    code(desk, "motive")
    assert told(window) == ("Coded as motive · motive needs another code on this passage", Tone.CAUTION)
    code(desk, "training")
    assert told(window) == ("Coded as training · Ctrl+Z undoes", Tone.DONE)
    other = code(desk, "patrol/river patrol", Span(40, 46))
    assert told(window)[1] is Tone.DONE
    desk.recode([other], desk.project.codebook.find("motive").id)
    assert told(window) == ("Recoded as motive · motive needs another code on this passage", Tone.CAUTION)


def test_taking_a_code_away_or_moving_its_ends_breaks_anothers_rule(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, NEEDS, "motive", "repression")
    code(desk, "motive")
    partner = code(desk, "repression/coerced return", Span(0, 13))
    assert told(window)[1] is Tone.DONE
    desk.move_bounds(partner, Span(7, 13))
    assert told(window) == (
        "Moved the ends of 1 segment · motive needs repression on this passage",
        Tone.CAUTION,
    )
    desk.move_bounds(partner, Span(5, 13))
    assert told(window)[1] is Tone.DONE
    desk.unmark([partner])
    assert told(window) == (
        "Uncoded repression › coerced return · motive needs repression on this passage",
        Tone.CAUTION,
    )


def test_what_was_broken_before_and_elsewhere_is_not_told_again(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, MEMO, "repression")
    code(desk, "repression", Span(0, 60))
    assert told(window)[0].endswith("repression needs a memo")
    code(desk, "training", Span(7, 13))
    assert told(window) == ("Coded as training · Ctrl+Z undoes", Tone.DONE)


def test_a_memo_ends_or_begins_what_a_rule_asks_for(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, MEMO, "motive")
    identity = code(desk, "motive")
    assert told(window)[1] is Tone.CAUTION
    desk.write_memo(f"segment:{identity}", "Because.")
    assert told(window) == ("Memo written · Ctrl+Z undoes", Tone.DONE)
    desk.write_memo(f"segment:{identity}", "")
    assert told(window) == ("Memo written · motive needs a memo", Tone.CAUTION)


def test_domains_and_exclusions_name_both_codes_as_people_read_them(window: MainWindow, desk: Desk) -> None:
    project = desk.project
    lay(project, EXCLUDES, "patrol", "repression/coerced return")
    sides = [project.codebook.find(path) for path in ("training", "patrol/exercise")]
    project.apply(code_sets.add(project, "What was done", sides, exclusive=True)[1])
    code(desk, "repression/coerced return")
    code(desk, "patrol/exercise/live fire")
    assert told(window)[0] == (
        "Coded as patrol › exercise › live fire · patrol › exercise › live fire does not go with "
        "repression › coerced return on this passage"
    )
    code(desk, "training")
    assert told(window)[0] == (
        "Coded as training · training and patrol › exercise › live fire exclude each other in “What was done”"
    )


def test_several_codes_in_one_step_are_looked_at_together(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, NEEDS, "motive", "training", reach=Reach.SAME)
    book = desk.project.codebook
    desk.mark(WORDS, [book.find("motive").id, book.find("training").id])
    assert told(window)[1] is Tone.DONE


def test_only_segments_of_the_same_coder_count(window: MainWindow, desk: Desk) -> None:
    lay(desk.project, NEEDS, "motive")
    desk.act_as(desk.project.coder("Jonas Falk"))
    code(desk, "training")
    desk.act_as(desk.project.coder("Mira Okonjo"))
    code(desk, "motive")
    assert told(window)[1] is Tone.CAUTION


def test_in_a_document_of_ten_thousand_segments_a_gesture_stays_quick(tmp_path: Path, qapp: object) -> None:
    project = small_study.make(tmp_path / "study.blotter")
    book, coder = project.codebook, project.acting_coder()
    source = text_source("word " * 60_000, "long.txt")
    given = [book.find("training"), book.find("motive")]
    marks = [segment(source, given[n % 2], coder, Span(25 * n, 25 * n + 24)) for n in range(10_000)]
    project.apply(
        type(edit())(
            label=edit().label,
            steps=edit(source.source, *marks).steps,
            texts=[source.text],
            originals=[source.original],
        )
    )
    lay(project, NEEDS, "motive")
    lay(project, EXCLUDES, "training", "repression")
    lay(project, MEMO, "repression")

    def refuse(_: OthersWork) -> bool:
        return False

    desk = Desk(project, refuse)
    desk.show_source(project.source("long.txt").id)
    cautions: list[str] = []
    desk.cautioned.connect(cautions.append)
    desk.rules.check.at(desk.source, coder.id, Span(0, 1))  # what the rules mean is worked out once
    touched = desk.rules.before_changing(project.starting_at(source.source, [25 * 9_000]))
    touched.caution(())
    desk.mark(Span(25 * 9_001, 25 * 9_001 + 10), [book.find("repression").id])
    assert len(cautions) == 1
    desk.let_go()
    project.close()
