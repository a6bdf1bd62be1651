"""How many articles of 5 KB `clean` reads in a second on one core, and that its cost is linear in the length.

Run: python -m benchmarks.clean_speed
"""

import time
from pathlib import Path

from standfirst.copydesk import clean

PAGE = (Path(__file__).parent.parent / "tests" / "fixtures" / "pasted" / "harbour.txt").read_text("utf-8")
FLOOR = 300


def article(size: int) -> str:
    """The fixture's page with paragraphs added up to about `size` code points, no two alike."""
    head, tail = PAGE.rsplit("\n\nAFP", 1)
    filler = []
    length = len(PAGE)
    while length < size:
        number = len(filler)
        shift = f'Berth {number} was left to the “ night shift", which moved {number * 7} crates'
        filler.append(f"{shift} before the six -hour rain, he said.")
        length += len(filler[-1]) + 2
    return "\n\n".join([head, *filler]) + "\n\nAFP" + tail


def seconds(text: str, times: int) -> float:
    begun = time.perf_counter()
    for _time in range(times):
        clean(text)
    return (time.perf_counter() - begun) / times


def main() -> None:
    clean(PAGE)
    print(f"{'length':>10}  {'ms':>9}  {'articles/s':>10}  {'ns per code point':>18}")
    for factor, times in ((1, 100), (10, 10), (100, 2)):
        text = article(5_000 * factor)
        spent = seconds(text, times)
        print(f"{len(text):>10,}  {spent * 1e3:>9.2f}  {1 / spent:>10.1f}  {spent * 1e9 / len(text):>18.0f}")
    print(f"floor: {FLOOR} articles of 5 KB a second")


if __name__ == "__main__":
    main()
