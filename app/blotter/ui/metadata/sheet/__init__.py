"""The sheets of documents and of cases."""
