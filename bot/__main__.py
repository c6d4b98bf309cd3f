"""``python -m bot`` runs the Discord bot."""

from __future__ import annotations

import os
import sys

from bot.discord.run import main
from bot.wording import locale_language

if __name__ == "__main__":
    sys.exit(main(locale_language(os.environ), None))
