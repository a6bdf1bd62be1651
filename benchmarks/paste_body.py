"""How much of a pasted page's story the copy desk keeps, and how much else, against pages with their truth.

usage: python -m benchmarks.paste_body FOLDER

FOLDER holds `pages/NAME.html.gz` and `gold/NAME.json` (`ground_truth.main_content`). A paste is what
`html_text.extract_text` leaves of a page. Scored by word 4-grams, precision and recall averaged over the pages;
`body` is also the function that a scorer of one's own can call. The model of lines was taught by such pages: the
figure for pages that it has not seen is printed by `tools/train_body.py`.
"""

import gzip
import json
import sys
from pathlib import Path

import html_text

from benchmarks.html_pages import shingles
from standfirst.copydesk import Unreadable, clean


def body(text: str) -> str:
    """The text of the blocks of the cleaned paste, one a line."""
    return "\n".join(block.text for block in clean(text).blocks)


def main() -> None:
    folder = Path(sys.argv[1])
    precision = recall = 0.0
    pages = refused = 0
    for path in sorted((folder / "gold").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]["main_content"]
        if not (truth and truth.strip()):
            continue
        pages += 1
        page = gzip.decompress((folder / "pages" / f"{path.stem}.html.gz").read_bytes())
        try:
            got = shingles(body(html_text.extract_text(page.decode("utf-8", "replace"))))
        except Unreadable:
            refused += 1
            continue
        gold = shingles(truth)
        common = (gold & got).total()
        precision += common / max(got.total(), 1)
        recall += common / gold.total()
    p, r = precision / pages, recall / pages
    print(f"body  P {p:.4f}  R {r:.4f}  F1 {2 * p * r / (p + r):.4f}  pages {pages}  refused {refused}")


if __name__ == "__main__":
    main()
