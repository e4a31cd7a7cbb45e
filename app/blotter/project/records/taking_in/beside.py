"""What a file of ours has beside its records: former numbers, pairs found different, regions."""

from collections.abc import Iterable

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
    steps: list[Step] = []
    coders = {name: each.id for name, each in ground.coders.items()}
    different = {(each.one, each.other) for each in ground.project.found_different()}
    said = ground.project.regions.table
    for bundle in bundles:
        for former in bundle.former:
            if former.fate not in _FATES or numbers.is_taken(former.number):
                continue
            steps.append(
                Put(
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
            )
        for pair in bundle.different:
            one, other = numbers.named(pair.one), numbers.named(pair.other)
            if one is None or other is None or tuple(sorted((one, other))) in different:
                continue
            lesser, greater = sorted((one, other))
            steps.append(
                Put(
                    NotSame(
                        id=pair.id if is_id(pair.id) else new_id(),
                        one=lesser,
                        other=greater,
                        coder=coders.get(pair.coder),
                        at=pair.at,
                        note=pair.note,
                    )
                )
            )
        if not ground.project.records:
            # Only a project without records takes its regions from a file: else they are settled there.
            for code, region in bundle.regions.items():
                if code in COUNTRIES and said.get(code) != region:
                    steps.append(Put(CountryRegion(id=region_id(code), country=code, region=region)))
    return steps
