"""`python -m blotter`."""

from blotter.cli import main

main()
