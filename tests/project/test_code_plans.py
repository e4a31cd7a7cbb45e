"""Planning the codebook: what changes, what is refused, what becomes of segments, children and memos."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from blotter.domain.codebook import Code, Codebook
from blotter.domain.colours import COLOURS
from blotter.domain.memo import Memo
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Segment, Span
from blotter.errors import NotFound, Refused
from blotter.project import codes, freezing, memos, segments
from blotter.project.project import Project
from blotter.project.rendering import html
from blotter.project.transfer import import_files, incoming
from factories import code, edit, import_of, memo, text_source


def tree(project: Project) -> list[str]:
    return [project.codebook.path(each.id) for each in project.codebook]


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def mark(project: Project, by: str, path: str, span: Span, note: str = "") -> Segment:
    source = project.source("notes.txt")
    marking = segments.mark(project, source, named(project, path), [span], project.coder(by), note)
    project.apply(marking.edit)
    return marking.marked[0]


def of_code(project: Project, path: str) -> list[tuple[str, Span, str]]:
    query = SegmentQuery(codes=frozenset([named(project, path).id]))
    return sorted((project.coders[s.coder].name, s.span, s.memo) for s in project.retrieve(query))


def test_a_new_code_is_the_last_of_its_siblings(project: Project) -> None:
    for name, above in (("zebra", None), ("aardvark", None), ("course", "training")):
        project.apply(codes.add(project, name, named(project, above) if above else None)[1])
    assert tree(project) == [
        "training",
        "training/academy",
        "training/course",
        "assistance",
        "either\\/or",
        "zebra",
        "aardvark",
    ]


def test_top_codes_get_the_palettes_colours_in_turn(project: Project) -> None:
    for number in range(20):
        project.apply(codes.add(project, f"code {number}")[1])
    colours = [each.colour for each in project.codebook.children(None)]
    assert colours[:16] == list(COLOURS)
    assert colours[16:] == [f"{colour}+1" for colour in COLOURS[:7]]
    assert named(project, "training/academy").colour == ""
    assert project.codebook.colour(named(project, "training/academy").id) == "blue"


def test_a_colour_that_was_chosen_stays(project: Project) -> None:
    for name, above in (("zebra", None), ("course", named(project, "training"))):
        project.apply(codes.add(project, name, above, "rose")[1])
    assert named(project, "zebra").colour == named(project, "training/course").colour == "rose"


@pytest.mark.parametrize("name", ["training", "TRAINING", " Training ", "train\u200bing"])
def test_a_siblings_name_is_refused_however_it_is_written(project: Project, name: str) -> None:
    assistance = named(project, "assistance")
    for plan in (
        lambda: codes.add(project, name),
        lambda: codes.rename(project, assistance, name),
    ):
        with pytest.raises(Refused, match="“training” exists already"):
            plan()
    under = codes.add(project, name, assistance)[0]
    project.apply(edit())
    assert under.name == name.strip()


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "turned \u202e round", "\0"])
def test_what_is_no_name_is_refused(project: Project, name: str) -> None:
    with pytest.raises(Refused):
        codes.add(project, name)
    with pytest.raises(Refused):
        codes.rename(project, named(project, "training"), name)


def test_only_the_case_of_a_name_may_change(project: Project) -> None:
    project.apply(codes.rename(project, named(project, "training"), "TRAINING"))
    assert "TRAINING/academy" in tree(project)
    assert codes.rename(project, named(project, "training"), "TRAINING") is None


def test_moving(project: Project) -> None:
    academy, assistance = named(project, "training/academy"), named(project, "assistance")
    project.apply(codes.move(project, academy, None, before=assistance))
    assert tree(project) == ["training", "academy", "assistance", "either\\/or"]
    assert named(project, "academy").colour
    project.apply(codes.move(project, named(project, "training"), named(project, "academy")))
    project.apply(codes.move(project, named(project, "either\\/or"), None, before=named(project, "academy")))
    assert tree(project) == ["either\\/or", "academy", "academy/training", "assistance"]
    assert codes.move(project, named(project, "assistance"), None) is None


def test_moves_that_are_refused(project: Project) -> None:
    training, academy = named(project, "training"), named(project, "training/academy")
    for under in (training, academy):
        with pytest.raises(Refused, match="lies inside it"):
            codes.move(project, training, under)
    project.apply(codes.add(project, "Academy")[1])
    with pytest.raises(Refused, match="exists already"):
        codes.move(project, academy, None)


def test_definitions_names_and_places_make_revisions_but_looks_and_order_do_not(project: Project) -> None:
    def number() -> int:
        assert project.revision is not None
        assert project.revision.digest == project.codebook.digest()
        return project.revision.number

    training, start = named(project, "training"), number()
    project.apply(codes.define(project, training, use_when="Somebody is taught."))
    assert number() == start + 1
    project.apply(codes.rename(project, named(project, "training"), "teaching"))
    assert number() == start + 2
    project.apply(codes.recolour(project, named(project, "teaching"), "#aabbcc"))
    project.apply(codes.set_key(project, named(project, "teaching"), "t"))
    project.apply(codes.move(project, named(project, "teaching"), None))
    assert number() == start + 2
    project.apply(codes.move(project, named(project, "teaching"), named(project, "assistance")))
    assert number() == start + 3
    assert project.revision is not None
    assert (project.revision.reason, project.revision.coder) == ("Move teaching", project.coder("Ada").id)
    assert [each.number for each in project.revisions] == list(range(1, start + 4))
    project.undo()
    assert number() == start + 2
    assert codes.define(project, named(project, "teaching"), use_when="Somebody is taught.") is None


def test_a_key_belongs_to_one_code(project: Project) -> None:
    project.apply(codes.set_key(project, named(project, "training"), "t"))
    project.apply(codes.set_key(project, named(project, "assistance"), "t"))
    assert [each.name for each in project.codebook if each.key] == ["assistance"]
    assert codes.set_key(project, named(project, "assistance"), "t") is None
    project.apply(codes.set_key(project, named(project, "assistance"), ""))
    assert not any(each.key for each in project.codebook)


def test_deleting_takes_all_below_with_segments_and_memos(project: Project) -> None:
    project.apply(memos.write(project, memos.subject(project, "code:training/academy"), "Below."))
    project.apply(codes.delete(project, named(project, "training")))
    assert tree(project) == ["assistance", "either\\/or"]
    assert project.count() == 1
    assert project.memos() == []
    assert project.check() == []
    project.undo()
    assert project.count() == 4
    assert len(project.memos()) == 2


def test_merging_recodes_raises_children_and_hands_memos_over(project: Project) -> None:
    mark(project, "Ada", "assistance", Span(0, 8), "the one that stays")
    mark(project, "Ben", "either\\/or", Span(30, 40))
    project.apply(codes.add(project, "Academy", named(project, "assistance"))[1])
    project.apply(memos.write(project, memos.subject(project, "code:assistance"), "Kept."))
    twin = project.coded(project.source("notes.txt"), named(project, "training"), project.coder("Ada"))[0]
    project.apply(segments.write_memo(project, twin, "the one that goes"))
    count = project.count()
    project.apply(codes.merge(project, named(project, "training"), named(project, "assistance")))
    assert tree(project) == ["assistance", "assistance/Academy", "assistance/academy (2)", "either\\/or"]
    assert of_code(project, "assistance") == [
        ("Ada", Span(0, 8), "the one that stays\n\nthe one that goes"),
        ("Ben", Span(0, 8), ""),
        ("Ben", Span(4, 20), ""),
    ]
    assert project.count() == count - 1
    about = memos.subject(project, "code:assistance")
    assert memos.read(project, about) == "Kept.\n\nNot sure yet."
    assert len(project.memos()) == 1
    assert project.check() == []


def test_merging_up_into_the_parent_and_what_is_refused(project: Project) -> None:
    training, academy = named(project, "training"), named(project, "training/academy")
    with pytest.raises(Refused, match="into itself"):
        codes.merge(project, training, training)
    with pytest.raises(Refused, match="lies under it"):
        codes.merge(project, training, academy)
    project.apply(codes.merge(project, academy, training))
    assert tree(project) == ["training", "assistance", "either\\/or"]
    assert len(of_code(project, "training")) == 3


def test_adopting_adds_what_is_missing_and_leaves_the_rest(project: Project) -> None:
    theirs = code("Training", short="Not ours.", colour="rose")
    course, patrol = code("course", theirs), code("patrol", colour="moss")
    book = Codebook([theirs, course, patrol, code("river", patrol)], title="Police")
    change, present = codes.adopt(project, book)
    project.apply(change)
    assert present == 1
    assert tree(project) == [
        "training",
        "training/academy",
        "training/course",
        "assistance",
        "either\\/or",
        "patrol",
        "patrol/river",
    ]
    assert named(project, "training").short == ""
    assert named(project, "patrol") == replace(patrol, position=named(project, "patrol").position)
    assert codes.adopt(project, book) == (None, 4)
    before = code("a first", theirs)
    project.apply(codes.adopt(project, Codebook([theirs, before]))[0])
    under = project.codebook.children(named(project, "training").id)
    assert [each.name for each in under] == ["academy", "course", "a first"]
    # Once renamed, a code of the same file is another one, and gets an id of its own.
    project.apply(codes.rename(project, named(project, "patrol"), "patrols"))
    project.apply(codes.adopt(project, book)[0])
    assert named(project, "patrol").id != patrol.id
    assert project.check() == []


def test_where_a_code_comes_from_is_kept_and_makes_no_revision(project: Project) -> None:
    number = project.revision
    project.apply(
        codes.define(project, named(project, "training"), origin=" Literature ", reference="MacQueen 1998")
    )
    training = named(project, "training")
    assert (training.origin, training.reference) == ("literature", "MacQueen 1998")
    assert project.revision == number
    for plan in (
        lambda: codes.define(project, training, origin="hearsay"),
        lambda: codes.add(project, "patrol", origin="hearsay"),
    ):
        with pytest.raises(Refused, match="“hearsay” is not where a code can come from"):
            plan()
    patrol = codes.add(project, "patrol", origin="INDUCTIVE", counter_example="A parade.")[0]
    assert (patrol.origin, patrol.counter_example) == ("inductive", "A parade.")


def test_a_reason_is_kept_with_the_revision(project: Project) -> None:
    project.apply(
        codes.define(project, named(project, "training"), " The pilot\r\nshowed it. ", full="Taught.")
    )
    assert project.revision is not None
    assert project.revision.reason == "The pilot\nshowed it."
    assert str(project.history()[-1].label) == "Define training"
    project.apply(codes.define(project, named(project, "training"), "  ", full="Well taught."))
    assert project.revision.reason == "Define training"
    project.apply(codes.add(project, "patrol", reason="Ben met one.")[1])
    assert project.revision.reason == "Ben met one."
    project.apply(codes.rename(project, named(project, "patrol"), "watch", "Ben’s word for it."))
    assert project.revision.reason == "Ben’s word for it."


def test_an_archived_code_is_given_no_more_and_keeps_what_it_has(project: Project) -> None:
    training, source = named(project, "training"), project.source("notes.txt")
    mine = project.coded(source, training, project.coder("Ada"))
    project.apply(codes.archive(project, training))
    archived = named(project, "training")
    assert archived.archived
    assert codes.archive(project, archived) is None
    assert project.coded(source, training, project.coder("Ada")) == mine
    other = project.coded(source, named(project, "assistance"), project.coder("Ben"))[0]
    made = codes.ensure_path(project.codebook, ["training", "course"])
    for plan in (
        lambda: segments.mark(project, source, archived, [Span(1, 5)]),
        lambda: segments.mark_codes(project, source, [named(project, "assistance"), archived], Span(1, 5)),
        lambda: segments.recode(project, other, archived),
    ):
        with pytest.raises(Refused, match=r"“training” is archived.*codes archive --undo"):
            plan()
    # What has it already, what lies under it and what is to get another code go on.
    assert segments.mark(project, source, archived, [Span(0, 8)]).present == tuple(mine)
    project.apply(segments.mark(project, source, made[-1], [Span(1, 5)], made=made).edit)
    project.apply(segments.set_bounds(project, mine[0], Span(0, 9)))
    project.apply(segments.recode(project, project.segment(mine[0].id), named(project, "assistance")))
    project.apply(codes.archive(project, named(project, "training"), archived=False))
    project.apply(segments.mark(project, source, named(project, "training"), [Span(1, 5)]).edit)
    labels = [str(each.label) for each in project.history()]
    assert "Archive training" in labels
    assert "Take training back from the archive" in labels


def test_a_table_may_bring_segments_of_an_archived_code(project: Project, tmp_path: Path) -> None:
    project.apply(codes.archive(project, named(project, "training")))
    table = tmp_path / "earlier.csv"
    table.write_text("source,start,end,code,coder\nnotes.txt,1,5,training,Ada\n", encoding="utf-8")
    report = import_files(project, incoming([table])[0])
    assert (report.taken, report.refused) == ({"segments": 1}, 0)


def test_aliases_replace_those_before(project: Project) -> None:
    project.apply(
        codes.set_aliases(project, named(project, "training"), [" teaching ", "PB", "Teaching", "pb"])
    )
    assert named(project, "training").aliases == ("Teaching", "pb")
    assert codes.set_aliases(project, named(project, "training"), ["Teaching", "pb"]) is None
    project.apply(codes.set_aliases(project, named(project, "training"), ["Training", "course"]))
    assert named(project, "training").aliases == ("course",)
    project.apply(codes.set_aliases(project, named(project, "training"), []))
    assert named(project, "training").aliases == ()


@pytest.mark.parametrize("alias", ["", " ", "two\nlines", "x" * 201])
def test_what_is_no_name_is_no_alias(project: Project, alias: str) -> None:
    with pytest.raises(Refused):
        codes.set_aliases(project, named(project, "training"), ["fine", alias])


def test_an_alias_stands_for_one_code(project: Project) -> None:
    project.apply(codes.set_aliases(project, named(project, "training"), ["teaching"]))
    assistance = named(project, "assistance")
    with pytest.raises(Refused, match="“TEACHING” stands for “training” already"):
        codes.set_aliases(project, assistance, ["TEACHING"])
    for alias, path in (
        ("Training", "training"),
        ("training/academy", "training/academy"),
        ("either/or", r"either\\/or"),
        (r"either\/or", r"either\\/or"),
    ):
        with pytest.raises(Refused, match=f"is what the code “{path}” is called"):
            codes.set_aliases(project, assistance, [alias])
    # The name of a code further down says too little to be that code's alone.
    project.apply(codes.set_aliases(project, assistance, ["academy"]))


def test_a_passage_becomes_an_example_once(project: Project) -> None:
    source, training = project.source("notes.txt"), named(project, "training")
    project.apply(codes.define(project, training, example="Somebody teaches.\n"))
    second = mark(project, "Ada", "training", Span(50, 80))
    first = project.coded(source, training, project.coder("Ben"))[0]
    number = project.revision.number if project.revision else 0
    for segment in (first, second):
        project.apply(codes.add_example(project, named(project, "training"), segment))
        assert codes.add_example(project, named(project, "training"), segment) is None
    assert named(project, "training").example == (
        "Somebody teaches.\n\n“Officers” (notes.txt, ¶ 1)\n\n"
        "“警察 👮‍♀️ trained there for nine” (notes.txt, ¶ 2)"
    )
    assert project.revision is not None
    assert project.revision.number == number + 2
    assert project.revision.reason == "Add an example to training"


def test_an_example_shows_the_very_words(project: Project) -> None:
    words = "1. *Not* <b>bold</b>,\n  # no heading [x](y) `z`"
    project.apply(import_of(text_source(words, "odd_*name*.txt")))
    source = project.source("odd_*name*.txt")
    marked = segments.mark(project, source, named(project, "training"), [Span(0, len(words))]).marked[0]
    project.apply(segments.mark(project, source, named(project, "training"), [marked.span]).edit)
    project.apply(codes.add_example(project, named(project, "training"), marked))
    shown = html(named(project, "training").example)
    plain = unescape(re.sub("<[^>]+>", "", shown))
    assert plain == "“1. *Not* <b>bold</b>, # no heading [x](y) `z`” (odd_*name*.txt, ¶ 1)"


def test_a_path_is_made_as_far_as_it_is_missing(project: Project) -> None:
    made = codes.ensure_path(project.codebook, ["TRAINING", "abroad", "in/out"])
    assert [each.name for each in made] == ["abroad", "in/out"]
    assert made[0].parent == named(project, "training").id
    assert codes.ensure_path(project.codebook, ["Training", "Academy"]) == []
    assert made[1].parent == made[0].id


def test_an_edit_of_codes_and_memos_together_is_refused_whole(project: Project) -> None:
    before = tree(project)
    loose = codes.revised(project, [*edit(memo(of=code("never put"))).steps], "Loose")
    with pytest.raises(Refused, match="gone"):
        project.apply(loose)
    assert tree(project) == before
    assert all(isinstance(each, Memo) and each.text == "Not sure yet." for each in project.memos())


def test_an_adopted_code_takes_no_name_that_stands_for_another(project: Project) -> None:
    project.apply(codes.set_aliases(project, named(project, "training"), ["teaching"]))
    patrol = code("patrol", aliases=("Teaching", "assistance", "either/or", "beat", "talk", "patrol", "Beat"))
    talk = code("talk", aliases=("beat", "chat"))
    project.apply(codes.adopt(project, Codebook([patrol, talk]))[0])
    assert named(project, "patrol").aliases == ("beat",)
    assert named(project, "talk").aliases == ("chat",)
    for each in project.codebook:
        assert codes.set_aliases(project, each, each.aliases) is None
    assert project.check() == []


def test_nothing_is_adopted_while_the_codebook_is_frozen(project: Project) -> None:
    project.apply(freezing.freeze(project))
    present = Codebook([code("training")])
    assert codes.adopt(project, present) == (None, 1)
    with pytest.raises(Refused, match="frozen at revision"):
        codes.adopt(project, Codebook([code("patrol")]))


def test_a_part_of_a_codebook_is_adopted_with_what_is_above_and_under_it(project: Project) -> None:
    top = code("patrol", short="Walks.")
    river, lake = code("river", top, key="r"), code("lake", top, key="r")
    night = code("at night", river)
    book = Codebook([top, river, lake, night, code("talk")], title="Police")
    before = tree(project)
    change, present = codes.adopt(project, book, ["PATROL/river"])
    assert present == 0
    assert [each.name for each in codes.added_codes(change)] == ["patrol", "river", "at night"]
    change, _ = codes.adopt(project, book, ["patrol/river"], with_children=False)
    assert [each.name for each in codes.added_codes(change)] == ["patrol", "river"]
    project.apply(change)
    change, present = codes.adopt(project, book, ["patrol"])
    assert ([each.name for each in codes.added_codes(change)], present) == (["lake", "at night"], 2)
    assert [each.key for each in codes.added_codes(change)] == ["", ""]
    project.apply(change)
    assert codes.adopt(project, book, ["patrol"]) == (None, 4)
    assert codes.adopt(project, book, []) == (None, 0)
    with pytest.raises(NotFound, match="Did you mean “patrol/river”"):
        codes.adopt(project, book, ["patrol/rivers"])
    project.undo()
    project.undo()
    assert tree(project) == before
    assert project.check() == []
