"""Paragraphs that were broken to fit a file flow again; whatever has lines of its own keeps them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import PARTS
from blotter.interchange import codebook_markdown
from blotter.interchange.flowing import flowing
from blotter.project.rendering import html
from blotter.shipped import shipped_codebooks

LONG = "words that go on until there is no more room for another one of them"
HAN = "警察合作" * 9


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{LONG}\ntwo\n\n{LONG}\nfour", f"{LONG} two\n\n{LONG} four"),
        ("one\ntwo", "one\ntwo"),
        (f"- {LONG}\n- two\n  goes on\nand on", f"- {LONG}\n- two\n  goes on\nand on"),
        (f"before\n- a list\n\n{LONG}\nit", f"before\n- a list\n\n{LONG} it"),
        (f"{LONG}  \nbroken {LONG}\\\non purpose", f"{LONG}  \nbroken {LONG}\\\non purpose"),
        (f"> {LONG}\n> words", f"> {LONG}\n> words"),
        (f"```\n{LONG}\nb\n```\n{LONG}\nd", f"```\n{LONG}\nb\n```\n{LONG} d"),
        (f"| {LONG} | b |\n| - | - |\n| 1 | 2 |", f"| {LONG} | b |\n| - | - |\n| 1 | 2 |"),
        (f"{LONG}\n-----\n{LONG}\nmore", f"{LONG}\n-----\n{LONG} more"),
        (f"{HAN}\n合作 {LONG}\nmore", f"{HAN}合作 {LONG} more"),
        (f"1. {LONG}\n2. two", f"1. {LONG}\n2. two"),
        ("", ""),
    ],
)
def test_what_flows_and_what_does_not(written: str, meant: str) -> None:
    assert flowing(written) == meant


@given(st.lists(st.sampled_from([LONG, HAN, "a", "- a", "", "> b", "```", "1. c", "#", "d  ", "e\\"])))
def test_flowing_twice_is_flowing_once_and_loses_no_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    once = flowing(text)
    assert flowing(once) == once
    assert "".join(once.split()) == "".join(text.split())


def test_the_shipped_codebooks_read_the_same() -> None:
    for path in shipped_codebooks().values():
        codebook = codebook_markdown.read(path).codebook
        assert codebook is not None
        raw = codebook_markdown.parsed(path.read_text(encoding="utf-8"), path.name)
        for code in codebook:
            for part in PARTS:
                flows, broken = getattr(code, part), getattr(raw.by_id[code.id], part)
                assert " ".join(html(flows).split()) == " ".join(html(broken).split())
