"""Modality: what is told as a fact, and what is planned, denied, supposed or a figure of speech."""
