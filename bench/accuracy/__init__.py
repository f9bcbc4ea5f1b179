"""How well the coder reads: every set of coded reports at hand, measured in one run."""
