"""The editor's review of the record of the dated stories: the verdicts that stand in `real/reviewed.toml`, given to
the lines that the annotator finds by the actions that the desk gives them with."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "real"
KINDS = ("event", "relation", "statement")
"""In the order of their review: what stands in a statement is settled before the statement is."""
Said = dict[str, Any]


def verdicts() -> dict[str, list[Said]]:
    """What the editor said of each line, by story."""
    return tomllib.loads((HERE / "reviewed.toml").read_text("utf-8"))


def kind_of(said: Said) -> str:
    """Of which kind of line this verdict is: its key, whose value are the line's words."""
    return next(kind for kind in KINDS if kind in said)


def review(story: Any, name: str, user: Any) -> list[str]:
    """Read this story and give its verdicts; a sentence for each verdict that found no line, and for each line
    that has no verdict, which readers do not see."""
    from standfirst.record.kept import annotator
    from standfirst.record.kept.judging import Close
    from standfirst.record.kept.models import Line

    annotator.read(story.pk)
    missed = []
    given = verdicts().get(name, [])
    for said in sorted((one for one in given if "in" in one), key=lambda one: KINDS.index(kind_of(one))):
        line = found(story, said)
        if line is not None:
            _judge(line, said, user)
        elif "reject" not in said:
            missed.append(_missed(story, name, said))
    for said in given:
        if "closes" in said:
            Close(_told(said["closes"]).verdict, user, state=said["state"], shown_by=story).execute()
    left = Line.objects.filter(story=story.pk, verdict__isnull=True).order_by("start", "pk")
    return missed + [f"{name}: no verdict on the {line.kind} “{content(line)}” in “{line.sentence}”" for line in left]


def content(line: Any) -> str:
    """The words by which a verdict names a line."""
    if line.kind == "relation":
        return f"{line.actor_words} {line.code} {line.target_words}"
    words: str = line.words
    return words


def found(story: Any, said: Said) -> Any:
    """The line of this kind and sentence that has these words, or else shares the most of them; None without any."""
    from standfirst.record.kept.matching import normal
    from standfirst.record.kept.models import Line

    kind = kind_of(said)
    wanted, begins = normal(said[kind]), normal(said["in"])
    best, nearest = 0, None
    for line in Line.objects.filter(story=story.pk, kind=kind, verdict__isnull=True).order_by("start", "pk"):
        words = normal(content(line))
        if not normal(line.sentence).startswith(begins):
            continue
        if words.startswith(wanted):
            return line
        shared = len({*words.split()} & {*wanted.split()})
        if shared > best:
            best, nearest = shared, line
    return nearest


def _judge(line: Any, said: Said, user: Any) -> None:
    from standfirst.record.kept.judging import REJECT, JudgeLine

    if "reject" in said:
        JudgeLine(line, user, decision=REJECT).execute()
        return
    corrections = dict(_corrections(said))
    modality = {line.key: said["modality"]} if "modality" in said else {}
    if "same" in said:
        before = _told(said["same"])
        ends = {"actor": before.actor, "target": before.target}
        JudgeLine(line, user, decision="merge", same_as=before, corrections=ends).execute()
        return
    decision = "correct" if corrections else "accept"
    JudgeLine(line, user, decision=decision, modality=modality, corrections=corrections).execute()


def _corrections(said: Said) -> Iterator[tuple[str, Any]]:
    from standfirst.record.kept.models import Actor

    for name in ("told", "code", "change", "first"):
        if name in said:
            yield name, said[name]
    for end in ("actor", "target"):
        if end in said:
            yield end, Actor.objects.get(slug=said[end]) if said[end] else None


def _told(wording: str) -> Any:
    """The reviewed line that readers are told in these words."""
    from standfirst.record.kept.models import Line

    return Line.objects.get(told=wording, verdict__same_as__isnull=True)


def _missed(story: Any, name: str, said: Said) -> str:
    from standfirst.record.kept.models import Line

    kind = kind_of(said)
    lines = Line.objects.filter(story=story.pk, kind=kind, verdict__isnull=True).order_by("start", "pk")
    now = ", ".join(f"“{content(line)}”" for line in lines) or "none"
    return (
        f"{name}: the verdict on the {kind} “{said[kind]}” found no line in a sentence that begins “{said['in']}”; "
        f"lines of this kind without a verdict: {now}. Put demo/real/reviewed.toml right."
    )
