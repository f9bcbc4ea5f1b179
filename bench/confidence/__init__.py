"""Fits the confidence of claims to reports coded by hand."""
