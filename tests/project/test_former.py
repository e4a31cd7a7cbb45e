"""Former codes and earlier names: found by their words, and told where a path leads nowhere any more."""

import shutil
from pathlib import Path

import pytest

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.asking import Question
from blotter.domain.codebook import Code
from blotter.errors import BlotterError, NotFound
from blotter.project import asking, codes, comparison, former, memos, splitting
from blotter.project.former import How
from blotter.project.project import Project
from blotter.project.reports import Selection, report


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def split(project: Project, path: str, *names: str) -> None:
    code = named(project, path)
    parts = splitting.parts_named(project, code, names)
    assigned = {each.id: 0 for each in splitting.segments_of(project, code)}
    project.apply(splitting.split(project, code, parts, assigned))


def told(project: Project, path: str) -> str:
    with pytest.raises(NotFound) as error:
        former.find(project, path)
    return str(error.value)


def names(project: Project, words: str) -> list[tuple[str, How, int | None, list[str]]]:
    book = project.codebook
    return [
        (each.path, each.how, each.since.number if each.since else None, [book.path(c) for c in each.codes])
        for each in former.found(project, words)
    ]


def test_a_code_that_is_there_is_found_as_ever(project: Project) -> None:
    assert former.find(project, "TRAINING/academy") == named(project, "training/academy")
    assert told(project, "trainings").startswith("There is no code “trainings”. Did you mean “training”")
    assert former.found(project, "training") == []


def test_a_renamed_code_and_what_is_under_it(project: Project) -> None:
    project.apply(codes.rename(project, named(project, "training"), "teaching"))
    assert names(project, "train") == [
        ("training", How.RENAMED, 5, ["teaching"]),
        ("training/academy", How.MOVED, 5, ["teaching/academy"]),
    ]
    assert told(project, "Training") == ("“training” is called “teaching” since revision 5. Use that path.")
    project.apply(codes.move(project, named(project, "teaching/academy"), named(project, "assistance")))
    assert names(project, "academy")[0] == ("teaching/academy", How.MOVED, 6, ["assistance/academy"])
    project.undo()
    project.undo()
    assert former.found(project, "training") == []


def test_a_name_that_came_back_is_none_of_the_past(project: Project) -> None:
    project.apply(codes.rename(project, named(project, "training"), "teaching"))
    project.apply(codes.rename(project, named(project, "teaching"), "training"))
    assert names(project, "t") == [
        ("teaching", How.RENAMED, 6, ["training"]),
        ("teaching/academy", How.MOVED, 6, ["training/academy"]),
    ]
    project.apply(codes.rename(project, named(project, "training"), "teaching"))
    assert names(project, "training")[0] == ("training", How.RENAMED, 7, ["teaching"])


def test_what_was_merged_is_followed_to_what_is_there_today(project: Project) -> None:
    project.apply(codes.rename(project, named(project, "assistance"), "aid"))
    project.apply(codes.merge(project, named(project, "aid"), named(project, "training")))
    assert told(project, "aid") == "“aid” was merged into “training” in revision 6. Use that code."
    assert (
        told(project, "assistance") == "“assistance” was merged into “training” in revision 5. Use that code."
    )
    project.apply(codes.merge(project, named(project, "training"), named(project, "either\\/or")))
    project.apply(codes.rename(project, named(project, "either\\/or"), "all"))
    assert names(project, "aid") == [("aid", How.MERGED, 6, ["all"])]
    assert names(project, "training")[0] == ("training", How.MERGED, 7, ["all"])


def test_what_was_split_is_its_parts(project: Project) -> None:
    split(project, "training", "abroad", "at home")
    assert told(project, "training") == (
        "“training” was split into “abroad”, “at home” in revision 5. Use one of these codes."
    )
    project.apply(codes.merge(project, named(project, "at home"), named(project, "assistance")))
    assert names(project, "training")[:2] == [
        ("training", How.SPLIT, 5, ["abroad", "assistance"]),
        ("training/academy", How.MOVED, 5, ["academy"]),
    ]


def test_what_was_deleted_is_nothing_today(project: Project) -> None:
    project.apply(codes.delete(project, named(project, "training")))
    assert names(project, "training") == [
        ("training", How.DELETED, 5, []),
        ("training/academy", How.DELETED, 5, []),
    ]
    assert former.found(project, "training")[0].code is None
    assert told(project, "training/academy") == (
        "“training/academy” was deleted in revision 5. Use another code, or add it anew."
    )
    project.apply(codes.add(project, "training")[1])
    assert former.find(project, "training").name == "training"
    assert [each.path for each in former.found(project, "training")] == ["training", "training/academy"]


def test_of_two_codes_that_had_a_path_the_later_is_told(project: Project) -> None:
    project.apply(codes.delete(project, named(project, "assistance")))
    project.apply(codes.add(project, "assistance")[1])
    project.apply(codes.merge(project, named(project, "assistance"), named(project, "training")))
    assert "was merged into “training” in revision 7" in told(project, "assistance")
    assert [each.how for each in former.found(project, "assistance")] == [How.MERGED, How.DELETED]


def test_a_code_that_came_again_with_its_id_and_went_again(project: Project) -> None:
    gone = named(project, "assistance")
    project.apply(codes.delete(project, gone))
    project.apply(codes.revised(project, factories.edit(gone).steps, "Bring it back"))
    project.apply(codes.merge(project, gone, named(project, "training")))
    assert names(project, "assistance") == [("assistance", How.MERGED, 7, ["training"])]
    assert former.fates(project, until=6)[gone.id][0].fate == "deleted"


def test_files_of_an_older_blotter_say_when_but_not_how(tmp_path: Path) -> None:
    kept = Path(__file__).parents[1] / "data" / "history-2.blotter"
    with Project(Path(shutil.copyfile(kept, tmp_path / "history.blotter"))) as project:
        assert told(project, "either\\/or").startswith(
            "“either\\/or” is gone since revision 8; what became of it"
        )
        assert told(project, "training/academy") == (
            "“training/academy” is called “academy” since revision 6. Use that path."
        )


def test_wherever_a_path_is_looked_up(project: Project) -> None:
    project.apply(codes.merge(project, named(project, "assistance"), named(project, "training")))
    looks = (
        lambda: report(project, "segments", Selection(codes=("assistance",))),
        lambda: list(asking.passages(project, Question(any_of=("assistance",)))),
        lambda: comparison.agreement(project, AgreementOptions(codes=("assistance",))),
        lambda: memos.subject(project, "code:assistance"),
    )
    for look in looks:
        with pytest.raises(BlotterError, match="was merged into “training”"):
            look()


def test_a_long_past_is_gone_through(tmp_path: Path) -> None:
    with factories.study(tmp_path / "long.blotter") as project:
        for number in range(150):
            project.apply(codes.add(project, f"code {number}")[1])
            project.apply(codes.rename(project, named(project, f"code {number}"), f"name {number}"))
        assert len(former.found(project, "code")) == 150
