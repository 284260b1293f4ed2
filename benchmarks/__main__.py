"""`python -m benchmarks`: what the program costs beside what people would use else."""

import tempfile
from pathlib import Path

from benchmarks import commands, documents, packs, proof, recording, writers
from benchmarks.processes import machine


def main() -> None:
    """Run every benchmark, each in a scratch folder of its own."""
    print(machine())
    for module in (commands, documents, packs, proof, recording, writers):
        with tempfile.TemporaryDirectory() as scratch:
            module.run(Path(scratch))


if __name__ == "__main__":
    main()
