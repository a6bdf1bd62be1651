"""How many stories of about 850 words `annotate` reads in a second of one core, and the memory it takes.

Run: OMP_NUM_THREADS=1 python -m benchmarks.record.speed
"""

import resource
import time

from benchmarks.record import gold
from standfirst.copydesk import Block, Copy
from standfirst.record import annotate

WORDS = 850
STORIES = 20


def stories() -> list[Copy]:
    """Stories of about WORDS words, made of training sentences in other orders, five to a paragraph."""
    sentences = [item.text for item in gold.load(gold.SETS / "sentences-train.jsonl")]
    made = []
    for number in range(STORIES):
        chosen: list[str] = []
        at = number * 17
        while sum(len(one.split()) for one in chosen) < WORDS:
            chosen.append(sentences[at % len(sentences)])
            at += 1
        paragraphs = [" ".join(chosen[place : place + 5]) for place in range(0, len(chosen), 5)]
        blocks = tuple(Block("paragraph", text) for text in paragraphs)
        made.append(Copy("\n\n".join(paragraphs), "utf-8", None, blocks))
    return made


def main() -> None:
    read = stories()
    annotate(read[0])
    begun = time.process_time()
    for copy in read:
        annotate(copy)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(read) / seconds:.1f} stories of {WORDS} words a second of one core; {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
