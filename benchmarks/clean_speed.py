"""How many articles of 5 KB `clean` reads in a second on one core, and that its cost is linear in the length.

Run: python -m benchmarks.clean_speed

CPU time, the fastest of many rounds of five articles, so that other work on the machine counts for little. "to mend":
every paragraph has a torn hyphen and a loose quotation mark; "plain": none has anything to mend; "page": the plain
article in the menus and links of a whole page.
"""

import time
from collections.abc import Callable
from pathlib import Path

from standfirst.copydesk import clean

PAGE = (Path(__file__).parent.parent / "tests" / "fixtures" / "pasted" / "harbour.txt").read_text("utf-8")
FLOOR = 300
ROUNDS, TIMES = 40, 5
MENU = ["Skip to content", "Menu", "Home", "World", "Sign in", "Subscribe", "Most read", "Privacy policy"]


def to_mend(number: int) -> str:
    shift = f'Berth {number} was left to the “ night shift", which moved {number * 7} crates'
    return f"{shift} before the six -hour rain, he said."


def plain(number: int) -> str:
    return (
        f"Berth {number} was left to the night shift, which moved {number * 7} crates before the rain. The crews of "
        "the other quays had gone home by then, the harbour master said, and nobody was asked to stay for the boat."
    )


def article(size: int, paragraph: Callable[[int], str] = to_mend) -> str:
    """The fixture's page with paragraphs added up to about `size` code points, no two alike."""
    head, tail = PAGE.rsplit("\n\nAFP", 1)
    filler: list[str] = []
    length = len(PAGE)
    while length < size:
        filler.append(paragraph(len(filler)))
        length += len(filler[-1]) + 2
    return "\n\n".join([head, *filler]) + "\n\nAFP" + tail


def page(size: int) -> str:
    """An article of about `size` code points in all, between menus and links."""
    links = [f"Story {number} of the harbour" for number in range(12)]
    around = "\n".join([*MENU, *links, *MENU])
    return f"{around}\n{article(size - 2 * len(around), plain)}\n{around}"


def seconds(text: str, rounds: int, times: int) -> float:
    """CPU time of one `clean`, in the fastest round."""
    spent = []
    for _round in range(rounds):
        begun = time.process_time()
        for _time in range(times):
            clean(text)
        spent.append((time.process_time() - begun) / times)
    return min(spent)


def main() -> None:
    clean(PAGE)
    print(f"{'':>8}  {'length':>8}  {'ms':>9}  {'articles/s':>10}  {'ns per code point':>18}")
    rows = [("plain", article(5_000, plain)), ("page", page(5_000))]
    rows += [("to mend", article(5_000 * factor)) for factor in (1, 10, 100)]
    for name, text in rows:
        longer = max(1, len(text) // 5_000)
        spent = seconds(text, max(5, ROUNDS // longer), max(1, TIMES // longer))
        figures = f"{spent * 1e3:>9.2f}  {1 / spent:>10.1f}  {spent * 1e9 / len(text):>18.0f}"
        print(f"{name:>8}  {len(text):>8,}  {figures}")
    print(f"floor: {FLOOR} articles of 5 KB a second")


if __name__ == "__main__":
    main()
