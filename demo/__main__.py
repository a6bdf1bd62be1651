"""`make demo`: receives the demo's copy, bakes its site, and serves reader and desk."""

import os
import sys
from pathlib import Path

READER, DESK = 8000, 8001


def main() -> None:
    folder = Path(os.environ.setdefault("STANDFIRST_HOME", str(Path("build") / "demo"))).resolve()
    os.environ["STANDFIRST_HOME"] = str(folder)
    if (folder / "secret-key").is_file() and not (folder / "complete").is_file():
        sys.exit(f"The demo in {folder} was not finished: remove that folder, and start again.")
    fresh = not (folder / "complete").is_file()
    if fresh:
        load(folder)
    else:
        from standfirst.cli._django import setup

        setup()
    invite()
    from standfirst.cli.serve import run

    run("127.0.0.1", READER, DESK)


def load(folder: Path) -> None:
    """Begin the newspaper, receive and publish its copy, bake it."""
    from rich.progress import Progress

    from demo import load as demo

    demo.begin(folder, f"http://localhost:{READER}")
    made = {}
    with Progress() as progress:
        task = progress.add_task("Receiving the copy", total=len(demo.truth()["story"]))
        for entry, story in demo.stories():
            made[entry["id"]] = story
            progress.advance(task)
    demo.front(made)
    (folder / "complete").touch()


def invite() -> None:
    from demo.load import EDITOR, PASSWORD

    print(
        f"\n  Sign in at the desk as “{EDITOR}” with the password “{PASSWORD}”. Open first:\n"
        f"    paste    http://localhost:{DESK}/desk/paste/   (try demo/paste-me.txt)\n"
        f"    front    http://localhost:{READER}/\n"
        f"    search   http://localhost:{READER}/search/\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
