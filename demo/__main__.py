"""`make demo`: receives the demo's copy, bakes its site, and serves reader and desk."""

import os
import sys
from pathlib import Path

import click

from demo.load import truth
from demo.post import FEED, FeedServer


@click.command()
@click.option("--port", default=8000, show_default=True, help="The reader's port.")
@click.option("--desk-port", default=8001, show_default=True, help="The desk's port.")
def main(port: int, desk_port: int) -> None:
    """Serve the demo newspaper from STANDFIRST_HOME, else from build/demo; the first time, make it."""
    from standfirst.cli.serve import check_ports, run

    check_ports("127.0.0.1", {"--port": port, "--desk-port": desk_port})
    folder = Path(os.environ.setdefault("STANDFIRST_HOME", str(Path("build") / "demo"))).resolve()
    os.environ["STANDFIRST_HOME"] = str(folder)
    if (folder / "secret-key").is_file() and not (folder / "complete").is_file():
        sys.exit(f"The demo in {folder} was not finished: remove that folder, and start again.")
    fresh = not (folder / "complete").is_file()
    feed = FeedServer(truth()["story"])
    if fresh:
        load(folder, f"http://localhost:{port}", feed)
    else:
        from standfirst.cli._django import setup

        setup()
        serve_feed(feed)
    invite(port, desk_port)
    run("127.0.0.1", port, desk_port)


def load(folder: Path, address: str, feed: FeedServer) -> None:
    """Begin the newspaper, receive and publish its copy, bake it."""
    from rich.progress import Progress

    from demo import load as demo

    demo.begin(folder, address)
    made = {}
    unjoined: list[str] = []
    with Progress() as progress:
        task = progress.add_task("Receiving the copy", total=len(demo.truth()["story"]))
        for entry, story in demo.stories(feed):
            made[entry["id"]] = story
            unjoined += demo.reviewed(entry, story)
            progress.advance(task)
    demo.front(made)
    for sentence in unjoined:
        print(f"  The record of the demo: {sentence}", file=sys.stderr)
    (folder / "complete").touch()


def serve_feed(feed: FeedServer) -> None:
    """Tell the newspaper where on this machine the feed stands today."""
    from standfirst.wire.models import Source

    Source.objects.filter(slug=FEED).update(address=feed.address)


def invite(port: int, desk_port: int) -> None:
    from demo.load import EDITOR, PASSWORD, REPORTER

    print(
        f"\n  Sign in at the desk as “{EDITOR}” with the password “{PASSWORD}”, or as “{REPORTER}”, who\n"
        f"  writes and sends for review, with the same one. Open first:\n"
        f"    paste    http://localhost:{desk_port}/desk/paste/   (try demo/paste-me.txt)\n"
        f"    wire     drop a file into {os.environ['STANDFIRST_HOME']}/wire/newsroom/ and it is a draft\n"
        f"    front    http://localhost:{port}/\n"
        f"    record   http://localhost:{port}/record/armenia/russia/   (how Armenia turned from Russia)\n"
        f"    search   http://localhost:{port}/search/\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
