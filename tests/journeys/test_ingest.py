"""From a file with a page's furniture to a story that readers can open, on the command line."""

import subprocess
from pathlib import Path

import pytest

from standfirst.config.shelf import Shelf
from tests.journeys.paper import begin, standfirst

PASTE_ME = Path(__file__).parents[2] / "demo" / "paste-me.txt"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("ingest") / "home", section="World")


def ingest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return standfirst(folder, "ingest", *arguments)


def page_of(folder: Path, said: str) -> str:
    path = said.strip().rpartition("published at ")[2]
    baked = standfirst(folder, "bake")
    assert baked.returncode == 0, baked.stderr
    file = Shelf(folder / "site").find(path).file
    assert file is not None, path
    return file.read_text()


def test_a_paste_with_furniture_becomes_a_page_in_order(home: Path) -> None:
    done = ingest(
        home, str(PASTE_ME), "--section", "world", "--publish", "--licence", "permission", "--ground", "E-mail"
    )
    assert done.returncode == 0, done.stderr
    html = page_of(home, done.stdout)
    assert "Begin typing your search..." not in html.partition("</h1>")[2].partition("</main>")[0]
    assert html.count("<h1") == 1
    again = ingest(home, str(PASTE_ME), "--publish", "--licence", "own")
    assert "known already" in again.stdout or "published at" in again.stdout
    assert len(list((home / "site" / "pages" / "world").glob("*/*/*/*/index.html"))) == 1


@pytest.mark.needs_shared
def test_the_real_page_comes_out_with_every_element_in_order(home: Path, shared: Path) -> None:
    done = ingest(
        home, str(shared / "samples" / "pasted" / "armenia.txt"), "--section", "world", "--publish",
        "--licence", "permission", "--ground", "Sample",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    html = page_of(home, done.stdout)
    page = html[html.index("<h1") :]
    places = [
        page.index(text)
        for text in ("flips to US</h1>", "being one of them.", "WASHINGTON", "Armenia, a former state", "IANS")
    ]
    assert places == sorted(places)
    assert "“strategic mistake”" in html
    assert "five-hour" in html
    assert "Next Story" not in html


def test_publishing_needs_a_licence_and_its_ground(home: Path) -> None:
    for arguments in (["--publish"], ["--publish", "--licence", "agency"], ["--section", "sport"]):
        refused = ingest(home, str(PASTE_ME), *arguments)
        assert refused.returncode == 1, arguments
        assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, b"%PDF-1.7\n" + b"\xff" * 400, b"Advertisement\nShare\nNext Story\n"],
    ids=["empty", "picture", "pdf", "furniture"],
)
def test_what_is_no_story_is_refused_in_a_sentence(home: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "copy.txt"
    file.write_bytes(content)
    refused = ingest(home, str(file))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert str(file) in refused.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [("MANDATORY KILL", "was killed"), ("EMBARGOED UNTIL 6 P.M. GMT, 12 MARCH 2087", "embargoed until 12 March 2087"),
     ("Embargoed until noon", "cannot be read"), ("NOT FOR PUBLICATION", "is held")],
)  # fmt: skip
def test_copy_that_says_it_must_not_be_out_is_refused_and_leaves_no_page(
    home: Path, tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "copy.txt"
    file.write_text(
        f"{line}\n\nPilot {line} asks the board for a lamp\n\n"
        "A pilot asked the board on Tuesday for a lamp on the pier.\n"
    )
    refused = ingest(home, str(file), "--publish", "--licence", "own")
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "published at" not in refused.stdout
    assert not list((home / "site" / "pages").glob("**/pilot-*/index.html"))


NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><docdata management-status="{status}"><doc-id id-string="npa-ferry-7"/><urgency ed-urg="4"/>
<date.issue norm="20261125T090000Z"/>{more}<du-key key="ferry" version="{version}"/></docdata></head>
<body><body.head><hedline><hl1>Night ferry is sold to a baker</hl1></hedline>
<dateline><location>ASKVIK</location></dateline></body.head>
<body.content><p>The council sold the night ferry on Tuesday.</p><p>{text}</p></body.content></body></nitf>"""


def nitf(file: Path, version: int, status: str = "usable", text: str = "It sails on Friday.", more: str = "") -> str:
    file.write_text(NITF.format(version=version, status=status, text=text, more=more))
    return str(file)


def test_an_agencys_file_is_published_and_its_kill_takes_it_down(home: Path, tmp_path: Path) -> None:
    first = ingest(home, nitf(tmp_path / "1.xml", 1), "--publish", "--licence", "own")
    assert first.returncode == 0, first.stderr
    path = first.stdout.strip().rpartition("published at ")[2]
    assert "sails on Friday" in page_of(home, first.stdout)
    again = ingest(home, nitf(tmp_path / "2.xml", 2, text="It sails on Saturday."))
    assert again.returncode == 0, again.stderr
    assert "no new story" in again.stdout
    killed = ingest(home, nitf(tmp_path / "3.xml", 3, status="canceled"))
    assert killed.returncode == 0, killed.stderr
    assert Shelf(home / "site").find(path).status == 410
    late = ingest(home, nitf(tmp_path / "4.xml", 4), "--publish", "--licence", "own")
    assert "published at" not in late.stdout


def test_an_embargo_in_an_agencys_file_holds_the_draft(home: Path, tmp_path: Path) -> None:
    more = '<date.release norm="20871125T090000Z"/>'
    file = nitf(tmp_path / "1.xml", 1, more=more)
    Path(file).write_text(Path(file).read_text().replace("npa-ferry-7", "npa-ferry-8").replace('"ferry"', '"ferry8"'))
    refused = ingest(home, file, "--publish", "--licence", "own")
    assert refused.returncode == 1
    assert "is filed and not published: This story is embargoed until 25 November 2087" in refused.stderr
