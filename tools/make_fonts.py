"""Makes the two committed font files from the Newsreader package (SIL Open Font License).

    npm pack @fontsource-variable/newsreader && tar xzf fontsource-variable-newsreader-*.tgz
    .venv/bin/python tools/make_fonts.py package

The package splits the face by script. Each part is pinned to one optical size and one weight, cut to the
letters of European names, and the parts are joined again, so that a page asks for two files and no more.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parents[1] / "src/standfirst/site/fonts"
# The rarer letters go without kerning: their pairs would cost as much as the letters.
PARTS = {"latin": ["kern", "liga", "ccmp", "locl"], "latin-ext": ["ccmp", "locl"]}
CUTS = {"display": {"opsz": 72, "wght": 600}, "text": {"opsz": 16, "wght": 400}}
# ASCII, Latin-1, Latin Extended-A, the Romanian comma letters, and a newspaper's punctuation.
LETTERS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *map(ord, "–—‘’‚“”„†•…‰′″‹›€−\u2002\u2003\u2009\u202f"),
} - {0xAD, 0x149, 0x17F}


def cut(source: Path, axes: dict[str, float], features: list[str]) -> TTFont:
    font = instantiateVariableFont(TTFont(source), axes)
    options = Options(layout_features=features, hinting=False, notdef_outline=True, name_IDs=[1, 2, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    return font


def make(package: Path, name: str) -> Path:
    parts = []
    for part, features in PARTS.items():
        file = package / f"files/newsreader-{part}-opsz-normal.woff2"
        font = cut(file, CUTS[name], features)
        font.flavor = None
        parts.append(OUT / f"{name}-{part}.ttf")
        font.save(parts[-1])
    joined = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    joined.flavor = "woff2"
    path = OUT / f"{name}.woff2"
    joined.save(path)
    return path


def metrics(path: Path) -> str:
    font = TTFont(path)
    per_em, hhea, cmap = font["head"].unitsPerEm, font["hhea"], font.getBestCmap()
    advance = font["hmtx"].metrics
    # Letters by how often English uses them, for the width that a stand-in face must match.
    sample = "etaoinshrdlcumwfgypbvk " + "etaoinsrh " * 3
    width = sum(advance[cmap[ord(letter)]][0] for letter in sample) / len(sample)
    return (
        f"{path.name}: {path.stat().st_size:,} bytes, {len(cmap)} letters, mean width {width / per_em:.4f}, "
        f"ascent {hhea.ascent / per_em:.3f}, descent {-hhea.descent / per_em:.3f}"
    )


def main() -> None:
    package = Path(sys.argv[1])
    OUT.mkdir(exist_ok=True)
    for name in CUTS:
        print(metrics(make(package, name)))
    (OUT / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
