"""Lets the plan of a visit borrow the maker of documents from the tests of the core."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "core" / "sources"))
