"""How well saved web pages are read: body, headline, byline and date against a folder of pages with their truth.

usage: python -m benchmarks.html_pages FOLDER [-v] [dev|test]

FOLDER holds `pages/NAME.html.gz` and `gold/NAME.json` (`ground_truth` with title, author, publish_date and
main_content). The body is scored by word 4-grams, precision and recall averaged over the pages; `body` below is also
the function that a scorer of one's own can call. `dev` and `test` are halves by a checksum of the name; `-v` prints
what was read wrongly, of dev alone.
"""

import collections
import gzip
import io
import json
import re
import sys
import zlib
from pathlib import Path
from typing import Any

from standfirst.wire.formats import html
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints

TOKEN = re.compile(r"\w+")


def item(page: bytes) -> Item | None:
    try:
        return next(html.read(io.BytesIO(page), Hints()), None)
    except Unreadable:
        return None


def body(page: bytes) -> str:
    """The text of the story's blocks, one a line."""
    found = item(page)
    return "\n".join(block.text for block in found.blocks if block.type not in ("picture", "embed")) if found else ""


def shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return collections.Counter(tuple(words[count : count + 4]) for count in range(max(1, len(words) - 3)) if words)


def part_of(stem: str) -> str:
    return "test" if zlib.crc32(stem.encode()) % 2 else "dev"


def key(text: str) -> str:
    return "".join(TOKEN.findall((text or "").casefold()))


def main() -> None:
    folder = Path(sys.argv[1])
    precision = recall = pages = 0.0
    tally: collections.Counter[str] = collections.Counter()
    part = next((each for each in ("dev", "test") if each in sys.argv[2:]), "")
    for path in sorted((folder / "gold").glob("*.json")):
        if part and part != part_of(path.stem):
            continue
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]
        page = gzip.decompress((folder / "pages" / f"{path.stem}.html.gz").read_bytes())
        found = item(page)
        if truth["main_content"] and truth["main_content"].strip():
            pages += 1
            text = "\n".join(b.text for b in found.blocks if b.type not in ("picture", "embed")) if found else ""
            gold, got = shingles(truth["main_content"]), shingles(text)
            common = (gold & got).total()
            precision += common / got.total() if got.total() else 0
            recall += common / gold.total()
        fields(truth, page, found, tally, path.stem)
    p, r = precision / pages, recall / pages
    print(f"body      P {p:.4f}  R {r:.4f}  F1 {2 * p * r / (p + r):.4f}  pages {pages:.0f}")
    for name in ("headline", "byline", "date"):
        right, gold, given = tally[f"{name} right"], tally[f"{name} gold"], tally[f"{name} given"]
        stands = tally[f"{name} stands"]
        share = f"{tally[f'{name} found'] / max(stands, 1):.1%} of {stands} that stand in the page"
        print(f"{name:9} right {right} of {gold}, {share}; precision {right / max(given, 1):.1%} of {given}")


def fields(
    truth: dict[str, Any], page: bytes, found: Item | None, tally: collections.Counter[str], stem: str
) -> None:
    text = page.decode("utf-8", "replace")
    given = {
        "headline": key(found.headline or "") if found else "",
        "byline": key(" ".join(found.bylines)) if found else "",
        "date": found.published.date().isoformat() if found and found.published else "",
    }
    gold = {
        "headline": key(truth["title"]),
        "byline": key(truth["author"]),
        "date": (truth["publish_date"] or "")[:10],
    }
    for name, value in gold.items():
        right = bool(value) and bool(given[name]) and _agree(name, value, given[name])
        if value:
            stands = (
                name == "date" or truth[{"headline": "title", "byline": "author"}[name]].casefold() in text.casefold()
            )
            tally[f"{name} gold"] += 1
            tally[f"{name} stands"] += stands
            tally[f"{name} right"] += right
            tally[f"{name} found"] += right and stands
        tally[f"{name} given"] += bool(given[name]) and bool(value)
        if "-v" in sys.argv and part_of(stem) == "dev" and not right and (value or given[name]):
            print(f"  {stem} {name}: gold {value[:70]!r} got {given[name][:70]!r}")


def _agree(name: str, gold: str, given: str) -> bool:
    """A headline may be longer in the truth by its site; of two bylines one may hold the other."""
    if name == "date":
        return gold == given
    if name == "headline":
        return gold == given or (len(given) > 12 and (gold.startswith(given) or given.startswith(gold)))
    return gold in given or given in gold


if __name__ == "__main__":
    main()
