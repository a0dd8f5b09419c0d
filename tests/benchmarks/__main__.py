"""``make bench``: run all benchmarks, or those named on the command line, and print ratios."""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Print one table per benchmark module; a missed bound is shown, never a failure."""
    sys.path.insert(0, str(HERE))
    from harness import table

    wanted = sys.argv[1:] or sorted(path.stem[6:] for path in HERE.glob("bench_*.py"))
    for name in wanted:
        print(f"\n{name}")
        print(table(import_module(f"bench_{name}").measure()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
