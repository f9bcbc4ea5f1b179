"""Places: names found in a text, the places they mean, and where a fact stands."""
