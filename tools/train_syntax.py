"""Train the tagger and parser that Standfirst ships, and write them as half-precision weights with their checksums.

    python tools/train_syntax.py CORPORA OUT                 what ships
    python tools/train_syntax.py CORPORA OUT --as-described  one plain training, to measure ours against

CORPORA holds `ewt/` and `gum/` with `train.conllu`, `dev.conllu` and `test.conllu`. One core, under an hour.
The seed is fixed; scores repeat within about half a point, as sums on several threads differ in their last bits.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy
import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam

from standfirst.record.syntax.lemmas import by_rule
from standfirst.record.syntax.pipeline import precision

CORPORA = ("ewt", "gum")
SEED = 8


@dataclass(frozen=True)
class Plan:
    """How a network is built and fed: sizes of its layers, words in a batch (first, last), passes."""

    width: int
    rows: tuple[int, int, int, int]
    heads: tuple[str, ...]
    batch: tuple[int, int]
    passes: int
    dropout: float
    falling_rate: bool


AS_DESCRIBED = Plan(96, (5000, 1000, 2500, 2500), ("tagger", "morphologizer"), (2000, 2000), 8, 0.1, False)
SHIPPED = Plan(96, (8000, 1500, 4000, 2500), ("morphologizer",), (300, 1000), 8, 0.1, True)


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """The rows of each sentence of a CoNLL-U file, without ranges and empty nodes."""
    rows: list[list[str]] = []
    inside = 0
    for line in path.read_text("utf-8").splitlines():
        if not line:
            if rows:
                yield rows
            rows, inside = [], 0
        elif not line.startswith("#"):
            columns = line.split("\t")
            if "-" in columns[0]:
                first, last = columns[0].split("-")
                inside, after = int(last), columns[9]
                glued = range(int(first), int(last))
            elif columns[0].isdigit():
                number = int(columns[0])
                if number <= inside:
                    columns[9] = "SpaceAfter=No" if number in glued else after
                rows.append(columns)
    if rows:
        yield rows


def example(nlp: Language, rows: list[list[str]]) -> Example:
    words = [row[1] for row in rows]
    spaces = ["SpaceAfter=No" not in row[9] for row in rows]
    gold = Doc(
        nlp.vocab,
        words,
        spaces,
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else place for place, row in enumerate(rows)],
        deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
        sent_starts=[place == 0 for place in range(len(rows))],
    )
    return Example(Doc(nlp.vocab, words, spaces), gold)


def network(plan: Plan) -> Language:
    nlp = spacy.blank("en")
    shared = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": plan.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(plan.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": plan.width,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": plan.width, "upstream": "*"}
    nlp.add_pipe("tok2vec", config={"model": shared})
    for head in plan.heads:
        nlp.add_pipe(head, config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "tok2vec": listener,
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp.add_pipe("parser", config={"model": parser, "learn_tokens": False, "min_action_freq": 30})
    return nlp


def batches(examples: list[Example], words: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size = 0
    for one in examples:
        batch.append(one)
        size += len(one.x)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def train(nlp: Language, plan: Plan, examples: list[Example], dev: list[Example], out: Path) -> None:
    nlp.initialize(lambda: examples)
    rate = 0.001
    optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=plan.falling_rate)
    total = sum(len(one.x) for one in examples) * plan.passes
    seen = 0
    for turn in range(plan.passes):
        random.shuffle(examples)
        words = plan.batch[0] + (plan.batch[1] - plan.batch[0]) * turn // max(plan.passes - 1, 1)
        for batch in batches(examples, words):
            if plan.falling_rate:
                optimizer.learn_rate = rate * min(1.0, seen / 50_000 + 0.05) * max(0.02, 1 - seen / total)
            nlp.update(batch, sgd=optimizer, drop=plan.dropout)
            seen += sum(len(one.x) for one in batch)
        if plan.falling_rate and turn == plan.passes - 1:
            with nlp.use_params(optimizer.averages):
                averaged = nlp.to_bytes()
            nlp.from_bytes(averaged)
        print(f"pass {turn + 1}", {name: round(value, 4) for name, value in scores(nlp, dev).items()}, flush=True)
        nlp.to_disk(out)


def scores(nlp: Language, examples: list[Example]) -> dict[str, float]:
    """Share of words (without punctuation) with the right head (uas), head and relation (las), and tag (upos)."""
    right: Counter[str] = Counter()
    golds = [one.reference for one in examples]
    plain = [
        Doc(nlp.vocab, [word.text for word in gold], [bool(word.whitespace_) for word in gold]) for gold in golds
    ]
    started = time.process_time()
    read = list(nlp.pipe(plain, batch_size=128))
    seconds = time.process_time() - started
    for gold, guess in zip(golds, read, strict=True):
        for true, said in zip(gold, guess, strict=True):
            right["all"] += 1
            right["upos"] += true.pos == said.pos
            if true.pos_ != "PUNCT":
                right["words"] += 1
                right["uas"] += true.head.i == said.head.i
                right["las"] += true.head.i == said.head.i and true.dep_.casefold() == said.dep_.casefold()
    return {
        "las": right["las"] / right["words"],
        "uas": right["uas"] / right["words"],
        "upos": right["upos"] / right["all"],
        "tokens_per_second": right["all"] / seconds,
    }


def ship(nlp: Language, out: Path) -> None:
    """Everything the package needs to parse, in one file of half-precision weights, and its checksum."""
    pipes = {}
    for name, component in nlp.pipeline:
        message = srsly.msgpack_loads(component.to_bytes(exclude=["vocab"]))
        model = precision(srsly.msgpack_loads(message["model"]), numpy.float16)
        pipes[name] = srsly.msgpack_dumps({**message, "model": srsly.msgpack_dumps(model)})
    packed = srsly.msgpack_dumps({"config": dict(nlp.config), "pipes": pipes})
    (out / "syntax.bin").write_bytes(packed)
    (out / "SHA256SUMS").write_text(f"{sha256(packed).hexdigest()}  syntax.bin\n", "utf-8")


def lemmas(corpora: Path) -> str:
    """Words whose dictionary form the endings do not tell, seen twice or more in the training parts."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for corpus in CORPORA:
        for rows in sentences(corpora / corpus / "train.conllu"):
            for row in rows:
                if row[3] in ("VERB", "AUX", "NOUN", "PRON", "ADJ", "ADV") and row[1].isalpha():
                    seen[row[3], row[1].casefold()][row[2].casefold()] += 1
    lines = []
    for (tag, form), counted in sorted(seen.items()):
        lemma, count = counted.most_common(1)[0]
        if count >= 2 and lemma != by_rule(form, tag) and tag in ("VERB", "AUX", "NOUN"):
            lines.append(f"{tag}\t{form}\t{lemma}\n")
    return "# part of speech, form, dictionary form: from the training corpora (see CARD.md)\n" + "".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpora", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--as-described", action="store_true")
    asked = options.parse_args()
    fix_random_seed(SEED)
    plan = AS_DESCRIBED if asked.as_described else SHIPPED
    nlp = network(plan)
    read = {
        part: {
            corpus: [example(nlp, rows) for rows in sentences(asked.corpora / corpus / f"{part}.conllu")]
            for corpus in CORPORA
        }
        for part in ("train", "dev", "test")
    }
    examples = [one for corpus in CORPORA for one in read["train"][corpus]]
    asked.out.mkdir(parents=True, exist_ok=True)
    train(nlp, plan, examples, read["dev"]["ewt"], asked.out / "spacy")
    ship(nlp, asked.out)
    (asked.out / "lemmas.txt").write_text(lemmas(asked.corpora), "utf-8")
    figures = {corpus: scores(nlp, read["test"][corpus]) for corpus in CORPORA}
    print(json.dumps(figures, indent=2))
    (asked.out / "scores.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
