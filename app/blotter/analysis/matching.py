"""Matching: which segment of one coder answers which segment of another, one to one."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

from blotter.domain.segment import Span

Fits = Callable[[Span, Span], bool]
"""Whether two spans, of two coders and of one code, may be taken for the same."""

Partners = Mapping[tuple[str, str], Mapping[Span, Span]]
"""For each coder and other coder: the other's span for each span that has a partner."""


def alike(threshold: float) -> Fits:
    """Intersection over union is at least the threshold."""

    def fits(first: Span, second: Span) -> bool:
        # What Span.likeness says, without its calls: this is asked of every two spans that meet.
        start = first[0] if first[0] > second[0] else second[0]
        end = first[1] if first[1] < second[1] else second[1]
        if end <= start:
            return False
        return (end - start) / (first[1] - first[0] + second[1] - second[0] - end + start) >= threshold

    return fits


def equal(first: Span, second: Span) -> bool:
    """Same start and same end."""
    return first == second


def meeting(first: Span, second: Span) -> bool:
    """At least one character in common."""
    return first.overlaps(second)


def candidates(coders: Sequence[Collection[Span]]) -> dict[tuple[int, int], list[tuple[Span, Span]]]:
    """For every two coders the pairs of spans that share a character, from one walk over all of them."""
    arrivals = sorted((span, i) for i, spans in enumerate(coders) for span in spans)
    found: dict[tuple[int, int], list[tuple[Span, Span]]] = {
        pair: [] for pair in combinations(range(len(coders)), 2)
    }
    standing: list[tuple[Span, int]] = []
    for span, coder in arrivals:
        start = span[0]
        standing = [each for each in standing if each[0][1] > start]
        for other, whose in standing:
            if whose < coder:
                found[whose, coder].append((other, span))
            elif whose > coder:
                found[coder, whose].append((span, other))
        standing.append((span, coder))
    return found


def one_to_one(
    first: Collection[Span], second: Collection[Span], pairs: Sequence[tuple[Span, Span]], fits: Fits
) -> Mapping[Span, Span]:
    """The same as `matched` where the candidates are known: most often each fits one other and is taken."""
    fitting = [pair for pair in pairs if fits(*pair)]
    found = dict(fitting)
    if len(found) == len(fitting) == len(set(found.values())):
        return found
    return matched(first, second, fits)


def partners(spans: Mapping[str, Collection[Span]], fits: Fits) -> Partners:
    """The matches of every two coders, in both directions."""
    found: dict[tuple[str, str], Mapping[Span, Span]] = {}
    for first, second in combinations(spans, 2):
        pairs = matched(spans[first], spans[second], fits)
        found[first, second] = pairs
        found[second, first] = {there: here for here, there in pairs.items()}
    return found


def matched(first: Collection[Span], second: Collection[Span], fits: Fits) -> dict[Span, Span]:
    """As many pairs as one to one allows, the more alike first where there is a choice.

    No choice depends on which coder is named first. Spans that share no character are never paired.
    """
    if sorted(second) < sorted(first):
        return {here: there for there, here in matched(second, first, fits).items()}
    fitting = (pair for pair in overlapping(first, second) if fits(*pair))
    edges = sorted(fitting, key=lambda pair: (-pair[0].likeness(pair[1]), pair))
    forward: dict[Span, Span] = {}
    backward: dict[Span, Span] = {}
    choices: dict[Span, list[Span]] = {}
    for here, there in edges:
        choices.setdefault(here, []).append(there)
        if here not in forward and there not in backward:
            forward[here], backward[there] = there, here
    dead: set[Span] = set()
    for here in sorted(choices.keys() - forward.keys()):
        dead |= _augment(here, choices, forward, backward, dead)
    return forward


def overlapping(first: Collection[Span], second: Collection[Span]) -> Iterator[tuple[Span, Span]]:
    """Every pair that shares a character, from one walk over both coders' spans by their starts."""
    arrivals = sorted([(span, 0) for span in set(first)] + [(span, 1) for span in set(second)])
    open_spans: tuple[list[Span], list[Span]] = ([], [])
    for span, side in arrivals:
        others = open_spans[1 - side]
        others[:] = [other for other in others if other.end > span.start]
        yield from ((other, span) if side else (span, other) for other in others if span.overlaps(other))
        open_spans[side].append(span)


def _augment(
    start: Span,
    choices: Mapping[Span, list[Span]],
    forward: dict[Span, Span],
    backward: dict[Span, Span],
    dead: set[Span],
) -> set[Span]:
    """Make room for one more by re-pairing along a path; without one, the spans that no path leads from."""
    reached: dict[Span, Span] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in choices[here]:
            if there in reached or there in dead:
                continue
            reached[there] = here
            if there not in backward:
                taken: Span | None = there
                while taken is not None:
                    here, answer = reached[taken], taken
                    taken = forward.get(here)
                    forward[here], backward[answer] = answer, here
                return set()
            queue.append(backward[there])
    return set(reached)
