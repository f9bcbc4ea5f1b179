"""The formats that reports come in: each reader turns the bytes of one into reports."""
