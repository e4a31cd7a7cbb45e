"""A project as a data package: tidy tables, what each column means, the codebook, and what to read first."""
