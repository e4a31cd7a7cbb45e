"""Tables that say which segment goes to which code."""

from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.interchange import divisions

A, B = "a" * 32, "b" * 32


def read(tmp_path: Path, content: str) -> dict[str, str]:
    file = tmp_path / "table"
    file.write_text(content, encoding="utf-8")
    return divisions.read(file)


@pytest.mark.parametrize(
    "content",
    [
        f"id,into\n{A},abroad\n{B},at home\n",
        f"Id;Into\r\n{A};abroad\r\n{B};at home\r\n",
        f"source\tinto\tID\nx\tabroad\t{A}\ny\tat home\t{B}\n",
        f'"id","into","text"\n{A}," abroad ","one\ntwo, three"\n{B.upper()},at home,\n',
        f'{{"{A}": "abroad", "{B}": "at home"}}',
        f'[{{"id": "{A}", "into": "abroad", "start": 3}}, {{"id": "{B}", "into": "at home"}}]',
    ],
)
def test_csv_and_json_say_the_same(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == {A: "abroad", B: "at home"}


def test_what_names_no_code_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, f"id,into\n{A},\n{B},  \n\n") == {}
    assert read(tmp_path, f'[{{"id": "{A}", "into": null}}, {{"id": "{B}"}}]') == {}
    assert read(tmp_path, f"id,into\n{A},'=sum\n") == {A: "=sum"}


@pytest.mark.parametrize("content", ["id,code\nx,y\n", "[1]", "[{}]", '{"a": ', "[[]]", "just words"])
def test_what_says_nothing_of_the_kind_is_told(tmp_path: Path, content: str) -> None:
    with pytest.raises(WrongFile, match="does not say which segment goes to which code"):
        read(tmp_path, content)


def test_a_segment_goes_to_one_code(tmp_path: Path) -> None:
    assert read(tmp_path, f"id,into\n{A},abroad\n{A},abroad\n") == {A: "abroad"}
    with pytest.raises(WrongFile, match=f"gives the segment {A} to two codes"):
        read(tmp_path, f"id,into\n{A},abroad\n{A},at home\n")
    with pytest.raises(WrongFile):
        read(tmp_path, " ")
