"""What each page weighs, packed, beside its gate: `python -m benchmarks.page_weights`. Needs no browser."""

import gzip
import re

from tests.site.samples import EVERY

from standfirst.site import engine

GATES = {"story": 10, "front": 14, "section": 14, "topic": 14}


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def main() -> None:
    print("| page | HTML | CSS | JS | together, gzip | gate | elements |")
    print("|---|---|---|---|---|---|---|")
    files = engine.assets()
    for name, make in EVERY.items():
        html = engine.render(make())
        named = set(re.findall(r"/_/([\w.-]+\.(?:css|js))", html))
        css = sum(packed(files[file]) for file in named if file.endswith(".css"))
        js = sum(packed(files[file]) for file in named if file.endswith(".js"))
        code = packed(html.encode())
        gate = f"{GATES[name]:,}.0 KB" if name in GATES else "none"
        elements = len(re.findall(r"<[a-z]", html))
        print(f"| {name} | {code:,} | {css:,} | {js:,} | {code + css + js:,} | {gate} | {elements} |")
    fonts = {name: len(data) for name, data in files.items() if name.endswith(".woff2")}
    later = sum(packed(data) for name, data in files.items() if re.match(r"(search|large)\.", name))
    print(
        f"\nFonts: {' + '.join(f'{size:,}' for size in fonts.values())} = {sum(fonts.values()):,} bytes (gate 45 KB)."
    )
    print(f"Fetched only when a reader opens search or a picture: {later:,} bytes, gzip.")


if __name__ == "__main__":
    main()
