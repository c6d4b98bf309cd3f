"""How commands print: JSON, and lines as wide as the terminal."""

from __future__ import annotations

import json
import shutil
from typing import Any

from index.layout import WIDTH


def columns() -> int:
    """The terminal's width, at most 100 so that lines stay readable; 80 where there is none."""
    return max(40, min(100, shutil.get_terminal_size((WIDTH, 24)).columns))


def print_json(value: Any) -> None:
    """Print what ``--json`` asks for."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
