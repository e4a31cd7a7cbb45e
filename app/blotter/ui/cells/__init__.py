"""Sheets of cells that are typed in, copied and pasted as in a spreadsheet."""
