import json

import pytest

from blotter.domain.attribute import AttributeType, Role
from blotter.interchange.web.about_page import AboutPage, Saved, about_page, day_in, saved_from
from blotter.interchange.web.page_text import parsed_page


def _about(html: str, saved: Saved | None = None) -> AboutPage:
    return about_page(parsed_page(html, "a.html"), saved or saved_from(html))


def _facts(html: str, saved: Saved | None = None) -> dict[str, str]:
    return {str(fact.role): fact.value for fact in _about(html, saved).facts}


def test_what_the_head_says_becomes_facts_with_roles() -> None:
    about = _about(
        '<html lang="fr-CA"><head><title>Police — Le Jour</title><meta name=author content="Ada Lane">'
        '<meta name=author content="https://example.org/ben"><meta property="og:title" content="Police">'
        '<meta property="og:site_name" content="Le Jour"><meta property="article:published_time" '
        'content="2021-03-05T10:00:00+01:00"><meta name=description content="In  short."><link rel=canonical '
        'href="https://example.org/a">'
    )
    facts = {str(fact.role): (fact.value, fact.type) for fact in about.facts}
    assert facts == {
        "title": ("Police", AttributeType.TEXT),
        "author": ("Ada Lane", AttributeType.TEXT),
        "date": ("2021-03-05", AttributeType.DATE),
        "container": ("Le Jour", AttributeType.TEXT),
        "abstract": ("In short.", AttributeType.TEXT),
        "url": ("https://example.org/a", AttributeType.URL),
    }
    assert (about.language, about.base) == ("fr-CA", "https://example.org/a")


def test_data_for_machines_fills_in_what_the_head_leaves_open() -> None:
    article = {"@type": "NewsArticle", "headline": "Boats", "datePublished": "2020-01-02"}
    article |= {"author": [{"name": "Ada"}, {"name": "Ben"}], "publisher": {"name": "The Paper"}}
    told = {"@graph": [article]}
    page = f"<title>x</title><script type='application/ld+json'>{json.dumps(told)}</script>"
    assert _facts(page) == {
        "title": "Boats",
        "author": "Ada; Ben",
        "date": "2020-01-02",
        "container": "The Paper",
    }
    broken = "<title>x</title><script type='application/ld+json'>" + "[" * 100_000 + "</script>"
    assert _facts(broken) == {"title": "x"}


@pytest.mark.parametrize(
    ("html", "url", "day"),
    [
        ("<!-- saved from url=(0019)https://example.org -->\n<html>", "https://example.org", ""),
        (
            "<html><!--\n Page saved with SingleFile \n url: https://example.org/a \n"
            " saved date: Mon Nov 30 2026 14:47:59 GMT+0100 (Central European Standard Time)\n-->",
            "https://example.org/a",
            "2026-11-30",
        ),
        (
            "<p>x<!-- FILE ARCHIVED ON 10:33:12 Jan 05, 2021 AND RETRIEVED FROM THE\n INTERNET ARCHIVE",
            "",
            "2021-01-05",
        ),
        ("<p>saved from url=(0019)https://example.org", "", ""),
        ("<!-- saved from url=(0014)about:internet --><p>x", "", ""),
    ],
)
def test_how_a_page_was_saved_is_read_from_its_comments(html: str, url: str, day: str) -> None:
    facts = _facts(html)
    assert (facts.get(str(Role.URL), ""), facts.get(str(Role.ACCESSED), "")) == (url, day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-03-05T10:00Z", "2021-03-05"), ("2021/3/5", "2021-03-05"), ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("2021-13-01", ""), ("Mar 5, 2021", "2021-03-05"), ("Fri, 05 Mar 2021 10:00:00 +0000", "2021-03-05"),
        ("yesterday", ""), ("", ""), ("99999-01-01", ""),
    ],
)  # fmt: skip
def test_a_day_is_one_or_nothing(words: str, day: str) -> None:
    assert day_in(words) == day
