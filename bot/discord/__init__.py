"""The Discord bot: a thin layer over pure parts (pages, buttons' ids, wording, reading paths)."""
