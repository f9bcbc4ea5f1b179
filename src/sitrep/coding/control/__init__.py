"""Control: who holds which place."""
