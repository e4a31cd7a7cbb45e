"""Paragraphs that were broken to fit a file flow again; whatever has lines of its own keeps them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import PARTS
from blotter.interchange import codebook_markdown
from blotter.interchange.flowing import flowing
from blotter.project.rendering import html
from blotter.shipped import shipped_codebooks


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("one\ntwo\n\nthree\nfour", "one two\n\nthree four"),
        ("- one\n- two\n  goes on\nand on", "- one\n- two\n  goes on\nand on"),
        ("before\n- a list\n\nafter\nit", "before\n- a list\n\nafter it"),
        ("a line  \nbroken\\\non purpose", "a line  \nbroken\\\non purpose"),
        ("> quoted\n> words", "> quoted\n> words"),
        ("```\na\nb\n```\nc\nd", "```\na\nb\n```\nc d"),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 2 |"),
        ("Title\n-----\nwords\nmore", "Title\n-----\nwords more"),
        ("警察\n合作 and\nmore", "警察合作 and more"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("", ""),
    ],
)
def test_what_flows_and_what_does_not(written: str, meant: str) -> None:
    assert flowing(written) == meant


@given(st.text(alphabet="ab .-*>|`\\\n#1警", max_size=60))
def test_flowing_twice_is_flowing_once_and_loses_no_word(text: str) -> None:
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
