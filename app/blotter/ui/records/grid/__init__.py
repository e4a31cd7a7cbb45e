"""The records grid: a page like a spreadsheet."""
