from blotter.interchange.markdown_lines import fenced, headings


def _found(text: str) -> list[tuple[str, int]]:
    return [(text[heading.start : heading.end], heading.level) for heading in headings(text)]


def test_headings_of_both_kinds_are_found_where_they_stand() -> None:
    text = "# Top #\n\ntext\n\n###  Deep 😀 one ##\n\nUnder lined\n===\n\nAlso\n---\n"
    assert _found(text) == [("Top", 1), ("Deep 😀 one", 3), ("Under lined", 1), ("Also", 2)]


def test_what_only_looks_like_a_heading_is_none() -> None:
    assert _found("#hashtag\n####### seven\n    # code\n\\# no\n#\n") == []
    assert _found("- item\n---\n\n> quote\n---\n\n| a |\n---\n\n---\n") == []


def test_fenced_code_holds_no_headings() -> None:
    text = "```\n# not\n```\n# yes\n~~~~\n# not\n~~~\n# not\n~~~~\n```never closed\n# also yes"
    assert _found(text) == [("yes", 1), ("also yes", 1)]
    assert fenced(["```", "a", "````", "```", "b"]) == {0, 1, 2}


def test_front_matter_holds_no_headings() -> None:
    assert _found("---\ntitle: x\n---\n\nA\n=\n") == [("A", 1)]


def test_a_sentence_over_a_rule_within_a_paragraph_is_no_heading() -> None:
    assert _found("one\ntwo\n---\n") == []
