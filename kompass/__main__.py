"""``python -m kompass`` is the same as ``kompass``."""

import sys

from kompass.cli import main

if __name__ == "__main__":
    sys.exit(main())
