"""A filter of documents, and a place of a case, in the words of the window."""

from blotter.domain.attribute import Bearer
from blotter.domain.codebook import split_path
from blotter.domain.document_filter import Condition, DocumentFilter, Operator
from blotter.ui.language import later, listed, tr

OPERATORS = {
    Operator.EQUALS: later("is"),
    Operator.DIFFERS: later("is not"),
    Operator.LESS: later("is less than, or before"),
    Operator.AT_MOST: later("is at most, or until"),
    Operator.MORE: later("is more than, or after"),
    Operator.AT_LEAST: later("is at least, or from"),
    Operator.HOLDS: later("holds the words"),
    Operator.EMPTY: later("is empty"),
    Operator.FILLED: later("is not empty"),
}

_SHORT = {
    Operator.EQUALS: later("{name} is {value}"),
    Operator.DIFFERS: later("{name} is not {value}"),
    Operator.LESS: later("{name} < {value}"),
    Operator.AT_MOST: later("{name} ≤ {value}"),
    Operator.MORE: later("{name} > {value}"),
    Operator.AT_LEAST: later("{name} ≥ {value}"),
    Operator.HOLDS: later("{name} holds “{value}”"),
    Operator.EMPTY: later("{name} is empty"),
    Operator.FILLED: later("{name} is not empty"),
}


def filter_words(asked: DocumentFilter) -> str:
    """What a filter asks for; "" for nothing."""
    told = [group_words(each) for each in asked.groups[:1]] if len(asked.groups) == 1 else []
    if len(asked.groups) > 1:
        told.append(tr("groups {names}", names=listed([" › ".join(split_path(e)) for e in asked.groups])))
    if asked.cases:
        words = tr("case {name}", name=asked.cases[0])
        told.append(words if len(asked.cases) == 1 else tr("cases {names}", names=listed(asked.cases)))
    told += [condition_words(each) for each in asked.where]
    return " · ".join(told)


def group_words(path: str) -> str:
    """A group by its path."""
    return tr("group {name}", name=" › ".join(split_path(path)))


def condition_words(asked: Condition) -> str:
    """What a condition asks for."""
    words = tr(_SHORT[asked.operator], name=asked.attribute, value=asked.value)
    return tr("case’s {words}", words=words) if asked.of is Bearer.CASES else words
