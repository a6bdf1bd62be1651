"""Pictures for the sample pages: drawn from numbers, with the grain of a photograph, the same every time."""

from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image

from standfirst.site.parts import PictureSet, Rendition

WIDTHS = (480, 720, 1080)
SIZE = (1080, 720)
GRAIN = {"dusk": 10.5, "street": 7.0, "rain": 8.5}


def _ridges(rng: np.random.Generator, width: int, roughness: float) -> np.ndarray:
    line = np.cumsum(rng.normal(0, roughness, width))
    line -= np.linspace(line[0], line[-1], width)
    return np.convolve(np.pad(line, 20, mode="edge"), np.ones(41) / 41, mode="valid")


@cache
def draw(name: str) -> Image.Image:
    """A shore at some hour: sky, two ridges, water that answers the sky, a lamp; RGB, 1080 by 720."""
    rng = np.random.default_rng(sum(map(ord, name)))
    width, height = SIZE
    skies = {
        "dusk": ((28, 40, 74), (236, 178, 122)),
        "street": ((92, 106, 112), (214, 206, 186)),
        "rain": ((40, 52, 60), (132, 146, 148)),
    }
    top, low = (np.array(colour, dtype=float) for colour in skies[name])
    rows = np.linspace(0, 1, height)[:, None, None]
    picture = np.broadcast_to(top + (low - top) * np.clip(rows * 1.7, 0, 1), (height, width, 3)).copy()
    horizon = int(height * 0.58)
    clouds = np.asarray(
        Image.fromarray(rng.integers(0, 255, (18, 9), dtype=np.uint8)).resize(SIZE, Image.Resampling.BICUBIC)
    )
    picture *= 1 - 0.28 * (np.asarray(clouds, dtype=float)[..., None] / 255) * (1 - rows)
    y = np.arange(height)[:, None]
    for depth, shade in ((96, 0.62), (40, 0.34)):
        ridge = horizon - depth + _ridges(rng, width, 4.0) * 1.2
        picture[(y > ridge[None, :]) & (y < horizon)] *= shade
    water = picture[horizon - 1 : 2 * horizon - height - 1 : -1] * 0.72
    shift = (rng.normal(0, 5, height - horizon) * np.linspace(0.4, 4, height - horizon)).astype(int)
    for line, by in enumerate(shift):
        picture[horizon + line] = np.roll(water[line], by, axis=0)
    glints = rng.random((height - horizon, width // 6)).repeat(6, axis=1)[:, :width, None] > 0.94
    picture[horizon:] = np.where(glints, picture[horizon:] * 1.25 + 22, picture[horizon:])
    lamp = np.hypot(np.arange(width)[None, :] - width * 0.36, (y - horizon + 58) * 1.1)
    picture += np.exp(-(lamp**2) / 300)[..., None] * np.array([255, 232, 170])
    picture[horizon - 52 : horizon, int(width * 0.355) : int(width * 0.365)] *= 0.2
    picture += rng.normal(0, GRAIN[name], (height, width, 1))
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


@cache
def encode(name: str, width: int, kind: str) -> bytes:
    image = draw(name)
    if width != image.width:
        image = image.resize((width, width * image.height // image.width), Image.Resampling.LANCZOS)
    out = BytesIO()
    quality = {"avif": 52, "webp": 68}[kind]
    image.save(out, format=kind.upper(), quality=quality, **({"speed": 8} if kind == "avif" else {}))
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Every rendition by its address."""
    return {
        f"/media/{name}-{width}.{kind}": encode(name, width, kind)
        for name in GRAIN
        for width in WIDTHS
        for kind in ("avif", "webp")
    }


def picture(
    name: str, alt: str, caption: str = "", credit: str = "", focal: tuple[float, float] = (0.5, 0.5)
) -> PictureSet:
    renditions = tuple(
        Rendition(
            href=f"/media/{name}-{width}.{kind}",
            width=width,
            height=width * SIZE[1] // SIZE[0],
            type=f"image/{kind}",  # type: ignore[arg-type]
        )
        for kind in ("avif", "webp")
        for width in WIDTHS
    )
    return PictureSet(renditions=renditions, alt=alt, caption=caption, credit=credit, focal=focal)
