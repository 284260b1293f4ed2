"""`python -m benchmarks`: what the program costs beside what people would use else."""

import tempfile
from pathlib import Path

from benchmarks import commands, documents, packs
from benchmarks.processes import machine


def main() -> None:
    """Run every benchmark, each in a scratch folder of its own."""
    print(machine())
    for run in (commands.run, documents.run, packs.run):
        with tempfile.TemporaryDirectory() as scratch:
            run(Path(scratch))


if __name__ == "__main__":
    main()
