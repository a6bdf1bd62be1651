"""A synthetic archive: stories with the word statistics of a newspaper, and the keystrokes of its readers.

Words are made of syllables; their frequencies follow Zipf's law, and new names keep arriving as stories do
(Heaps' law), so the dictionary of a million stories is as long as a real one's.
"""

import itertools
import random
import re
from collections.abc import Iterator

from standfirst.search.document import Document, Page

ONSETS = [*"bbcddfghjkllmmnnpprrssttvwz", *re.findall("str|..", "brchclcrdrflfrgrplprshslstrthtr")]
NUCLEI = re.findall("ai|ea|ia|ou|[aeiou]", "aaaeeeiioouaieaiaou")
CODAS = [""] * 12 + ["n", "n", "r", "s", "l", "t", "m", "nd", "rt", "st"]
SECTIONS = ("World", "Town", "Harbour", "Money", "Sport", "Schools", "Culture", "Weather")
FIRST = 1_100_000_000
EDITS = "abcdefghijklmnopqrstuvwxyz"


def word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS) for _ in range(syllables))


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """`size` words, the commonest first and mostly the shortest."""
    words: dict[str, None] = {}
    while len(words) < size:
        share = len(words) / size
        words[word(rng, rng.choice((1, 1, 2)) if share < 0.005 else rng.choice((2, 2, 2, 3, 3, 4)))] = None
    return list(words)


def stories(count: int, seed: int = 7, body_words: int = 300) -> Iterator[Document]:
    """`count` documents, oldest first, spread over twenty years."""
    rng = random.Random(seed)
    words = vocabulary(rng, 60_000)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    # Headlines use fewer of the very common words than running text does.
    head_weights = list(itertools.accumulate(1 / (rank + 60) for rank in range(len(words))))
    names: list[str] = [word(rng, 3).capitalize() for _ in range(2_000)]
    topics = [(f"topic-{n}", word(rng, 2).capitalize()) for n in range(300)]
    step = 630_000_000 // count
    for number in range(count):
        if rng.random() < 0.35:
            names.append(word(rng, rng.choice((2, 3, 4))).capitalize())
        name = names[min(int(10 * rng.paretovariate(0.6)) - 10, len(names) - 1)]
        newest = names[-1 - min(int(10 * rng.paretovariate(0.8)) - 10, len(names) - 1)]
        head = rng.choices(words, cum_weights=head_weights, k=rng.randint(5, 10))
        head.insert(rng.randrange(len(head)), name)
        if rng.random() < 0.5:
            head.insert(rng.randrange(len(head)), newest)
        body = rng.choices(words, cum_weights=weights, k=body_words)
        body[3::40] = [name] * len(body[3::40])
        section = SECTIONS[min(int(rng.expovariate(0.6)), len(SECTIONS) - 1)]
        published = FIRST + number * step
        yield Document(
            id=str(number),
            href=f"/{section.lower()}/{number}/",
            headline=" ".join(head).capitalize(),
            standfirst=" ".join(rng.choices(words, cum_weights=weights, k=18)).capitalize() + ".",
            body=" ".join(body),
            section=section,
            section_slug=section.lower(),
            published=published,
            when=str(published),
            topics=(topics[min(int(10 * rng.paretovariate(0.6)) - 10, 299)],),
        )


def pages(count: int, seed: int = 8) -> Iterator[Page]:
    """Topics, people and pairs of states."""
    rng = random.Random(seed)
    states = [word(rng, 3).capitalize() for _ in range(190)]
    for number in range(count):
        kind = rng.choice(("topic", "person", "pair"))
        if kind == "pair":
            title = " and ".join(rng.sample(states, 2))
        else:
            title = " ".join(word(rng, 2).capitalize() for _ in range(2))
        yield Page(id=f"p{number}", href=f"/{kind}/{number}/", title=title, kind=kind)


def typo(rng: random.Random, text: str) -> str:
    at = rng.randrange(1, len(text))
    change = rng.choice(("drop", "double", "swap", "other"))
    if change == "drop":
        return text[:at] + text[at + 1 :]
    if change == "double":
        return text[:at] + text[at] + text[at:]
    if change == "swap":
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return text[:at] + rng.choice(EDITS) + text[at + 1 :]


def queries(headlines: list[str], count: int, seed: int = 9) -> list[str]:
    """What readers mean to type: one to three words of some headline, one in six with a slip."""
    rng = random.Random(seed)
    found = []
    while len(found) < count:
        words = rng.choice(headlines).lower().split()
        chosen = rng.sample(words, rng.choice((1, 2, 2, 3)))
        if rng.random() < 1 / 6:
            at = max(range(len(chosen)), key=lambda n: len(chosen[n]))
            if len(chosen[at]) > 4:
                chosen[at] = typo(rng, chosen[at])
        found.append(" ".join(chosen))
    return found


def keystrokes(texts: list[str]) -> list[str]:
    """Every beginning of every query, as the field sends them, without those that end in a space."""
    return [text[:n] for text in texts for n in range(1, len(text) + 1) if text[n - 1] != " "]
