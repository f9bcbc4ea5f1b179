"""Archives: the files in them, one by one, as they stream by; nothing is unpacked to disk."""
