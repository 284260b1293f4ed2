"""`python -m benchmarks.peers --entries 3000`: all peers' work in one table."""

import argparse
import json

from benchmarks.peers.everyone import EVERYONE, measured, table


def main() -> None:
    """Measure every peer in turns, and print one table or the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("--entries", type=int, default=3000)
    parser.add_argument("--turns", type=int, default=1, help="how often each works")
    parser.add_argument("--only", nargs="*", help="parts of the names of some")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    chosen = [
        kind
        for kind in EVERYONE
        if asked.only is None or any(part in kind.name for part in asked.only)
    ]
    found = measured(chosen, asked.entries, asked.turns)
    print(json.dumps(found, indent=1) if asked.json else table(found, asked.entries))


if __name__ == "__main__":
    main()
