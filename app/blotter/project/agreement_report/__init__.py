"""What is known of a comparison of coders, gathered to be published, and written to a file."""

from blotter.project.agreement_report.gathering import gather
from blotter.project.agreement_report.wanted import options_for
from blotter.project.agreement_report.writing import (
    REPORT_FORMATS,
    ReportFormat,
    beside,
    report_format,
    write,
)

__all__ = ["REPORT_FORMATS", "ReportFormat", "beside", "gather", "options_for", "report_format", "write"]
