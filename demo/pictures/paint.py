"""The brushes: light, air, water and grain on float canvases of height x width x 3, values 0 to 1."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
Canvas = NDArray[np.float32]
Mask = NDArray[np.float32]
Colour = Sequence[float]
Draw = Callable[[ImageDraw.ImageDraw, float], None]

ROWS, COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)


def hexed(code: str) -> tuple[float, float, float]:
    """`#rrggbb` as three numbers from 0 to 1."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def tint(colour: str | Colour) -> Canvas:
    return np.array(hexed(colour) if isinstance(colour, str) else colour, dtype=np.float32)


def sky(*stops: tuple[float, str]) -> Canvas:
    """A vertical gradient; each stop is (place from 0 at the top to 1 at the foot, colour)."""
    places = [place * HEIGHT for place, _ in stops]
    colours = np.array([hexed(colour) for _, colour in stops])
    rows = np.arange(HEIGHT)
    column = np.stack([np.interp(rows, places, colours[:, band]) for band in range(3)], axis=1)
    return np.repeat(column[:, None, :], WIDTH, axis=1).astype(np.float32)


def resized(grid: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32)


def noise(seed: int, across: float, down: float, octaves: int = 5, fall: float = 0.5) -> Mask:
    """Cloudy noise from 0 to 1; `across` and `down` are the number of lumps of the coarsest layer."""
    rng = np.random.default_rng(seed)
    total = np.zeros((HEIGHT, WIDTH), np.float32)
    weight = 1.0
    for octave in range(octaves):
        cols = min(WIDTH, max(2, int(across * 2**octave)) + 2)
        rows = min(HEIGHT, max(2, int(down * 2**octave)) + 2)
        total += weight * resized(rng.random((rows, cols), dtype=np.float32), WIDTH, HEIGHT)
        weight *= fall
    low, high = float(total.min()), float(total.max())
    return (total - low) / (high - low)


def line(seed: int, lumps: float, octaves: int = 5, fall: float = 0.5) -> NDArray[np.float32]:
    """Noise along one line of the canvas's width, about -1 to 1: a skyline, a rope, a bank."""
    rng = np.random.default_rng(seed)
    total = np.zeros(WIDTH, np.float32)
    weight = 1.0
    for octave in range(octaves):
        points = max(3, int(lumps * 2**octave) + 2)
        total += weight * np.interp(np.linspace(0, points - 1, WIDTH), np.arange(points), rng.random(points) * 2 - 1)
        weight *= fall
    return total / 1.6


