"""The syntax of sentences: the language model's parse, as trees that rules walk."""
