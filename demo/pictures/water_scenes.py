"""Pictures of the river and the docks."""

import itertools

import numpy as np
from PIL import Image

from demo.pictures.paint import (
    COLUMNS,
    ROWS,
    WIDTH,
    Canvas,
    add,
    below,
    bloom,
    blurred,
    boxes,
    clouds,
    discs,
    finish,
    glow,
    line,
    noise,
    over,
    polygons,
    sky,
    speckle,
    step,
    strokes,
    water,
)


def town_line(seed: int, base: float, tall: float, step_px: int = 34) -> np.ndarray:
    """A skyline of gables: heights for every column."""
    rng = np.random.default_rng(seed)
    heights = np.full(WIDTH, base, np.float32)
    x = 0
    while x < WIDTH:
        wide = int(step_px * (0.6 + rng.random()))
        roof = base - tall * (0.35 + 0.65 * rng.random())
        across = np.arange(min(wide, WIDTH - x))
        pitch = np.abs(across / wide - 0.5) * wide * (0.9 if rng.random() < 0.7 else 0.0)
        heights[x : x + len(across)] = roof + pitch
        if rng.random() < 0.3 and len(across) > 12:
            heights[x + 4 : x + 9] = roof - tall * 0.18
        x += wide
    return heights


def swing_bridge() -> Image.Image:
    """The bridge stands open along the river at dusk, its two roads ending in air."""
    horizon = 640
    c = sky(
        (0, "#0f1c38"),
        (0.25, "#2b4470"),
        (0.42, "#7a7f9c"),
        (0.54, "#e0a98a"),
        (0.6, "#f7cf9b"),
        (1, "#f7cf9b"),
    )
    c = clouds(c, 11, "#3a3f63", 0.55, (0.05, 0.5), 5)
    c = clouds(c, 12, "#f0a684", 0.36, (0.3, 0.56), 7)
    c = add(c, glow(1120, 640, 420, 1.8), "#ffb066", 0.5)
    c = over(c, below(608 + 30 * line(3, 5)), "#8a7f93", 0.75)
    c = over(c, below(town_line(21, 640, 95, 40)), "#4a4a68", 0.85)
    c = over(c, below(town_line(22, 642, 60, 30) + 0.00009 * (COLUMNS[0] - 900) ** 2), "#2a2e48", 0.95)
    c = over(c, boxes((1010, 470, 1034, 640)) + polygons([(1004, 472), (1022, 400), (1040, 472)]), "#2a2e48")
    c = add(c, speckle(5, 190, 0, 590, WIDTH, 636, 1.7), "#ffcf7a", 0.95)
    iron = "#141a2b"
    pier = boxes((560, 596, 760, 680))
    c = over(c, pier, "#1d2133")
    truss = []
    left, right, top, deck = 250, 1070, 438, 574
    for index in range(17):
        x = left + index * (right - left) / 16
        arch = deck - 26 - (deck - top) * (1 - abs(index - 8) / 8) ** 0.75
        truss.append(((x, arch), (x, deck)))
    bars = [([start, foot], 5.0) for start, foot in truss]
    for one, two in itertools.pairwise(truss):
        bars.append(([one[0], two[0]], 9.0))
        cross = (one[1], two[0]) if one[0][0] < 655 else (one[0], two[1])
        bars.append((list(cross), 3.5))
    c = over(c, strokes(*bars), iron)
    c = over(c, boxes((238, 570, 1082, 592)), iron)
    c = over(c, boxes((600, 480, 716, 548)) + polygons([(590, 482), (658, 446), (726, 482)]), "#10141f")
    c = add(c, boxes((616, 500, 640, 528), (676, 500, 700, 528)), "#ffd58a", 0.95)
    c = over(c, boxes((0, 560, 150, 640), (1290, 562, WIDTH, 642)), "#141827")
    posts = [([(x, 520), (x, 562)], 4.0) for x in (20, 74, 128, 1312, 1380, 1450, 1520)]
    c = over(c, strokes(*posts), "#141827")
    c = add(c, discs(*[(x, 516, 5, 5) for x in (20, 74, 128, 1312, 1380, 1450, 1520)]), "#ffd9a0", 1.2)
    c = add(c, discs((150, 546, 6, 6), (1290, 548, 6, 6), (658, 434, 5, 5)), "#ff4030", 1.3)
    for x, wide in ((1340, 88), (1452, 96)):
        c = over(c, boxes((x, 520, x + wide, 560)), "#0d111c")
        c = add(c, boxes((x + 4, 545, x + 9, 550)), "#fff0c0", 1.0)
    c = water(c, horizon, 31, 0.8, "#0b1222", 0.42)
    c = bloom(c, 22, 0.6, 0.75)
    quay = below(1010 - 0.05 * (WIDTH - COLUMNS[0]) + 4 * line(8, 12))
    c = over(c, blurred(quay.astype(np.float32), 4), "#0a0d16")
    rail = strokes(
        ([(0, 820), (WIDTH, 905)], 9),
        *[([(x, 820 + x * 0.053), (x, 1040)], 11) for x in (90, 500, 910, 1320)],
        blur=6,
    )
    c = over(c, rail, "#0a0d16", 0.96)
    return finish(c, 1, 0.5)


