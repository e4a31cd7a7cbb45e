"""The paragraph on methods: what a comparison of coders is known to be, in sentences fit for an article."""

from collections.abc import Iterator, Sequence

from blotter.domain.agreement_report import AgreementReport, ReportedDraw, ReportedRound
from blotter.interchange.report_parts import listed, number_of, percent
from blotter.interchange.told_days import told_day

_UNITS = {
    "character": ("character", "characters"),
    "token": ("word", "words (for Chinese, characters)"),
    "sentence": ("sentence", "sentences"),
    "paragraph": ("paragraph", "paragraphs"),
    "document": ("document", "documents"),
    "segment": ("passage marked beforehand", "passages marked beforehand"),
    "match": ("segment", "segments"),
}
_RULES = {
    "touched": "if at least one character of it carries the code",
    "half": "if at least half of its characters carry the code",
    "whole": "if all of its characters carry the code",
}
_STRATA = {
    "document": "by document",
    "kind": "by kind of document",
    "language": "by language",
    "name": "by the beginning of the document’s name",
    "code": "by code",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_NAMED = 6
INTERVALS = "Zapf et al. 2016"
"""What is cited for the intervals."""


def methods(report: AgreementReport) -> Iterator[str]:
    """The paragraphs; a fact that is not known is not written about."""
    of = report.round
    yield _paragraph(_who(report), _sample(of), _apart(of), _codebook(report))
    yield _paragraph(_unit(report), _matching(report), _measures(report), _interval(report))
    settling = _paragraph(_plan(of), _settled(report))
    if settling:
        yield settling
    yield f"All figures were computed with {report.software}."


def _paragraph(*parts: Iterator[str]) -> str:
    return " ".join(sentence for part in parts for sentence in part)


def spelled(count: int) -> str:
    """A number in words where that is usual."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def unit_noun(report: AgreementReport, count: int = 2) -> str:
    """What is compared: `sentence`, `sentences`."""
    return _UNITS[report.unit][count != 1]


def _who(report: AgreementReport) -> Iterator[str]:
    if report.round and report.round.again and report.is_again:
        yield from _twice(report, report.round)
        return
    names, count, every = report.names, len(report.documents), report.all_documents
    who = f"{_counted(len(names))} coders"
    if len(names) <= _MOST_NAMED:
        who += f" ({listed(names)})"
    both = " both" if len(names) == 2 else ""
    noun = "document" if every == 1 else "documents"
    where = f" in the round “{report.round.name}”" if report.round else ""
    least = "each was completed" if count > 1 else "it was completed"
    rest = f"; {least} by at least two of them" if len(names) > 2 else ""
    yield f"{who}{both} coded {_of_all(count, every)} {noun} of the project{where} ({_size(report)}){rest}."
    if report.complete < count:
        yield (
            f"All {len(names)} coders completed {spelled(report.complete)} of these documents; in the "
            "others, coders who had not finished are treated as missing."
        )


def _of_all(count: int, every: int) -> str:
    """Such as: four of the five; all five; the only."""
    if count == every:
        return "the only" if every == 1 else f"all {spelled(every)}"
    return f"{spelled(count)} of the {spelled(every)}"


def _twice(report: AgreementReport, of: ReportedRound) -> Iterator[str]:
    yield (
        f"The same coder coded {spelled(len(report.documents))} of the {spelled(report.all_documents)} "
        f"documents of the project ({_size(report)}) twice, in the round “{of.again}” and again in the round "
        f"“{of.name}”; the two are compared as {listed(report.names)}."
    )


def _size(report: AgreementReport) -> str:
    """How much text is compared, and which share of all of it."""
    share = f", {percent(report.characters / report.all_characters)} of the text" if report.characters else ""
    return f"{number_of(report.characters, 'character')}{share}"


def _sample(of: ReportedRound | None) -> Iterator[str]:
    if of is None:
        return
    if of.passages:
        yield f"Within them, {number_of(of.passages, 'passage')} were to be coded."
    if of.draw is not None:
        yield from _draw(of.draw)
    if of.boundaries:
        yield (
            f"The bounds of the segments were those of {of.boundaries}; the others chose codes for them "
            "without seeing the codes given before."
        )


def _draw(draw: ReportedDraw) -> Iterator[str]:
    within = f" within strata {_STRATA[draw.strata]} in proportion to their size" if draw.strata else ""
    size = number_of(draw.size, draw.of)
    yield f"They were drawn by lot{within}: {draw.drawn:,} of {size} (seed {draw.seed})."
    likely = []
    if draw.words:
        likely.append(f"in which {listed([f'“{word}”' for word in draw.words])} occurred")
    if draw.codes:
        likely.append(f"that had been coded as {listed([f'“{code}”' for code in draw.codes])} before")
    if likely:
        yield f"Those {' or '.join(likely)} weighed {spelled(draw.factor)} times as much as others there."


def _apart(of: ReportedRound | None) -> Iterator[str]:
    if of is None:
        return
    if not of.blind:
        yield "The coders were able to see each other’s work."
        return
    if not of.opened:
        yield "The round is still going on; until it is opened, nobody sees another’s work."
    else:
        yield (
            "They worked independently: the program kept each coder’s work from the others until the round "
            f"was opened on {told_day(of.opened)}."
        )
    for look in of.looks:
        why = f" ({_inside(look.reason)})" if look.reason else ""
        yield f"{look.coder or 'One coder'} was given a look at all of the round before that{why}."


def _codebook(report: AgreementReport) -> Iterator[str]:
    used, size = len(report.codes), report.codebook_size
    if report.revisions:
        first, last = report.revisions[0], report.revisions[-1]
        if len(report.revisions) == 1:
            day = f" of {told_day(first.at)}" if told_day(first.at) else ""
            state = ", at which it was frozen" if first.frozen else ""
            yield f"They used revision {first.number} of the codebook{day}{state}."
        else:
            days = [told_day(each.at) for each in (first, last)]
            when = f" ({days[0]} to {days[1]})" if all(days) and days[0] != days[1] else ""
            yield (
                f"They coded by {len(report.revisions)} revisions of the codebook, from revision "
                f"{first.number} to revision {last.number}{when}."
            )
    asked = len(report.codes) + len(report.unused)
    if report.asked_codes and asked < size:
        yield f"Of its {number_of(size, 'code')}, {asked:,} were compared; {used:,} of these were used."
    else:
        yield f"Of its {number_of(size, 'code')}, {used:,} were used."


def _unit(report: AgreementReport) -> Iterator[str]:
    if report.unit == "match":
        yield "Agreement was determined for each code separately, by matching the coders’ segments."
        return
    one, many = _UNITS[report.unit]
    words = f"Agreement was determined for each code separately, by {one} (n = {report.units:,} {many})"
    if report.unit == "character":
        yield f"{words}; each character either carries the code or does not."
    elif report.unit == "document":
        yield f"{words}; a document carries a code if any part of it does."
    else:
        yield f"{words}; a {one} counts as coded {_RULES[report.unit_rule]}."
    if report.rollup:
        yield "A segment counts for the codes above its own, too."


def _matching(report: AgreementReport) -> Iterator[str]:
    if report.trim:
        yield "White space at the ends of segments was left out."
    yield (
        "Segments of two coders were paired one to one and counted as agreed where the text that both cover "
        f"is at least {100 * report.threshold:g} % of the text that either covers (intersection over union)."
    )


def _measures(report: AgreementReport) -> Iterator[str]:
    told = [f"{each.title} ({each.origin})" if each.origin else each.title for each in report.measures]
    is_or_are = "is" if len(told) == 1 else "are"
    yield f"Reported {is_or_are} {listed(told)}."


def _interval(report: AgreementReport) -> Iterator[str]:
    if not report.intervals or not report.drawing:
        return
    why = "" if report.drawing == "document" else ", since there are fewer than ten documents"
    yield (
        f"Intervals of 95 % are percentile intervals of a bootstrap with {report.replicates:,} replicates "
        f"(seed {report.seed}) that drew {report.drawing}s with replacement, all coders’ ratings of each "
        f"taken along ({INTERVALS}; n = {number_of(report.n, report.drawing)}{why})."
    )


def _plan(of: ReportedRound | None) -> Iterator[str]:
    if of is not None and of.plan:
        yield f"It was planned beforehand how disagreements would be settled: “{_inside(of.plan)}”."


def _settled(report: AgreementReport) -> Iterator[str]:
    found = [each for each in report.decisions if not each.by_rule]
    by_rule = len(report.decisions) - len(found)
    if found:
        people = list(dict.fromkeys(each.coder for each in found if each.coder))
        by = f" by {listed(people)}" if people and len(people) <= _MOST_NAMED else ""
        what = "disagreement was" if len(found) == 1 else "disagreements were"
        yield f"{_counted(len(found))} {what} settled one by one{by}."
        yield from _of_them(
            [each.took_part for each in found], "the one who decided was one of the coders compared"
        )
        yield from _of_them(
            [each.hidden for each in found], "it was not shown meanwhile which coder had done what"
        )
    if by_rule:
        what = "disagreement was" if by_rule == 1 else "disagreements were"
        yield f"{_counted(by_rule)}{' further' if found else ''} {what} settled by a rule, the same for all."


def _of_them(held: Sequence[bool], what: str) -> Iterator[str]:
    """In how many of them something was so, if it was so at all."""
    count = sum(held)
    if count:
        which = "all of them" if count == len(held) > 1 else f"{spelled(count)} of them"
        yield f"In {'it' if len(held) == 1 else which}, {what}."


def _counted(count: int) -> str:
    """A number at the beginning of a sentence."""
    return spelled(count).capitalize()


def _inside(words: str) -> str:
    """Words of a person, within a sentence of ours."""
    return " ".join(words.split()).rstrip(".")
