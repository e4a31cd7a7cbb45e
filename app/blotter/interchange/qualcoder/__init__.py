"""Projects of QualCoder, of every version of its database."""
