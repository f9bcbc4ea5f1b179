"""Actors: who is named, on which side, and who did what to whom."""
