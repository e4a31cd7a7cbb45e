"""What `blotter export` tells of what a file does not hold: one group for all to which the same happened."""

from collections.abc import Iterable, Iterator

from blotter.domain.bundle import Remark


def lines_of(lost: Iterable[Remark]) -> Iterator[str]:
    """The reason once, and below it what it is true of, a line for each kind of thing."""
    groups: dict[tuple[str, str], dict[str, list[str]]] = {}
    for each in lost:
        groups.setdefault((each.kind, each.why), {}).setdefault(each.where, []).append(each.what)
    for (kind, why), by_place in groups.items():
        places = [_place(where, what) for where, what in by_place.items()]
        if len(places) == 1:
            yield ": ".join(filter(None, (kind, *places, why)))
            continue
        yield f"{kind}: {why}"
        yield from (f"  {place}" for place in places)


def _place(where: str, what: Iterable[str]) -> str:
    return ": ".join(filter(None, (where, "; ".join(filter(None, what)))))
