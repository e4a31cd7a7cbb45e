"""What a file of ours has beside its records: former numbers, pairs found different, regions."""

from collections.abc import Iterable, Iterator, Mapping

from blotter.domain.countries import COUNTRIES
from blotter.domain.edit import Put, Step
from blotter.domain.entity import is_id, new_id
from blotter.domain.record import FormerRecord, Gone, NotSame
from blotter.domain.record_rows import RecordBundle
from blotter.domain.study import CountryRegion, region_id
from blotter.project.records.taking_in.ground import Ground
from blotter.project.records.taking_in.numbers_in import IncomingNumbers

_FATES = {str(each): each for each in Gone}


def beside_steps(ground: Ground, bundles: Iterable[RecordBundle], numbers: IncomingNumbers) -> list[Step]:
    """What has to be written so that these are in the project, too."""
    coders = {name: each.id for name, each in ground.coders.items()}
    steps: list[Step] = []
    for bundle in bundles:
        steps += _former_numbers(bundle, numbers, coders)
        steps += _found_different(ground, bundle, numbers, coders)
        # Only a project without records takes its regions from a file: else they are settled there.
        if not ground.project.records:
            steps += _regions(ground, bundle)
    return steps


def _former_numbers(
    bundle: RecordBundle, numbers: IncomingNumbers, coders: Mapping[str, str]
) -> Iterator[Step]:
    for former in bundle.former:
        if former.fate in _FATES and not numbers.is_taken(former.number):
            yield Put(
                FormerRecord(
                    id=former.id if is_id(former.id) else new_id(),
                    number=former.number,
                    fate=_FATES[former.fate],
                    successor=numbers.named(former.successor) if former.successor else None,
                    kept=former.kept,
                    coder=coders.get(former.coder),
                    at=former.at,
                )
            )


def _found_different(
    ground: Ground, bundle: RecordBundle, numbers: IncomingNumbers, coders: Mapping[str, str]
) -> Iterator[Step]:
    known = {(each.one, each.other) for each in ground.project.found_different()}
    for pair in bundle.different:
        one, other = numbers.named(pair.one), numbers.named(pair.other)
        if one is None or other is None:
            continue
        lesser, greater = sorted((one, other))
        if (lesser, greater) not in known:
            yield Put(
                NotSame(
                    id=pair.id if is_id(pair.id) else new_id(),
                    one=lesser,
                    other=greater,
                    coder=coders.get(pair.coder),
                    at=pair.at,
                    note=pair.note,
                )
            )


def _regions(ground: Ground, bundle: RecordBundle) -> Iterator[Step]:
    said = ground.project.regions.table
    for code, region in bundle.regions.items():
        if code in COUNTRIES and said.get(code) != region:
            yield Put(CountryRegion(id=region_id(code), country=code, region=region))
