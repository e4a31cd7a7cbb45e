"""What follows from records by counting and comparing alone: values in, values out."""
