"""How fast reports are coded, beside the bare language model."""
