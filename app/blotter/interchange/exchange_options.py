"""What a person may choose when files of other programs are read, or files for them are written."""

from pydantic import Field

from blotter.interchange.options import TableOptions


class QuoteOptions(TableOptions):
    """How a table of coded segments is read that has the words of the passages, but no positions of ours."""

    separator: str = Field(
        "",
        title="Between the names of a path",
        description="What stands between a code and one below it: >, \\ or /; found out if left empty.",
    )
    coder: str = Field(
        "", title="Coder", description="Who coded all of it; if empty, the column says it, else it is you."
    )
