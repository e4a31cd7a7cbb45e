"""What is known about documents and cases: groups, cases, attributes and values, and filters by them."""
