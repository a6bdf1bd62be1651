"""Train the model of lines that tells a pasted page's story from the rest of it, and measure it held out by site.

Run: uv run --with lightgbm --with html-text python tools/train_body.py SAMPLES [--folds 5] [--write]

SAMPLES holds `gold/*.json` (`url` and `ground_truth.main_content`) and `pages/*.html.gz` of the same names. A paste
is what `html_text.extract_text` leaves of a page. A line belongs to the story where half of its four-word shingles
stand in the gold text. Without `--write` nothing is changed; with it the model, trained on every page, goes to
`src/standfirst/copydesk/body_model.json`.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import html_text
import lightgbm
import numpy

from standfirst.copydesk import body, clean, languages
from standfirst.copydesk.blocks import unwrap
from standfirst.copydesk.characters import repair
from standfirst.copydesk.lines import Line, key_of, split
from standfirst.copydesk.refusals import Unreadable
from standfirst.copydesk.structure import Sorter

MODEL = Path(__file__).parent.parent / "src" / "standfirst" / "copydesk" / "body_model.json"
TOKEN = re.compile(r"\w+")
TREES = 64
BIAS = 0.6
SETTINGS = {
    "objective": "binary",
    "num_leaves": 8,
    "max_depth": 3,
    "learning_rate": 0.12,
    "min_data_in_leaf": 60,
    "lambda_l2": 5,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass
class Page:
    """One sample: its paste, the shingles of its gold body, and what the model sees and should say of each line."""

    site: str
    text: str
    gold: Counter[tuple[str, ...]]
    numbers: list[list[float]]
    wanted: list[bool]
    weight: list[float]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return (
        Counter(zip(*(words[place:] for place in range(4)), strict=False))
        if len(words) > 3
        else Counter([tuple(words)])
    )


def pages(samples: Path) -> Iterator[Page]:
    for told in sorted((samples / "gold").glob("*.json")):
        gold = json.loads(told.read_text("utf-8"))
        story = gold["ground_truth"]["main_content"]
        if not (story and story.strip()):
            continue
        markup = gzip.decompress((samples / "pages" / f"{told.stem}.html.gz").read_bytes())
        text = html_text.extract_text(markup.decode("utf-8", "replace"))
        mended = repair(text).text
        sorter = Sorter(unwrap(split(mended)[0]), languages.language(languages.detect(mended)))
        rules = sorter.lexicon_rules()
        lines = sorter.lines
        wanted = labels(lines, story)
        weight = numpy.array([len(TOKEN.findall(line.text)) + 1 for line in lines]) ** 0.8
        weight /= weight[wanted].sum() or 1.0
        numbers = body.describe(lines, rules, sorter.language.code, body.Run(lines))
        site = urlparse(gold["url"]).netloc.removeprefix("www.")
        yield Page(site, text, shingles(story), numbers, wanted, list(weight))


def labels(lines: Sequence[Line], story: str) -> list[bool]:
    """Which lines the gold text holds; of lines that say the same, those among most of the others."""
    held = shingles(story)
    said = Counter(key_of(line) for line in story.split("\n") if line.strip())
    wanted = []
    for line in lines:
        own = shingles(line.text)
        share = sum(shingle in held for shingle in own) / len(own)
        wanted.append(share >= 0.5 if own.total() > 2 else False)
    sure = [place for place, yes in enumerate(wanted) if yes]
    first, last = (sure[0] - 3, sure[-1] + 5) if sure else (0, -1)
    for place, line in enumerate(lines):
        if not wanted[place] and len(TOKEN.findall(line.text)) < 6:
            wanted[place] = first <= place <= last and line.key in said
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if wanted[place]:
            places.setdefault(line.key, []).append(place)
    for key, same in places.items():
        same.sort(key=lambda place: -sum(wanted[max(0, place - 4) : place + 5]))
        for place in same[max(1, said[key]) :]:
            wanted[place] = False
    return wanted


def train(given: Sequence[Page]) -> list[list[float]]:
    numbers = numpy.vstack([page.numbers for page in given])
    wanted = numpy.concatenate([page.wanted for page in given]).astype(int)
    weight = numpy.concatenate([page.weight for page in given])
    data = lightgbm.Dataset(numbers, wanted, weight=weight / weight.mean())
    made = lightgbm.train(SETTINGS, data, TREES).dump_model()
    return [row(tree["tree_structure"]) for tree in made["tree_info"]]


def row(root: dict[str, object]) -> list[float]:
    """A tree of at most three questions deep, filled up to a whole one."""
    level = [root]
    asked: list[float] = []
    for _depth in range(3):
        below: list[dict[str, object]] = []
        for node in level:
            if "split_feature" in node:
                asked += (node["split_feature"], float(f"{node['threshold']:.4g}"))  # type: ignore[arg-type]
                below += (node["left_child"], node["right_child"])  # type: ignore[arg-type]
            else:
                asked += (0, 0.0)
                below += (node, node)
        level = below
    return [*asked, *(round(float(leaf["leaf_value"]), 4) for leaf in level)]  # type: ignore[arg-type]


def score(given: Sequence[Page]) -> tuple[float, float]:
    """The precision and recall of `clean`'s body, each summed over the pages."""
    precision = recall = 0.0
    for page in given:
        try:
            got = shingles("\n".join(block.text for block in clean(page.text).blocks))
        except Unreadable:
            continue
        common = (page.gold & got).total()
        precision += common / got.total()
        recall += common / page.gold.total()
    return precision, recall


def told(name: str, precision: float, recall: float) -> None:
    print(
        f"{name}: P {precision:.3f}, R {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.4f}",
        flush=True,
    )


def use(trees: list[list[float]]) -> None:
    """Let `clean` weigh lines by these trees from now on."""
    ready = (body.grouped(body.read_trees(trees)), BIAS)
    body.model = lambda: ready  # type: ignore[assignment]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("samples", type=Path)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--write", action="store_true")
    asked = ask.parse_args()
    given = list(pages(asked.samples))
    sites = sorted({page.site for page in given}, key=lambda site: sum(map(ord, site)) * 7919 % 1009)
    sums = [0.0, 0.0]
    for fold in range(asked.folds):
        held = set(sites[fold :: asked.folds])
        use(train([page for page in given if page.site not in held]))
        precision, recall = score([page for page in given if page.site in held])
        sums = [sums[0] + precision, sums[1] + recall]
    told(f"held out by site, {asked.folds} parts", sums[0] / len(given), sums[1] / len(given))
    if asked.write:
        trees = train(given)
        use(trees)
        told("in sample", *(total / len(given) for total in score(given)))
        rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
        MODEL.write_text(f'{{"names": {json.dumps(body.NAMES)},\n"bias": {BIAS},\n"trees": [\n{rows}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
