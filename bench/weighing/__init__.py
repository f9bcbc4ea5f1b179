"""How well the weighing finds out what happened, against wars whose truth is known."""
