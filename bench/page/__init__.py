"""Measures of the page: how large it is, how soon it can be used, and how fast it moves from day to day."""
