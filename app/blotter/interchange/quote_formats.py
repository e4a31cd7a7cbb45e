"""QUOTE_FORMATS: tables of coded segments that other programs export; rows of FORMATS."""

from blotter.interchange.exchange_options import QuoteOptions
from blotter.interchange.format_row import Format
from blotter.interchange.quotes import reading

QUOTES = "coded-segments"

QUOTE_FORMATS: tuple[Format, ...] = (
    Format(
        id=QUOTES,
        title="Coded segments of MAXQDA, NVivo and others, found by their words",
        suffixes=(".csv", ".tsv", ".xlsx"),
        reads="segments",
        read=reading.read,
        fits=reading.is_quotes,
        options=QuoteOptions,
    ),
)
