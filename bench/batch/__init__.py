"""Measures of work over many workers."""
