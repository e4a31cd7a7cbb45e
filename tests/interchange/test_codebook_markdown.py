import re
from pathlib import Path

import pytest
from exchanged import codebooks
from hypothesis import given, settings

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import derived_id, new_id
from blotter.errors import Refused, WrongFile
from blotter.interchange.codebook_markdown import markdown_of, read, write
from blotter.interchange.codebook_parser import parsed
from blotter.shipped import shipped_codebooks


@settings(max_examples=100, deadline=None)
@given(codebooks())
def test_a_codebook_comes_back_from_its_file(codebook: Codebook) -> None:
    text = markdown_of(codebook)
    back = parsed(text, "codes.md")
    assert list(back) == list(codebook)
    assert back == codebook
    assert markdown_of(back) == text


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    code = Code(id=new_id(), name="joint patrol / C#", colour="#12abef", key="p", short="Walks {together}.")
    codebook = Codebook([code], "A study", "Why *these* codes.")
    assert write(codebook, tmp_path / "codes.md").rows == 1
    assert read(tmp_path / "codes.md").codebook == codebook


def test_a_file_reads_as_a_person_would_write_it() -> None:
    text = """# River study

Introduction.

## patrol {: colour="blue" key="p" }

Short: Officers of two states act together,
in one place.

The full definition.

- with a list

Use when: it happens.

Not in the plan only.

DO NOT USE WHEN: it is talk; use `meeting`.
Example: “They walked.”

### river/lake

## meeting
Only a full definition.
"""
    patrol, river, meeting = parsed(text, "codes.md")
    assert (patrol.colour, patrol.key, patrol.parent, patrol.position) == ("blue", "p", None, 0)
    assert patrol.short == "Officers of two states act together,\nin one place."
    assert patrol.full == "The full definition.\n\n- with a list"
    assert patrol.use_when == "it happens.\n\nNot in the plan only."
    assert patrol.not_when == "it is talk; use `meeting`."
    assert patrol.example == "“They walked.”"
    assert (river.name, river.parent, river.colour) == ("river/lake", patrol.id, "")
    assert (meeting.full, meeting.short, meeting.position) == ("Only a full definition.", "", 1)
    assert river.id == derived_id("River study", "patrol/river\\/lake")


def test_origin_and_other_names_are_read_as_a_person_would_write_them() -> None:
    text = """# T

## patrol {: archived key="p" }

Also called: joint patrol;
  JP; a\\;b

What it means.

Counter-example: A parade.
origin: Literature - Freedom House 2021,
p. 7

## boat
Origin: inductive
Reference: The first three interviews.

And the fourth.

## gift
Origin: deductive

## talk
Reference: Smith 2003

## aid {: archived="yes" }
"""
    patrol, boat, gift, talk, aid = parsed(text, "codes.md")
    assert (patrol.archived, patrol.key, patrol.aliases) == (True, "p", ("joint patrol", "JP", "a;b"))
    assert (patrol.full, patrol.counter_example) == ("What it means.", "A parade.")
    assert (patrol.origin, patrol.reference) == ("literature", "Freedom House 2021, p. 7")
    assert (boat.origin, boat.reference) == ("inductive", "The first three interviews.\n\nAnd the fourth.")
    assert (gift.origin, gift.reference, gift.archived) == ("deductive", "", False)
    assert (talk.origin, talk.reference) == ("", "Smith 2003")
    assert aid.archived


def test_origin_and_other_names_are_written_to_be_read() -> None:
    code = Code(
        id="0" * 32,
        name="patrol",
        short="Walks.",
        origin="literature",
        reference="Freedom House 2021",
        aliases=("joint patrol", "JP"),
        archived=True,
    )
    assert markdown_of(Codebook([code], "T")) == (
        "# T\n\n## patrol {: #00000000000000000000000000000000 archived }\n\nShort: Walks.\n\n"
        "Origin: literature – Freedom House 2021\n\nAlso called: joint patrol; JP\n"
    )


def test_a_name_is_no_html_in_what_shows_the_file() -> None:
    name = "</script><script>alert(1)</script> & <b>"
    book = Codebook([Code(id=new_id(), name=name)], name)
    written = markdown_of(book)
    assert not re.search(r"(?<!\\)<", written)
    back = parsed(written, "codes.md")
    assert (back.title, [each.name for each in back]) == (name, [name])


