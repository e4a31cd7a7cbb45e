"""The page of figures: what the records add up to, drawn so that every number leads to its records."""
