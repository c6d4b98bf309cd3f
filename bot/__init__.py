"""mustread talks to people: the ``mustread`` command, the terminal chat and, later, Discord."""
