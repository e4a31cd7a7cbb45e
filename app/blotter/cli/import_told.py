"""What `blotter import` tells of an import: remarks, counts, and how a whole project was read."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.nouns import listed
from blotter.cli.output import say
from blotter.domain.carried import Ask, Sample
from blotter.project import messages as project_messages
from blotter.project.import_report import ImportReport, ReportLine

_SHOWN_LINES = 50
_SHOWN_WORDS = 80
_ALIKE = 5
_UNKNOWN = tuple(project_messages.UNKNOWN.format(what=what, nearest="") for what in ("code", "coder"))


def tell(report: ImportReport, create: bool, *, is_foreseen: bool = False) -> None:
    """All of it, in words; `is_foreseen`: what would be taken in, and was not."""
    _show_samples(report)
    told = list(_lines(report.lines))
    for line in told[:_SHOWN_LINES]:
        say(line)
    if len(told) > _SHOWN_LINES:
        say(f"… and {len(told) - _SHOWN_LINES} more; --json lists them.")
    sums = [f"{'Would take in' if is_foreseen else 'Took in'} {_content(report.taken) or 'nothing'}"]
    sums += [f"made {listed(report.created)}"] if report.created else []
    there = _content(report.there)
    sums += [f"{there} there already"] if there else []
    sums += [f"{listed(report.left)} left out"] if report.left else []
    skipped = report.skipped - sum(report.there.values())
    sums += [f"{skipped} there already"] if skipped else []
    sums += [f"{report.reanchored} re-anchored"] if report.reanchored else []
    click.echo("; ".join(sums) + ".")
    if report.refused:
        sentence = messages.REFUSED_SOME if any(report.taken.values()) else messages.REFUSED_ALL
        say(sentence.format(count=report.refused))
    if any(line.why.startswith(_UNKNOWN) for line in report.lines) and not create:
        say(messages.CREATE_MAKES)


def _content(counts: Mapping[str, int]) -> str:
    """Counts in words, but for the note that an import itself leaves of the file it read."""
    return listed({kind: count for kind, count in counts.items() if kind != "files"})


def _lines(lines: Sequence[ReportLine]) -> Iterator[str]:
    """The lines as they are told: guesses last, and one for all documents of which the same was guessed."""
    guesses: dict[str, list[ReportLine]] = {}
    for line in lines:
        if line.kind == "guess":
            guesses.setdefault(line.why, []).append(line)
        else:
            yield f"{line.kind}: {_place(line)}: {line.why}"
    for why, alike in guesses.items():
        places = ", ".join(map(_place, alike[:_ALIKE]))
        more = f" and {len(alike) - _ALIKE} more" if len(alike) > _ALIKE else ""
        yield f"guess: {places}{more}: {why}"


def _place(line: ReportLine) -> str:
    """Where in which file; a file that is itself what the line is about is named once."""
    what = " ".join(line.what.split())
    what = what if len(what) <= _SHOWN_WORDS else what[:_SHOWN_WORDS] + "…"
    is_told = not what or Path(line.where).name == line.what or line.where.endswith(f", {line.what}")
    return line.where if is_told else f"{line.where}: {what}"


def _show_samples(report: ImportReport) -> None:
    if report.samples:
        say(messages.READ_AS.format(convention=report.convention.rstrip(".")))
    for sample in report.samples:
        say(f"  {sample.source}, {sample.code}: {_in_line(sample)}")


def _in_line(sample: Sample) -> str:
    """A passage in its place, on one line."""
    before = f"…{sample.before}" if sample.before else ""
    after = f"{sample.after}…" if sample.after else ""
    return " ".join(f"{before}[{sample.quote}]{after}".split())


def tell_asks(asks: Sequence[Ask]) -> None:
    """What may be chosen: what is taken now, and below it each other answer as it is to be typed."""
    for ask in asks:
        chosen = next((answer.words for answer in ask.answers if answer.value == ask.chosen), ask.chosen)
        say(messages.ASKED.format(question=ask.question, chosen=chosen))
        for answer in ask.answers:
            if answer.value != ask.chosen:
                say(f"  --choose {ask.option}={shlex.quote(answer.value)}: {answer.words}")
