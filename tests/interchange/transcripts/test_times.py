import pytest

from blotter.interchange.transcripts.times import seconds_told, shown, written_times


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1:02:03", "3723"),
        ("02:03", "123"),
        ("90:00", "5400"),
        ("0:00:01,500", "1.5"),
        ("1:60:00", None),
        ("12", None),
    ],
)
def test_a_clock_is_so_many_seconds(words: str, value: str | None) -> None:
    assert seconds_told(words) == value


def test_times_are_those_in_brackets_or_at_the_start_of_a_line() -> None:
    text = "at 12:30 (12:30) [0:05] said\n0:06 then (0:00:07) #0:08#"
    assert [(text[t.start : t.end], t.value) for t in written_times(text)] == [
        ("[0:05]", "5"),
        ("0:06", "6"),
        ("(0:00:07)", "7"),
        ("#0:08#", "8"),
    ]
    assert shown("3723.5") == "1:02:03"
