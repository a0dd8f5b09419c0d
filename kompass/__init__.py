"""Kompass: assess how a municipality is governed with the instrument Kommunkompassen.

This package is the domain. It knows neither Qt nor any global state.
"""

from typing import Final

__version__: Final = "0.1.0"