def herring() -> Image.Image:
    """Crates of herring on the wet quay before it is light."""
    c = sky((0, "#10151d"), (0.3, "#1b2733"), (0.5, "#2e4150"), (1, "#141a20"))
    c = add(c, glow(300, 120, 420), "#ffcf8a", 0.55)
    c = add(c, glow(1250, 90, 300), "#ffdca8", 0.4)
    c = over(c, blurred(boxes((0, 230, WIDTH, 360)), 10), "#0c1219", 0.7)
    hull = polygons([(900, 150), (WIDTH, 60), (WIDTH, 430), (960, 430)], blur=9)
    c = over(c, hull, "#24506b", 0.8)
    c = over(c, strokes(([(1180, 0), (1180, 160)], 14), ([(1180, 20), (1500, 130)], 5), blur=7), "#0b1016")
    floor = step(ROWS, 385, 440)
    wet = noise(7, 6, 60, 6, 0.6)
    c = over(c, floor, "#1a222a")
    c = add(c, floor * step(wet, 0.5, 0.85) * glow(300, 420, 620, 1.2), "#ffc98a", 0.55)
    c = add(c, floor * step(wet, 0.55, 0.9), "#7f99a8", 0.28)
    c = bloom(c, 30, 0.6, 0.5)
    rng = np.random.default_rng(4)
    for row, (base, size, count, focus) in enumerate(((560, 190, 8, 2.5), (760, 300, 6, 0.8), (1080, 470, 4, 0.0))):
        for place in range(count):
            x = (place - 0.35 * (row % 2) - 0.25) * size * 1.06 + rng.integers(-6, 6)
            c = crate(c, x, base, size, focus, rng)
    return finish(c, 2, 0.55, 0.022)


def crate(c: Canvas, x: float, base: float, size: float, focus: float, rng: np.random.Generator) -> Canvas:
    """One open crate whose near edge stands at `base`, filled with fish."""
    top, lip = base - size * 0.34, base - size * 0.02
    outline = [
        (x + size * 0.07, top - size * 0.3),
        (x + size * 0.93, top - size * 0.3),
        (x + size, top),
        (x, top),
    ]
    inside = polygons(outline, blur=focus)
    c = over(c, inside, "#0d1318")
    fish, shine, backs, eyes = [], [], [], []
    for layer in range(70):
        along = rng.random()
        y = top - size * (0.29 - 0.29 * layer / 70)
        spread = 0.07 * (1 - layer / 70)
        fx = x + size * (spread + 0.03 + along * (0.92 - 2 * spread))
        tilt = rng.normal(0, 0.16)
        length, thick = size * 0.15, size * 0.021
        dx, dy = np.cos(tilt) * length / 2, np.sin(tilt) * length / 2
        body = [
            (fx - dx, y - dy),
            (fx - dx * 0.4, y - dy * 0.4 - thick),
            (fx + dx * 0.5, y + dy * 0.5 - thick * 0.8),
            (fx + dx, y + dy),
            (fx + dx * 0.5, y + dy * 0.5 + thick),
            (fx - dx * 0.4, y - dy * 0.4 + thick),
        ]
        fish.append((body, rng.random()))
        backs.append(([(fx - dx * 0.8, y - dy - thick * 0.4), (fx + dx * 0.8, y + dy - thick * 0.5)], thick * 0.55))
        shine.append(
            (
                [(fx - dx * 0.6, y - dy * 0.6 + thick * 0.3), (fx + dx * 0.4, y + dy * 0.4 + thick * 0.3)],
                thick * 0.35,
            )
        )
        eyes.append((fx - dx * 0.78, y - dy * 0.78, thick * 0.28, thick * 0.28))
    for start in range(0, 70, 14):
        part = slice(start, start + 14)
        clip = polygons(*[body for body, _ in fish[part]], blur=focus)
        c = over(c, blurred(clip, 5) * inside, "#05080b", 0.6)
        c = over(c, clip * np.clip(inside * 1.2, 0, 1), "#8fa3ad", 0.93)
        c = over(c, strokes(*backs[part], blur=focus) * inside, "#27455a", 0.85)
        c = add(c, strokes(*shine[part], blur=focus) * inside, "#fff2d8", 0.42)
        c = over(c, discs(*eyes[part]) * inside, "#0a0f14", 0.9)
    wood = noise(int(abs(x)) + int(base), 3, 120, 4, 0.6)
    front = polygons([(x, top), (x + size, top), (x + size * 0.985, lip), (x + size * 0.015, lip)], blur=focus)
    c = over(c, front, "#2f6f78")
    c = over(c, front * wood, "#173d45", 0.8)
    c = add(c, front * step(ROWS, lip, top) * 0.25, "#ffdcae", 0.5)
    c = add(c, strokes(([(x, top), (x + size, top)], size * 0.014), blur=focus), "#bfe0df", 0.6)
    slots = boxes((x + size * 0.36, top + size * 0.09, x + size * 0.64, top + size * 0.15), blur=max(0.6, focus))
    c = over(c, slots, "#071014", 0.9)
    return over(c, blurred(boxes((x, lip - 2, x + size, lip + size * 0.05)), 8), "#04070a", 0.7)
