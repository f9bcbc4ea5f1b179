"""What the sieve lets pass, and what is lost with what it drops."""
