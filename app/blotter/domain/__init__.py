"""Nouns and rules of coding: values only, nothing but the standard library."""
