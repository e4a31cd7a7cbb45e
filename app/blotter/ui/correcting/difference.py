"""Difference: words before and now beside each other as HTML, what is gone struck, what is new underlined."""

from html import escape

from blotter.analysis.revision_comparison import RunKind, runs
from blotter.ui.language import tr
from blotter.ui.revisions.side_by_side import spoken, told_runs
from blotter.ui.views.local_browser import LocalBrowser

_MOST = 4_000
"""How many characters of either side are compared for the eye."""


def show_difference(browser: LocalBrowser, before: str, now: str, hint: str = "") -> None:
    """Show in a browser what was written before and now; where both are alike, the hint or the words once."""
    if before == now:
        shown = f'<span class="place">{escape(hint)}</span>' if hint else escape(before[:_MOST])
        browser.show_html(f"<p>{shown}</p>")
        browser.setAccessibleDescription(hint)
        return
    found = runs(before[:_MOST], now[:_MOST])
    head_before, head_now = tr("Before"), tr("Now")
    cells = "".join(
        f'<td width="50%" valign="top"><b>{head}</b><br>{told_runs(found, side)}</td>'
        for head, side in ((head_before, RunKind.REMOVED), (head_now, RunKind.ADDED))
    )
    browser.show_html(f'<table width="100%" cellspacing="0" cellpadding="4"><tr>{cells}</tr></table>')
    browser.setAccessibleDescription(spoken(found))
