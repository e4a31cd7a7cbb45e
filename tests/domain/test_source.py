"""Texts as the project stores them."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.source import digest_of, normalised, original, storable, stored_text

ANY_TEXT = st.text(st.sampled_from("ab \r\n\u2028\u2029\x85\ufeff\0\ud800\udfff😀警\v\f"))


def test_line_ends_become_one_kind() -> None:
    assert normalised("a\r\nb\rc\u2029d\n\re\n") == ("a\nb\nc\nd\n\ne\n", 0)


def test_what_stays() -> None:
    kept = "a\u2028b\x85c\v\f\u200f\ufeffd 👮‍♀️\n"
    assert normalised(kept) == (kept, 0)


def test_a_leading_mark_goes_and_what_cannot_be_stored_is_counted() -> None:
    assert normalised("\ufeff\ufeffa\0b\ud83dc\udc6e") == ("\ufeffa\ufffdb\ufffdc\ufffd", 3)


@given(ANY_TEXT)
def test_normalised_text_can_be_stored_and_is_normal(text: str) -> None:
    plain, replaced = normalised(text)
    plain.encode()
    again, none = normalised(plain.removeprefix("\ufeff"))
    assert (again, none) == (plain.removeprefix("\ufeff").removeprefix("\ufeff"), 0)
    assert replaced == sum(c == "\0" or "\ud800" <= c <= "\udfff" for c in text)
    assert len(plain) <= len(text)


def test_digests() -> None:
    assert digest_of(b"") == hashlib.sha256(b"").hexdigest()
    assert stored_text("警").digest == digest_of("警".encode())
    assert original(b"\xff\0").digest == digest_of(b"\xff\0")


@given(st.text(alphabet="\ufeff\r\na"))
def test_what_was_stored_is_stored_again_as_it_is(words: str) -> None:
    assert storable(storable(words)) == storable(words)
