"""Measures of Sitrep: how well it reads, weighs and performs."""
