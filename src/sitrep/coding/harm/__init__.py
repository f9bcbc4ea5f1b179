"""Harm: who was hurt, and how many."""
