"""What the words of a fact about documents or cases mean: numbers, dates, yes or no, and which type fits."""
