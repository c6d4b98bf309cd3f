"""Every sentence of upkeep, in English and Chinese: key → (English, Chinese) with the same gaps.

What is said by any command stands here, the rest in a module for the commands that say it.
"""

from __future__ import annotations

from typing import Any

from index.upkeep.wording import audit, exchange, pictures, refresh, web

TEXT: dict[str, tuple[str, str]] = {
    "error.library_missing": (
        'This needs the package {package}, which is not installed; run `pip install "mustread[upkeep]"`.',
        '需要 {package} 这个包，但还没有安装；请运行 `pip install "mustread[upkeep]"`。',
    ),
    **audit.TEXT,
    **exchange.TEXT,
    **refresh.TEXT,
    **web.TEXT,
    **pictures.TEXT,
}


def say(language: str, key: str, **values: Any) -> str:
    """The sentence ``key`` in ``language`` ("zh" is Chinese, anything else English)."""
    return TEXT[key][language == "zh"].format(**values)
