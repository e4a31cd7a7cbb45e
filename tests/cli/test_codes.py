from pathlib import Path

from tests.cli.conftest import Run


def paths(run: Run) -> list[str]:
    return [row["code"] for row in run("codes", "list", "study.blotter", "--json").json]


def test_codes_have_paths_found_whatever_their_case(run: Run, study: Path) -> None:
    assert run("codes", "rename", "study.blotter", "TRAINING/Academy", "academy and scholarship").status == 0
    assert paths(run) == ["training", "training/academy and scholarship", "assistance"]
    assert run("codes", "add", "study.blotter", "Training").status == 1
    assert run("codes", "add", "study.blotter", "nothing/below").status == 1


def test_a_slash_in_a_name_is_escaped(run: Run, study: Path) -> None:
    assert run("codes", "add", "study.blotter", r"training/and\/or").status == 0
    assert r"training/and\/or" in paths(run)


def test_names_that_cannot_be_are_refused(run: Run, study: Path) -> None:
    for name in (" ", "two\nlines", "turned\u202eround", "\u200b", "x" * 500):
        assert run("codes", "add", "study.blotter", name).status == 1, ascii(name)
    assert run("codes", "add", "study.blotter", "../../x").status == 1
    assert len(paths(run)) == 3


def test_move_merge_recolour_delete(run: Run, study: Path) -> None:
    run("code", "study.blotter", "--source", "notes.txt", "--code", "training/academy", "--coder", "Ada",
        "--span", "0:8")  # fmt: skip
    assert run("codes", "move", "study.blotter", "training", "--under", "training/academy").status == 1
    assert run("codes", "move", "study.blotter", "training/academy", "--under", "assistance").status == 0
    assert paths(run) == ["training", "assistance", "assistance/academy"]
    assert run("codes", "recolour", "study.blotter", "training", "no colour").status == 1
    assert run("codes", "recolour", "study.blotter", "training", "#aa00ff").status == 0
    merged = run("codes", "merge", "study.blotter", "assistance/academy", "training")
    assert merged.status == 0
    assert "1 segment of 1 coder in 1 document." in merged.err
    assert run("codes", "merge", "study.blotter", "training", "training").status == 1
    assert run("codes", "delete", "study.blotter", "training").status == 0
    assert paths(run) == ["assistance"]
    assert run("undo", "study.blotter", "--steps", "4").status == 0
    assert paths(run) == ["training", "training/academy", "assistance"]
    (segment,) = run("report", "segments", "study.blotter", "--json").json
    assert segment["code"] == "training/academy"


def test_each_change_of_a_definition_makes_a_revision(run: Run, study: Path) -> None:
    def revision(span: str) -> int:
        run("code", "study.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ada",
            "--span", span)  # fmt: skip
        return max(s["revision"] for s in run("report", "segments", "study.blotter", "--json").json)

    first = revision("0:8")
    run("codes", "recolour", "study.blotter", "training", "#aa00ff")
    assert revision("0:9") == first
    run("codes", "rename", "study.blotter", "assistance", "help")
    assert revision("0:10") == first + 1


def test_a_code_is_placed_before_another(run: Run, study: Path) -> None:
    def move(*more: str) -> int:
        return run("codes", "move", "study.blotter", *more).status

    assert run("codes", "add", "study.blotter", "assistance/goods").status == 0
    assert move("assistance", "--before", "training") == 0
    assert paths(run) == ["assistance", "assistance/goods", "training", "training/academy"]
    assert move("training/academy", "--before", "assistance/goods") == 0
    assert paths(run) == ["assistance", "assistance/academy", "assistance/goods", "training"]
    before = paths(run)
    assert move("training", "--before", "training") == 1
    assert move("training", "--under", "assistance/goods", "--before", "assistance/academy") == 1
    assert move("training", "--before", "nothing") == 1
    assert paths(run) == before


def test_what_a_change_touches_is_told_in_numbers(run: Run, study: Path) -> None:
    deleted = run("codes", "delete", "study.blotter", "training")
    assert deleted.err == "Deleted “training” (2 codes): 0 segments of 0 coders in 0 documents.\n"
    deleted = run("codes", "delete", "study.blotter", "assistance")
    assert deleted.err.startswith("Deleted “assistance” (1 code): ")


def test_a_codebook_is_adopted_whole_or_in_part(run: Run, study: Path) -> None:
    before = paths(run)
    dry = run("codes", "adopt", study, "police-cooperation", "--code", "patrol/river patrol", "--dry-run")
    assert (dry.status, dry.out) == (0, "patrol\npatrol/river patrol\n")
    assert dry.err == "Would add 2 codes; 0 there already.\n"
    assert paths(run) == before
    ran = run(
        "codes", "adopt", study, "police-cooperation", "--code", "PATROL/river patrol", "--code", "training"
    )
    assert (ran.status, ran.out, ran.err) == (0, "", "Added 14 codes; 1 there already.\n")
    found = {row["code"]: row for row in run("codes", "list", study, "--json").json}
    assert len(found) == 17
    assert "patrol/exercise" not in found
    assert found["patrol/river patrol"]["short"]
    assert found["training"]["short"] == ""
    again = run("codes", "adopt", study, "police-cooperation", "--code", "training")
    assert again.err == "Added 0 codes; 13 there already.\n"
    whole = run("codes", "adopt", study, "police-cooperation")
    assert whole.err == "Added 98 codes; 16 there already.\n"
    assert run("undo", study, "--steps", "2").status == 0
    assert paths(run) == before


def test_a_codebook_is_adopted_from_a_file_of_any_kind(run: Run, study: Path) -> None:
    folder = study.parent
    (folder / "c.md").write_text("# T\n\n## talk\n\nShort: x\n", encoding="utf-8")
    (folder / "c.csv").write_text("code,short,colour\ntalk/loud,y,reddish\n,z,\n", encoding="utf-8")
    assert run("codes", "adopt", study, "c.md").err == "Added 1 code; 0 there already.\n"
    ran = run("codes", "adopt", study, "c.csv")
    assert ran.status == 1
    refused, left_out, *told = ran.err.splitlines()
    assert refused == "refused: line 3: It does not say what the code is called."
    assert left_out.startswith(
        "left out: line 2: “reddish” is not a colour, so it was left out. It is #rrggbb"
    )
    assert told == ["Added 1 code; 1 there already.", "1 refused; the rest was taken."]
    assert paths(run)[-2:] == ["talk", "talk/loud"]


def test_of_very_many_bad_rows_a_few_are_told(run: Run, study: Path) -> None:
    rows = "".join(f",row {number}\n" for number in range(300))
    (study.parent / "c.csv").write_text(f"code,short\nnew,x\n{rows}", encoding="utf-8")
    ran = run("codes", "adopt", study, "c.csv")
    assert ran.status == 1
    assert ran.err.count("refused: line") == 50
    assert ran.err.endswith(
        "… and 250 more remarks.\nAdded 1 code; 0 there already.\n300 refused; the rest was taken.\n"
    )


def test_what_cannot_be_adopted_is_told(run: Run, study: Path) -> None:
    before = paths(run)
    for arguments, reason in (
        (("nothing",), "There is no codebook “nothing”"),
        (("police-cooperation", "--code", "patrol/river patroll"), "Did you mean “patrol/river patrol”"),
        (("notes.txt",), "is not read as a codebook"),
    ):
        ran = run("codes", "adopt", study, *arguments)
        assert ran.status == 1
        assert reason in ran.err
    assert paths(run) == before
