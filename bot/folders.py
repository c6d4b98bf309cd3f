"""The folders a command works with: those of ``--data`` and ``--home``, or the usual ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from index.library import Library, default_data, default_store
from index.snapshot import Store


def data_of(options: argparse.Namespace) -> Path:
    """The folder of the list."""
    return Path(options.data).expanduser() if options.data else default_data()


def store_of(options: argparse.Namespace) -> Store:
    """The store of the index."""
    return Store(Path(options.home).expanduser()) if options.home else default_store()


def library_of(options: argparse.Namespace) -> Library:
    """The library of the store that answers."""
    return Library(store_of(options).current())
