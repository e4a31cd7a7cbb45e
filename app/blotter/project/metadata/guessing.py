"""Which type an attribute has, guessed from its values as a file has them."""

from blotter.analysis.metadata.guessing import guessed_options as guessed_options
from blotter.analysis.metadata.guessing import guessed_type as guessed_type
