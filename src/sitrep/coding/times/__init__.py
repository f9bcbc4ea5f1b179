"""How news names times: the rules of the grammar of time, by kind of expression."""
