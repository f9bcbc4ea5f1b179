"""Events: what happened, by the words that tell of it."""
