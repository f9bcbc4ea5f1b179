"""Measures how inputs are read: with how much memory, and how fast."""
