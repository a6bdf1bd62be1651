"""Renders pages, and holds the files that they need. Stands alone: no settings, no database, no request."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from django.template import Context, Engine

from standfirst.site.pages import Page
from standfirst.site.parts import Link

HERE = Path(__file__).parent
PREFIX = "/_/"


def _lean(name: str, text: str) -> str:
    """Without comments and indentation; nothing that could change what the file means."""
    if name.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()
    if name.endswith(".js"):
        text = re.sub(r"^\s*//.*\n", "", text, flags=re.M)
        return re.sub(r"^\s+", "", text, flags=re.M)
    return text


def _hashed(name: str, data: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{blake2b(data, digest_size=5).hexdigest()}.{ending}"


def _with_addresses(text: str, names: dict[str, str], form: str) -> str:
    return re.sub(r"asset\((.+?)\)", lambda match: form.format(PREFIX + names[match[1]]), text)


def _with_included(text: str) -> str:
    """One style sheet may hold another whole: `include(common.css)`."""
    return re.sub(r"include\((.+?)\)", lambda match: (HERE / "assets" / match[1]).read_text("utf-8"), text)


def _in_order() -> list[Path]:
    """What is named by its hash comes before what names it: fonts, style sheets, and site.js last."""
    order = [".svg", ".css", ".js"]
    files = sorted((HERE / "assets").iterdir(), key=lambda path: (order.index(path.suffix), path.name))
    return [*sorted((HERE / "fonts").glob("*.woff2")), *files]


@cache
def _built() -> tuple[MappingProxyType[str, bytes], MappingProxyType[str, str]]:
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path in _in_order():
        data = path.read_bytes()
        if path.suffix in {".css", ".js", ".svg"}:
            text = _lean(path.name, _with_included(data.decode()))
            data = _with_addresses(text, names, '"{}"' if path.suffix == ".js" else "url({})").encode()
        names[path.name] = _hashed(path.name, data)
        files[names[path.name]] = data
    return MappingProxyType(files), MappingProxyType(names)


def assets() -> MappingProxyType[str, bytes]:
    """Every file that pages name under /_/, by its hashed name: immutable, to be served as it is."""
    return _built()[0]


def address(name: str) -> str:
    """The address of an asset by its plain name ("common.css"); KeyError if there is none."""
    return PREFIX + _built()[1][name]


@cache
def _engine() -> Engine:
    return Engine(dirs=[HERE / "templates"], autoescape=True)


@cache
def _addresses() -> dict[str, str]:
    """The assets by names that a template can spell: `common_css`, `display_woff2`."""
    return {name.replace(".", "_").replace("-", "_"): PREFIX + hashed for name, hashed in _built()[1].items()}


def render(page: Page) -> str:
    """The whole HTML of a page; equal pages give equal bytes."""
    context = Context({"page": page, "chrome": page.chrome, "asset": _addresses()}, use_l10n=False, use_tz=False)
    html = _engine().get_template(page.template).render(context)
    return re.sub(r"\s*\n\s*", "\n", html).lstrip()


def topics(links: Iterable[Link]) -> bytes:
    """`/_topics.json`: today's topics, which the search overlay fetches when it is opened."""
    return json.dumps([asdict(link) for link in links], ensure_ascii=False, separators=(",", ":")).encode()


@cache
def fingerprint() -> str:
    """Changes whenever a template or an asset does, so that a new version of the program bakes anew."""
    state = blake2b(digest_size=8)
    for path in sorted((HERE / "templates").iterdir()):
        state.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in sorted(assets()):
        state.update(name.encode())
    return state.hexdigest()
