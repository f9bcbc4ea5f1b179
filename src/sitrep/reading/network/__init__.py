"""The network: only addresses that the user names, and what those list on their own site."""