def test_an_untitled_codebook_stays_untitled() -> None:
    text = markdown_of(Codebook())
    assert text.startswith("# Codebook")
    assert parsed(text, "codes.md") == Codebook()


def test_gaps_between_positions_close_in_their_order() -> None:
    codes = [Code(id=new_id(), name=name, position=place) for name, place in (("b", 7), ("a", 9), ("c", 2))]
    back = parsed(markdown_of(Codebook(codes, "T")), "codes.md")
    assert [(code.name, code.position) for code in back] == [("c", 0), ("b", 1), ("a", 2)]


def test_below_six_levels_the_heading_says_its_level() -> None:
    codes: list[Code] = []
    for depth in range(8):
        codes.append(Code(id=new_id(), name=f"c{depth}", parent=codes[-1].id if codes else None))
    text = markdown_of(Codebook(codes, "Deep"))
    assert f'###### c5 {{: #{codes[5].id} level="7" }}' in text
    assert parsed(text, "codes.md") == Codebook(codes, "Deep")


def test_a_codebook_that_is_no_tree_is_not_written(tmp_path: Path) -> None:
    twins = [Code(id=new_id(), name="Patrol"), Code(id=new_id(), name="patrol")]
    with pytest.raises(Refused, match="both called"):
        write(Codebook(twins, "T"), tmp_path / "codes.md")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no title"),
        ("prose only", 1, "no title"),
        ("\n\n## code", 3, "no title"),
        ("# T\n# U", 2, "second title"),
        ("# T\n## a\n\n## A", 4, "stands twice"),
        ("# T\n## a\n#### b", 3, "stands on level 4"),
        ("# T\n### a", 2, "stands on level 3"),
        ("# T\n##", 2, "needs a name"),
        ('# T\n## {: colour="red" }', 2, "needs a name"),
        ("# T\n## a\u202eb", 2, "direction of writing"),
        ('# T\n## a {: colour="reddish" }', 2, "not a colour"),
        ("# T\n## a {: colour=#12 }", 2, "not a colour"),
        ("# T\n## a {: key=F5 }", 2, "not a key"),
        ("# T\n## a {: #patrol }", 2, "not an id"),
        ("# T\n## a {: hue=3 }", 2, "“hue” is not known"),
        ("# T\n## a {: level=7 }", 2, "not a level"),
        ("# T\n## a {: archived=no }", 2, "says not whether the code is archived"),
        ("# T\n## a\nOrigin: the passage", 3, "“the passage” is not where a code can come from"),
        ("# T\n## a\nOrigin: inductively", 3, "is not where a code can come from"),
        ("# T\n## a\nOrigin: inductive – x\nReference: y", 4, "“Reference” is given twice"),
        ("# T\n## a\nfull\n\nAlso called: b\n\nfull", 5, "“Full” is given twice"),
        ("# T\n####### a", 2, 'level="7"'),
        ("# T\n## a\\", 2, "not a heading"),
        ("# T\n## a\nShort: x\n\nShort: y", 5, "“Short” is given twice"),
        ("# T\n## a\nfull\n\nShort: x\n\nfull", 5, "“Full” is given twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(WrongFile) as caught:
        parsed(text, "codes.md")
    assert f"“codes.md”, line {line}: " in str(caught.value)
    assert reason in str(caught.value)


def test_an_id_given_twice_is_told() -> None:
    given = new_id()
    with pytest.raises(WrongFile, match=r"line 3: The id of “b” belongs to “a”"):
        parsed(f"# T\n## a {{: #{given} }}\n## b {{: #{given.upper()} }}", "codes.md")


def test_a_heading_within_fenced_code_is_prose() -> None:
    codebook = parsed("# T\n```\n## no\n```\n## a\n~~~\n# no\nShort: no\n~~~\n", "codes.md")
    assert codebook.introduction == "```\n## no\n```"
    assert [code.full for code in codebook] == ["~~~\n# no\nShort: no\n~~~"]


def test_the_codebooks_that_come_along_are_read_and_come_back() -> None:
    shipped = shipped_codebooks()
    assert shipped
    for path in shipped.values():
        codebook = read(path).codebook
        assert codebook is not None
        assert parsed(markdown_of(codebook), path.name) == codebook
