"""The releases of a data set."""
