"""Cases: reference examples of agreement in one JSON form, calculated with the measures of this room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from blotter.analysis import messages
from blotter.analysis.cases_input import BadCase, Case, coding_case, unitizing_case
from blotter.analysis.cases_table import CODING, UNITIZING
from blotter.analysis.coefficients import Value
from blotter.errors import WrongFile


@dataclass(frozen=True, slots=True)
class Answer:
    """A case's value, or None and the reason."""

    id: str | int
    value: float | None
    reason: str = ""


def calculate(cases: object) -> Iterator[Answer]:
    """The answer to every case of a parsed file, in order; WrongFile if it holds no list of cases."""
    listed = cases.get("cases") if isinstance(cases, Mapping) else cases
    if not isinstance(listed, list):
        raise WrongFile(messages.NOT_CASES)
    for number, case in enumerate(listed, 1):
        yield _answer(case, number)


def _answer(raw: object, number: int) -> Answer:
    name = raw.get("id", number) if isinstance(raw, Mapping) else number
    try:
        value = _value(Case.model_validate(raw))
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        value = Value(None, messages.BAD_CASE.format(problem=problem))
    except BadCase as error:
        value = Value(None, messages.BAD_CASE.format(problem=error))
    return Answer(name if isinstance(name, str | int) else number, value.value, value.reason)


def _value(case: Case) -> Value:
    coding = CODING.get(case.measure) if case.kind == "coding" else None
    if coding is not None and case.asks_only(coding.params):
        return coding.function(coding_case(case, sets=coding.sets))
    unitizing = UNITIZING.get(case.measure) if case.kind == "unitizing" else None
    if unitizing is not None and case.asks_only(unitizing.params):
        return unitizing.function(unitizing_case(case))
    return Value(None, messages.NOT_OFFERED)
