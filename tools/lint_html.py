"""Writes a page of each kind and has html-validate read it: `make lint-html` (needs Node 20 and npm)."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.site.samples import EVERY  # noqa: E402

from standfirst.site import engine  # noqa: E402

HOME = ROOT / "benchmarks" / "lighthouse"


def main() -> None:
    npm = shutil.which("npm")
    if not npm:
        sys.exit("html-validate needs Node 20 and npm, and npm is not here: install Node, or leave this check out.")
    program = HOME / "node_modules" / ".bin" / "html-validate"
    if not program.exists():
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HOME, check=True)
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.html" for name in EVERY]
        for file, make in zip(files, EVERY.values(), strict=True):
            file.write_text(engine.render(make()))
        done = subprocess.run([program, "--config", HOME / ".htmlvalidate.json", *files], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