def step(values: Mask, low: float, high: float) -> Mask:
    """Smoothly 0 below `low`, 1 above `high`."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def over(canvas: Canvas, mask: Mask, paint: str | Colour | Canvas, strength: float = 1.0) -> Canvas:
    """`paint` (a colour or another canvas) laid over `canvas` where `mask` is."""
    layer = tint(paint) if isinstance(paint, str) or np.ndim(paint) == 1 else paint
    veil = (mask * strength)[..., None]
    return canvas * (1 - veil) + layer * veil


def add(canvas: Canvas, mask: Mask, colour: str | Colour, strength: float = 1.0) -> Canvas:
    """Light of a colour added where `mask` is."""
    return canvas + (mask * strength)[..., None] * tint(colour)


def below(heights: NDArray[np.float32], soft: float = 1.2) -> Mask:
    """All that lies below a line of heights (in rows from the top)."""
    return np.clip((ROWS - heights[None, :]) / soft + 0.5, 0, 1)


def shape(draw: Draw, blur: float = 0) -> Mask:
    """A mask drawn at twice the size; `draw` is given the pen and the scale to multiply places by."""
    image = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
    draw(ImageDraw.Draw(image), 2.0)
    image = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    return np.asarray(image, dtype=np.float32) / 255


def polygons(*outlines: Sequence[tuple[float, float]], blur: float = 0) -> Mask:
    def draw(pen: ImageDraw.ImageDraw, scale: float) -> None:
        for outline in outlines:
            pen.polygon([(x * scale, y * scale) for x, y in outline], fill=255)

    return shape(draw, blur)


def boxes(*corners: tuple[float, float, float, float], blur: float = 0) -> Mask:
    """Filled boxes, each (left, top, right, bottom)."""

    def draw(pen: ImageDraw.ImageDraw, scale: float) -> None:
        for left, top, right, bottom in corners:
            pen.rectangle([left * scale, top * scale, right * scale, bottom * scale], fill=255)

    return shape(draw, blur)


def strokes(*paths: tuple[Sequence[tuple[float, float]], float], blur: float = 0) -> Mask:
    """Lines, each (points, width)."""

    def draw(pen: ImageDraw.ImageDraw, scale: float) -> None:
        for points, width in paths:
            pen.line(
                [(x * scale, y * scale) for x, y in points],
                fill=255,
                width=max(1, int(width * scale)),
                joint="curve",
            )

    return shape(draw, blur)


def discs(*rounds: tuple[float, float, float, float], blur: float = 0) -> Mask:
    """Filled ellipses, each (centre x, centre y, radius across, radius down)."""

    def draw(pen: ImageDraw.ImageDraw, scale: float) -> None:
        for x, y, across, down in rounds:
            pen.ellipse(
                [(x - across) * scale, (y - down) * scale, (x + across) * scale, (y + down) * scale], fill=255
            )

    return shape(draw, blur)


def boxed(plane: NDArray[np.float32], radius: int, axis: int) -> NDArray[np.float32]:
    """The running mean over 2 x radius + 1 places along one axis, the edges repeated."""
    pad = [(0, 0)] * plane.ndim
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(plane, pad, mode="edge"), axis=axis, dtype=np.float64)
    size = 2 * radius + 1
    length = plane.shape[axis]
    ahead = np.take(total, np.arange(size, size + length), axis=axis)
    behind = np.take(total, np.arange(length), axis=axis)
    return ((ahead - behind) / size).astype(np.float32)


def blurred(plane: NDArray[np.float32], radius: float) -> NDArray[np.float32]:
    """A mask or a canvas out of focus: three box blurs, which come near a Gaussian."""
    reach = max(1, round(radius))
    for _ in range(3):
        plane = boxed(boxed(plane, reach, 0), reach, 1)
    return plane


def glow(x: float, y: float, radius: float, squash: float = 1.0) -> Mask:
    """Light round a place, falling off softly; `squash` above 1 makes it flat."""
    distance = np.sqrt((COLUMNS - x) ** 2 + ((ROWS - y) * squash) ** 2) / radius
    return (1 / (1 + (distance * 2.2) ** 2.4)).astype(np.float32)


def clouds(
    canvas: Canvas,
    seed: int,
    colour: str | Colour,
    cover: float,
    span: tuple[float, float],
    flat: float = 4.0,
) -> Canvas:
    """Clouds between two places of the height (0 to 1), streaked the more the flatter."""
    lumps = noise(seed, 4, 4 * flat, 6, 0.55)
    top, foot = span[0] * HEIGHT, span[1] * HEIGHT
    fade = step(ROWS, top - 60, top + 80) * (1 - step(ROWS, foot - 120, foot + 10))
    return over(canvas, step(lumps, 1 - cover, 1 - cover + 0.35) * fade, colour)


def water(
    canvas: Canvas,
    horizon: int,
    seed: int,
    ripple: float = 1.0,
    dark: str = "#0a1420",
    depth: float = 0.55,
    streak: float = 1.0,
) -> Canvas:
    """Below `horizon`, the mirrored scene broken by waves that grow towards the viewer."""
    rows = np.arange(HEIGHT)
    near = np.clip((rows - horizon) / (HEIGHT - horizon), 0, 1).astype(np.float32)[:, None]
    waves = np.zeros((HEIGHT, WIDTH), np.float32)
    rng = np.random.default_rng(seed)
    for lumps, weight in ((10, 1.0), (24, 0.8), (60, 0.5), (130, 0.3)):
        grid = resized(rng.random((int(lumps * 2.6) + 3, lumps), dtype=np.float32) - 0.5, WIDTH, HEIGHT)
        stretch = np.clip((HEIGHT * (0.02 + 0.98 * near**0.55)).astype(int), 0, HEIGHT - 1)[:, 0]
        waves += weight * grid[stretch]
    shift_down = waves * (4 + 90 * near) * ripple
    shift_across = np.roll(waves, 97, axis=1) * (3 + 26 * near) * ripple
    source_rows = np.clip(horizon - (ROWS - horizon) * (1 + 0.15 * near) + shift_down, 0, horizon - 1).astype(int)
    source_columns = np.clip(COLUMNS + shift_across, 0, WIDTH - 1).astype(int)
    mirror = canvas[source_rows, source_columns]
    mirror = mirror * (1 - depth * (0.35 + 0.65 * near[..., None])) + tint(dark) * depth * (
        0.35 + 0.65 * near[..., None]
    )
    crest = np.clip(waves - 0.18, 0, 1) * near
    mirror = (
        mirror * (1 + 0.9 * streak * crest[..., None])
        - 0.06 * streak * np.clip(-waves - 0.15, 0, 1)[..., None] * near[..., None]
    )
    mask = (horizon <= ROWS).astype(np.float32)
    return over(canvas, mask, np.clip(mirror, 0, 4))


def speckle(seed: int, count: int, left: float, top: float, right: float, bottom: float, size: float = 1.6) -> Mask:
    """Small lights scattered in a box."""
    rng = np.random.default_rng(seed)
    rounds = []
    for _ in range(count):
        radius = size * (0.5 + rng.random())
        rounds.append((left + rng.random() * (right - left), top + rng.random() * (bottom - top), radius, radius))
    return discs(*rounds)


def bloom(canvas: Canvas, radius: float = 26, strength: float = 0.5, floor: float = 0.72) -> Canvas:
    """What is bright spills over, as it does in a lens."""
    bright = np.clip(canvas - floor, 0, 1.5)
    return canvas + strength * blurred(bright / 1.5, radius) * 1.5


def finish(
    canvas: Canvas,
    seed: int,
    vignette: float = 0.35,
    grain: float = 0.022,
    warm: float = 0.0,
    colour: float = 0.82,
) -> Image.Image:
    """Lens and film: uneven light, calmer colours, darker corners, a soft shoulder for the lights, grain."""
    canvas = canvas * (0.95 + 0.1 * noise(seed + 900, 5, 4, 4))[..., None]
    grey = canvas.mean(axis=2, keepdims=True)
    canvas = grey + (canvas - grey) * colour
    canvas = (
        canvas
        + 0.025 * (1 - np.clip(grey * 2, 0, 1)) * tint((-0.3, 0.0, 0.6))
        + 0.02 * np.clip(grey * 2 - 1, 0, 1) * tint((1, 0.5, -0.6))
    )
    distance = ((COLUMNS / WIDTH - 0.5) ** 2 + (ROWS / HEIGHT - 0.5) ** 2) * 2
    canvas = canvas * (1 - vignette * distance**1.2)[..., None]
    canvas = canvas + warm * np.array([0.03, 0.005, -0.03], np.float32)
    canvas = np.where(canvas > 0.8, 0.8 + 0.2 * np.tanh((canvas - 0.8) / 0.2), canvas)
    rng = np.random.default_rng(seed)
    coarse = resized(rng.standard_normal((HEIGHT * 2 // 3, WIDTH * 2 // 3), dtype=np.float32), WIDTH, HEIGHT)
    tone = 0.45 + 0.55 * (1 - np.abs(canvas.mean(axis=2) - 0.4))
    canvas = canvas + (grain * coarse * tone)[..., None]
    return Image.fromarray((np.clip(canvas, 0, 1) * 255 + 0.5).astype(np.uint8))
