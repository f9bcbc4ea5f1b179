"""Speakers: whom a report credits."""
