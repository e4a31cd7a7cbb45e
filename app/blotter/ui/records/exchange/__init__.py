"""Tables of others, and what their columns are."""
