"""Lighthouse on the gated story and the front, mobile, median of five: `python -m benchmarks.lighthouse`.

Needs Node 20 and npm (the first run installs lighthouse into this folder) and Chromium. Run it alone: on a busy
machine its timings mean nothing. The gates stand beside the figures; nothing fails here.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.site.served import serving

HERE = Path(__file__).resolve().parent
RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "largest-contentful-paint": ("LCP s", 1000),
    "total-blocking-time": ("TBT ms", 1),
    "cumulative-layout-shift": ("CLS", 1),
}
GATES = {"story": "1.5 / 50 / 0", "front": "1.8 / 50 / 0", "section": "1.8 / 50 / 0"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


def install() -> Path:
    program = HERE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        npm = shutil.which("npm")
        if not npm:
            sys.exit(
                "Lighthouse needs Node 20 and npm, and npm is not here: install Node, or leave this benchmark out."
            )
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    return program


def run(program: Path, address: str, out: Path) -> dict[str, Any]:
    chromium = os.environ.get("STANDFIRST_CHROMIUM") or shutil.which("chromium") or ""
    subprocess.run(
        [
            program,
            address,
            "--quiet",
            "--output=json",
            f"--output-path={out}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={FLAGS}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        check=True,
    )
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def row(program: Path, base: str, name: str, folder: Path) -> str:
    reports = [run(program, f"{base}/{name}/", folder / f"{name}-{n}.json") for n in range(RUNS)]
    scores = [round(100 * median(report["categories"][c]["score"] for report in reports)) for c in CATEGORIES]
    times = [
        median(report["audits"][audit]["numericValue"] for report in reports) / unit
        for audit, (_, unit) in TIMES.items()
    ]
    figures = f"{times[0]:.2f} / {times[1]:.0f} / {times[2]:.3f}"
    for audit in failed(reports[-1]):
        print(f"  {name}: {audit}", file=sys.stderr)
    return f"| {name} | {' / '.join(map(str, scores))} | {figures} | {GATES[name]} |"


def failed(report: dict[str, Any]) -> list[str]:
    """Audits that cost a point, so that a score below 100 can be acted on."""
    weighted = {ref["id"] for c in CATEGORIES for ref in report["categories"][c]["auditRefs"] if ref["weight"]}
    audits = report["audits"]
    return [f"{audits[id]['title']} ({audits[id]['score']})" for id in weighted if (audits[id]["score"] or 0) < 0.9]


def main() -> None:
    program = install()
    print(f"| page | {', '.join(CATEGORIES)} (gate: 100 each) | LCP s / TBT ms / CLS | gate |")
    print("|---|---|---|---|")
    with serving() as base, TemporaryDirectory() as folder:
        for name in GATES:
            print(row(program, base, name, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
