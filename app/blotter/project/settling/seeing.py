"""What there is to settle in a round, or in open coding."""

from collections.abc import Iterator
from dataclasses import replace

from blotter.analysis import settling
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedText
from blotter.analysis.settling import Item, Places
from blotter.domain.round import Round
from blotter.errors import Refused
from blotter.progress import Progress, counted, silent
from blotter.project import comparison, messages, voices
from blotter.project.project import Project


def options_of(
    project: Project, of: Round | None, options: AgreementOptions | None = None
) -> AgreementOptions:
    """The options, or else those of the round, with every name as the project knows it.

    Refused while the round is blind to the one who acts, and where a single coder is compared with an earlier
    self: nobody is there to settle anything with.
    """
    if options is None:
        options = voices.options_of(of) if of else AgreementOptions()
    options = comparison.checked(project, options.model_copy(update={"round": of.name if of else ""}))
    names = {each.name for each in project.coders.values()}
    if not names.issuperset(options.coders):
        raise Refused(messages.NOTHING_TO_SETTLE_WITH, names=", ".join(options.coders))
    return options


def texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The documents of a round, or of open coding, as their coders left them, by options of `options_of`.

    Where the round has passages, segments that lie outside of them are left out; no other one is cut.
    """
    passages = comparison.passages_of(project, options)
    for text in comparison.whole_texts(project, options):
        if passages is None:
            yield text
            continue
        own = passages.get(project.source(text.source).id, ())
        inside = [each for each in text.segments if any(each.span.overlaps(span) for span in own)]
        yield replace(text, segments=inside)


def places(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> Places:
    """The items of a round, or (None) of open coding, each with its decision, and what is agreed."""
    options = options_of(project, of, options)
    found = settling.places(counted(list(texts(project, options)), progress, every=1), options)
    decided = {frozenset(each.segments): each for each in project.decisions(of)}
    items = (
        replace(
            item,
            round=of.id if of else None,
            decision=decided.get(frozenset(each.id for each in item.segments)),
        )
        for item in found.items
    )
    return Places(tuple(items), found.agreed)


def items(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> list[Item]:
    """The places where coders differ, in reading order; refused while the round is blind to who acts."""
    return list(places(project, of, options, progress).items)


def check_seen(project: Project, of: Round | None) -> None:
    if of is not None and not project.sees(of):
        raise Refused(messages.ROUND_IS_BLIND, name=of.name)
