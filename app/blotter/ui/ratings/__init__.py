"""Agreement from a table of ratings that another tool has made."""
