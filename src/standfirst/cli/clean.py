"""`standfirst clean FILE`: the story in a paste, as a person would read it, as JSON, or as a list of changes."""

import json
import sys
from pathlib import Path
from unicodedata import name

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from standfirst.copydesk import Copy, Edit, Unreadable, clean, marks
from standfirst.copydesk.refusals import MAX_BYTES

_RULES = {
    "furniture": "page furniture",
    "repeats": "said again",
    "quotes": "quotation mark",
    "spaces": "space",
    "hyphens": "hyphen",
    "characters": "character",
    "encoding": "encoding",
    "html": "HTML",
    "header": "header line",
    "dateline": "dateline",
    "byline": "byline",
    "caption": "caption",
    "credit": "credit",
    "sms": "message part",
    "blocks": "list or quote mark",
    "sheet": "field name",
}
_LONGEST = 200
#: Changes inside a sentence, which mean nothing without the words around them, where they are small.
_WITHIN = frozenset(["quotes", "spaces", "hyphens", "characters", "encoding", "html"])
_SMALL = 12
_AROUND = 24


@click.command("clean")
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Print the Copy as JSON (see: standfirst schema clean).")
@click.option("--edits", is_flag=True, help="Print what was changed, where and by which rule.")
@click.option("--without", multiple=True, metavar="ID", help="Leave this Edit undone; may be given again.")
@click.option("--language", metavar="TAG", help="The language of the text (BCP 47); detected where not given.")
def command(file: str, as_json: bool, edits: bool, without: tuple[str, ...], language: str | None) -> None:
    """Read a story out of pasted text or a saved text file."""
    if as_json and edits:
        raise click.UsageError("Choose --json or --edits; the JSON holds the edits too.")
    try:
        copy = clean(read_source(file), language=language, without=frozenset(without))
    except Unreadable as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(copy.to_dict(), indent=2))
    elif edits:
        _print_edits(copy)
    else:
        _print_story(copy)


def read_source(file: str) -> bytes:
    """The bytes of a file, or of standard input; never more than one over the limit."""
    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(file)
    try:
        if path.is_dir():
            raise Unreadable(f"{file} is a folder; name one file.")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(
                f"{file} has {path.stat().st_size:,} bytes and a story may have {MAX_BYTES:,}; give one story at a time."  # noqa: E501
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"There is no file {file}.") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be read ({error.strerror}); check the name and who may read it.") from None


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _print_story(copy: Copy) -> None:
    out = _console()
    out.print()
    if copy.kicker:
        out.print(Text(copy.kicker.upper(), style="bold reverse"))
    if copy.headline:
        out.print(Text(copy.headline, style="bold"))
    if copy.standfirst:
        out.print(Text(copy.standfirst, style="italic"))
    if copy.bylines:
        out.print(Text("By " + ", ".join(copy.bylines)))
    out.print()
    for picture in copy.pictures:
        credit = f" ({picture.credit})" if picture.credit else ""
        out.print(Text(f"[picture] {picture.caption}{credit}\n", style="dim"))
    for count, block in enumerate(copy.blocks):
        text = Text()
        if count == 0 and copy.dateline:
            more = [
                part for part in (copy.dateline.date, copy.dateline.agency and f"({copy.dateline.agency})") if part
            ]
            text.append(" ".join([str(copy.dateline), *more]), style="bold")
            text.append(" — ")
        body = "\n".join(f"• {item}" for item in block.items) if block.type == "list" else block.text
        text.append(body, style="bold" if block.type == "subhead" else "")
        out.print(Padding(text, (0, 0, 1, 4 if block.type == "quote" else 0)))
    if copy.credit:
        out.print(Text(copy.credit, style="dim"))
        out.print()
    for said in _status(copy):
        out.print(Text(f"! {said}", style="bold red"))
    for flag in copy.flags:
        mark = "?" if flag.code == "query" else "!"
        out.print(Padding(Text(f"{mark} {flag.message}", style="yellow"), (0, 0, 0, 0)))
    shown = sum(edit.rule != "spaces.layout" for edit in copy.edits)
    out.print(Text(f"\n{shown} change{'' if shown == 1 else 's'}; see them with --edits.", style="dim"))


def _status(copy: Copy) -> list[str]:
    """What the copy's header lines say of it, in sentences."""
    said = marks.marks_of(copy, None)
    told = {
        "canceled": "is killed",
        "withheld": "may not be published",
        "correction": "corrects an earlier story",
        "advisory": "is for editors only",
    }
    lines = [f"The copy says that it {told[said.status]}: “{said.said}”."] if said.status in told else []
    if said.embargo == "unreadable":
        lines.append(f"The copy is embargoed, until a time that cannot be read: “{said.until}”.")
    elif said.embargo is not None:
        lines.append(f"The copy is embargoed until {said.embargo:%d %B %Y, %H:%M %Z}.")
    return lines


def _print_edits(copy: Copy) -> None:
    """Each change under its line: what it is, how to undo it, and the words with it and without it."""
    out = _console()
    layout = 0
    for edit in copy.edits:
        if edit.rule == "spaces.layout":
            layout += 1
            continue
        line = copy.original.count("\n", 0, edit.start) + 1
        kind, _dot, detail = edit.rule.partition(".")
        head = Text(f"line {line:<4} {_RULES.get(kind, kind)}: {detail.replace('-', ' ')}", style="bold")
        head.append(f"  {edit.id}" if edit.undoable else "  (for good)", style="dim")
        out.print(head)
        before, after = _words(copy, edit)
        out.print(Padding(Text(f"- {before}", style="red"), (0, 0, 0, 10)))
        if after:
            out.print(Padding(Text(f"+ {after}", style="green"), (0, 0, 0, 10)))
    out.print(Text(f"\nand {layout} line breaks and indents. Undo a change with --without and its id.", style="dim"))


def _words(copy: Copy, edit: Edit) -> tuple[str, str]:
    """The words taken out, or those around a small change, before and after it; signs that show nothing by name."""
    if len(edit.before) > _SMALL or edit.rule.partition(".")[0] not in _WITHIN:
        return _short(edit.before), _short(edit.after)
    left = copy.original[max(0, edit.start - _AROUND) : edit.start].rpartition("\n")[2]
    right = copy.original[edit.end : edit.end + _AROUND].partition("\n")[0]
    left = ("…" if len(left) == _AROUND else "") + left
    right += "…" if len(right) == _AROUND else ""
    return f"{left}{_shown(edit.before)}{right}".strip(), f"{left}{edit.after}{right}".strip()


def _short(text: str) -> str:
    shown = _shown(" ".join(text.split()))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else f"[{name(sign, hex(ord(sign))).lower()}]" for sign in text)
