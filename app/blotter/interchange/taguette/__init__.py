"""Projects of Taguette, exported or from its own database."""
