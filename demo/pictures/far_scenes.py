"""Pictures taken from a long way off: weather, distance and small things in it."""

import numpy as np
from PIL import Image, ImageDraw

from demo.pictures.paint import (
    COLUMNS,
    HEIGHT,
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
    step,
    strokes,
    water,
)


def mist(c: Canvas, seed: int, top: float, foot: float, colour: str, strength: float) -> Canvas:
    """A bank of fog between two rows, with holes in it."""
    bank = step(ROWS, top, (top + foot) / 2) * (1 - step(ROWS, (top + foot) / 2, foot))
    return over(c, bank * (0.35 + 0.65 * noise(seed, 4, 14, 5)), colour, strength)


def windfarm() -> Image.Image:
    """Turbines in ranks, each rank paler than the one before it."""
    c = sky((0, "#7f98ad"), (0.35, "#b9c6cc"), (0.56, "#efe3cc"), (1, "#efe3cc"))
    c = clouds(c, 5, "#8d9daa", 0.55, (0, 0.4), 4)
    c = add(c, glow(1080, 330, 480, 1.1), "#fff0cc", 0.4)
    for angle in (-0.7, -0.35, -0.1, 0.2, 0.5):
        ray = polygons(
            [(1070, 250), (1090, 250), (1080 + angle * 900 + 90, 640), (1080 + angle * 900 - 60, 640)], blur=26
        )
        c = add(c, ray, "#fff2d6", 0.13)
    rng = np.random.default_rng(3)
    for rank, (tall, shade) in enumerate(((90, "#c2c8c6"), (150, "#a9b3b6"), (250, "#8494a0"), (430, "#eceae2"))):
        count = (17, 10, 6, 3)[rank]
        for place in range(count):
            x = (place + 0.5 + 0.25 * rank) * WIDTH / count - 60 + rng.normal(0, 12)
            foot, hub = 612 + rank * rank * 12, 612 + rank * rank * 12 - tall
            wide = tall / 46
            c = over(
                c, polygons([(x - wide * 0.5, hub), (x + wide * 0.5, hub), (x + wide, foot), (x - wide, foot)]), shade
            )
            if rank == 3:
                c = over(c, polygons([(x, hub), (x + wide * 0.5, hub), (x + wide, foot), (x, foot)]), "#8b959b")
                c = over(c, boxes((x - wide * 1.3, foot - 40, x + wide * 1.3, foot)), "#d8a62e")
            turn = rng.random() * 2
            for blade in range(3):
                a = turn + blade * 2.0944
                tip = (x + np.sin(a) * tall * 0.56, hub - np.cos(a) * tall * 0.56)
                side = (np.cos(a) * wide * 0.55, np.sin(a) * wide * 0.55)
                mid = (x + np.sin(a) * tall * 0.14, hub - np.cos(a) * tall * 0.14)
                c = over(
                    c,
                    polygons(
                        [
                            (x, hub),
                            (mid[0] + side[0], mid[1] + side[1]),
                            tip,
                            (mid[0] - side[0] * 0.3, mid[1] - side[1] * 0.3),
                        ]
                    ),
                    shade,
                )
        c = mist(c, 20 + rank, 540, 690, "#e3ddd0", 0.4)
    c = water(c, 640, 12, 0.6, "#4a6070", 0.5)
    return finish(bloom(c, 30, 0.3, 0.85), 11, 0.35, 0.018)


def rowing() -> Image.Image:
    """An eight in the mist at sunrise."""
    c = sky((0, "#b98f74"), (0.3, "#e8bd8c"), (0.5, "#fbe2b4"), (1, "#fbe2b4"))
    c = add(c, glow(1120, 400, 330), "#fff2c8", 0.7)
    c = over(c, discs((1120, 392, 44, 44), blur=2), "#fffbe8")
    for rank, (base, tall, shade) in enumerate(((470, 60, "#d9b088"), (500, 90, "#b98d6c"), (522, 70, "#8d6a56"))):
        trees = base - tall * (0.4 + 0.6 * np.abs(line(30 + rank, 9 + 8 * rank, 7, 0.62))) * (
            1 - 0.45 * np.exp(-(((COLUMNS[0] - 1120) / 260) ** 2))
        )
        c = over(c, below(trees, 3), shade, 0.85)
        c = mist(c, 40 + rank, 430, 600, "#fbe3b8", 0.5)
    c = water(c, 540, 9, 0.25, "#5d4436", 0.3, 0.5)
    y = 668.0
    c = over(c, polygons([(290, y - 4), (1280, y - 6), (1310, y - 10), (1276, y + 6), (320, y + 8)]), "#2a1c18")
    for place in range(8):
        x = 430 + place * 92
        c = over(
            c,
            discs((x - 13, y - 66, 13, 15))
            + polygons([(x - 26, y - 52), (x - 4, y - 56), (x + 18, y - 4), (x - 14, y - 4)]),
            "#1e1413",
        )
        c = over(
            c, strokes(([(x - 8, y - 40), (x + 44, y - 26)], 8), ([(x + 10, y - 6), (x + 48, y - 22)], 7)), "#1e1413"
        )
        far = place % 2
        blade = (x + 96, y - 34) if far else (x + 92, y + 62)
        c = over(c, strokes(([(x + 34, y - 26), blade], 4)), "#3a2620" if far else "#1e1413")
        c = over(c, discs((*blade, 17, 6)), "#caa98a" if far else "#e9dcc4")
        for ring in range(2):
            c = add(
                c,
                discs((blade[0] - 150, blade[1] + 22, 40 + ring * 22, 8 + ring * 4))
                - discs((blade[0] - 150, blade[1] + 22, 37 + ring * 22, 6.6 + ring * 4)),
                "#fff0cc",
                0.35,
            )
    c = over(
        c,
        discs((1222, y - 46, 12, 14)) + polygons([(1206, y - 34), (1238, y - 34), (1242, y - 2), (1204, y - 2)]),
        "#1e1413",
    )
    shadow = blurred(polygons([(300, y + 10), (1290, y + 8), (1240, y + 100), (380, y + 104)]), 12)
    c = over(c, shadow * (0.4 + 0.6 * noise(6, 20, 90, 4)), "#3a2820", 0.5)
    return finish(bloom(mist(c, 77, 480, 760, "#ffe9c4", 0.25), 40, 0.45, 0.8), 12, 0.4, 0.02, warm=0.5)


def viaduct() -> Image.Image:
    """A goods train on a stone viaduct, with the valley full of fog."""
    c = sky((0, "#45618a"), (0.3, "#93a3bd"), (0.5, "#eec7a4"), (1, "#f3d8b8"))
    c = clouds(c, 61, "#e99f7e", 0.4, (0.05, 0.45), 6)
    for rank, shade in enumerate(("#a5a3b4", "#85869f", "#5f647f")):
        c = over(c, below(430 + rank * 70 + (70 + 30 * rank) * line(50 + rank, 3, 7, 0.5), 2), shade, 0.9)
        c = mist(c, 70 + rank, 450 + rank * 60, 720 + rank * 40, "#e8d2c2", 0.55)
    deck, foot = 430.0, 900.0
    body = boxes((0, deck, WIDTH, deck + 46))
    holes, piers = [], []
    for arch in range(10):
        x = arch * 172 - 50
        piers.append([(x - 19, deck + 40), (x + 19, deck + 40), (x + 27, foot), (x - 27, foot)])
        holes.append((x + 86, deck + 118, 68, 76))
    stone = np.clip(body + boxes((0, deck + 40, WIDTH, deck + 120)) - discs(*holes), 0, 1)
    stone = np.clip(
        stone * (1 - boxes(*[(hx - 68, deck + 118, hx + 68, foot) for hx, _, _, _ in holes])) + polygons(*piers), 0, 1
    )
    c = over(c, stone, "#4a4550")
    c = over(c, stone * noise(81, 120, 90, 4, 0.7), "#8d7d74", 0.6)
    c = add(c, np.clip(stone - np.roll(stone, 7, axis=1), 0, 1), "#ffd2a0", 0.5)
    c = over(c, boxes((0, deck - 6, WIDTH, deck + 8)), "#6b6064")
    for place in range(11):
        x = 330 + place * 104
        c = over(c, boxes((x, deck - 54, x + 96, deck - 10)), ("#3a2f33", "#54362c", "#33404a")[place % 3])
        c = over(c, discs((x + 18, deck - 10, 8, 8), (x + 78, deck - 10, 8, 8)), "#17151a")
    c = over(c, boxes((214, deck - 66, 326, deck - 10)) + boxes((200, deck - 50, 216, deck - 10)), "#5d2a28")
    c = over(c, boxes((224, deck - 58, 250, deck - 40)), "#ffdd9c")
    c = add(c, glow(198, deck - 34, 60), "#ffe6b0", 0.9)
    c = mist(c, 90, 640, 1130, "#ecd9ca", 0.92)
    c = mist(c, 91, 700, 1300, "#f0dfd0", 0.8)
    firs = [
        ([(x - w, 1067), (x, 1067 - h), (x + w, 1067)])
        for x, h, w in (
            (60, 320, 70),
            (150, 240, 60),
            (-10, 400, 80),
            (1500, 300, 70),
            (1580, 400, 80),
            (1400, 190, 50),
            (250, 140, 44),
        )
    ]
    c = over(c, polygons(*firs, blur=2), "#2a2c3a")
    return finish(bloom(c, 24, 0.35, 0.8), 13, 0.4, 0.02, warm=0.3)


def geese() -> Image.Image:
    """Skeins over the saltings at sunrise."""
    c = sky((0, "#2b2c4d"), (0.25, "#7a4658"), (0.45, "#d8664a"), (0.6, "#fbb35e"), (0.66, "#ffdf96"), (1, "#ffdf96"))
    c = clouds(c, 15, "#3f3150", 0.5, (0, 0.5), 6)
    c = clouds(c, 16, "#ff9a64", 0.42, (0.2, 0.62), 8)
    c = add(c, glow(640, 690, 330, 1.2), "#fff0b0", 0.8)
    c = over(c, discs((640, 690, 52, 52), blur=1), "#fffbe0")
    land = step(ROWS, 694, 698)
    channel = noise(21, 6, 26, 5, 0.55)
    near = np.clip((ROWS - 694) / 373, 0, 1)
    mirror = c[np.clip(2 * 696 - ROWS.astype(int), 0, HEIGHT - 1), COLUMNS.astype(int)]
    bends = np.abs(COLUMNS - 640 - 330 * np.sin(near * 7 + 0.4) * (0.15 + near)) / (14 + 230 * near)
    wet = np.clip(step(-bends, -1, -0.75) + step(channel, 0.6, 0.66), 0, 1)
    c = over(c, below(688 + 8 * line(23, 20), 2), "#2a1d2b")
    c = over(c, land * wet, blurred(mirror, 4) * 0.92)
    c = over(c, land * (1 - wet) * noise(24, 90, 200, 4, 0.7), "#5b3a35", 0.5)
    rng = np.random.default_rng(7)
    birds = []
    for x0, y0, count, gap, slope, size in (
        (260, 330, 34, 21, 0.34, 8),
        (260, 330, 18, -17, 0.5, 8),
        (900, 210, 46, 13, 0.22, 6),
        (900, 210, 20, -12, 0.4, 6),
        (1130, 470, 40, 8, 0.16, 3.6),
        (420, 530, 50, 6, 0.1, 2.8),
        (120, 140, 22, 30, 0.42, 13),
    ):
        for k in range(count):
            x, y = x0 + k * gap + rng.normal(0, 3), y0 + k * abs(gap) * slope + rng.normal(0, 3)
            lift = rng.normal(0.5, 0.5) * size
            birds.append(
                (
                    [
                        (x - size, y - lift),
                        (x - size * 0.3, y),
                        (x + size * 0.5, y - lift * 0.2),
                        (x + size * 1.1, y - lift),
                    ],
                    max(1.2, size * 0.26),
                )
            )
    c = over(c, strokes(*birds), "#1d1522")
    return finish(bloom(c, 40, 0.5, 0.75), 14, 0.45, 0.022)


def dabchick() -> Image.Image:
    """The little ferry half-way, in the first sun."""
    c = sky((0, "#8ea6b4"), (0.3, "#c9d0c8"), (0.5, "#f8e6c0"), (1, "#f8e6c0"))
    c = add(c, glow(300, 430, 460), "#fff3d0", 0.6)
    for rank, shade in enumerate(("#c2c2b4", "#9fa39c", "#7b8484")):
        rng = np.random.default_rng(rank + 4)
        heights = np.repeat(560 - rng.integers(20, 100 - 14 * rank, 80), 20)[:WIDTH].astype(np.float32)
        c = over(c, below(heights + 10 * rank), shade, 0.8)
        c = mist(c, rank + 8, 470, 640, "#f6e8cc", 0.6)
    spans = [([(k * 70 + 900, 470 - 40 * np.sin(k / 3.3)), (k * 70 + 900, 520)], 3) for k in range(11)] + [
        ([(900, 520), (1600, 520)], 9),
        ([(900 + k * 70, 470 - 40 * np.sin(k / 3.3)) for k in range(11)], 6),
    ]
    c = over(c, strokes(*spans, blur=1), "#8d9290", 0.75)
    hull = polygons([(470, 610), (500, 668), (1060, 668), (1120, 596), (1060, 604), (520, 612)])
    c = over(c, boxes((560, 520, 1000, 612)), "#ece4d0")
    c = over(c, boxes(*[(575 + k * 52, 540, 613 + k * 52, 578) for k in range(8)]), "#3b4f56")
    c = add(c, boxes(*[(575 + k * 52, 540, 590 + k * 52, 578) for k in range(8)]), "#ffe0a0", 0.5)
    c = over(c, boxes((545, 508, 1015, 522)), "#4b6a5c")
    c = over(c, boxes((830, 440, 950, 508)) + boxes((822, 432, 958, 442)), "#ece4d0")
    c = over(c, boxes((842, 452, 872, 480), (880, 452, 938, 480)), "#31464e")
    c = over(c, polygons([(650, 430), (706, 430), (712, 508), (644, 508)]), "#a8382e")
    c = over(c, boxes((648, 440, 709, 452)), "#ece4d0")
    c = over(c, strokes(([(1030, 600), (1030, 430)], 4), ([(520, 606), (520, 500)], 4)), "#4a3a2c")
    rng = np.random.default_rng(17)
    for place in range(30):
        x = 556 + place * 15 + rng.normal(0, 3)
        tall = 40 + rng.normal(0, 4)
        if not 640 < x < 720 and not 820 < x < 962:
            c = over(
                c,
                discs((x, 508 - tall, 6, 7)) + boxes((x - 7, 516 - tall, x + 7, 508)),
                ("#2c333a", "#5a3a34", "#36465a", "#6a5a40")[place % 4],
            )
    c = over(c, hull, "#28495a")
    c = over(c, polygons([(470, 610), (476, 620), (1112, 606), (1120, 596), (1060, 604), (520, 612)]), "#e8dfc8")
    c = mist(c, 71, 590, 720, "#f4e6cc", 0.45)
    c = water(c, 668, 19, 0.7, "#3c5058", 0.38)
    wake = polygons([(480, 662), (520, 668), (100, 780), (-200, 790), (-200, 730)], blur=8)
    c = add(c, wake * step(noise(31, 20, 70, 5, 0.65), 0.4, 0.7), "#fff4dc", 0.4)
    gulls = [
        ([(x - 16, y - 8), (x - 5, y - 12), (x, y), (x + 6, y - 12), (x + 17, y - 9)], 3)
        for x, y in ((300, 380), (380, 470), (240, 520), (430, 330), (180, 420))
    ]
    c = over(c, strokes(*gulls), "#54595c", 0.9)
    return finish(bloom(c, 34, 0.4, 0.82), 15, 0.35, 0.02, warm=0.3)


def timber() -> Image.Image:
    """Sawn planks along the tide line, and people walking among them."""
    c = sky((0, "#6f7d86"), (0.35, "#a9b0b2"), (0.45, "#d6d2c6"), (1, "#d6d2c6"))
    c = clouds(c, 91, "#59656e", 0.6, (0, 0.42), 4)
    c = over(c, boxes((0, 450, WIDTH, 520)), "#6f7f86")
    for y in (470, 486, 506):
        c = over(
            c,
            np.exp(-((ROWS - y - 6 * line(y, 7)[None, :]) ** 2) / 8).astype(np.float32)
            * step(noise(y, 8, 30), 0.35, 0.6),
            "#eeeeea",
            0.9,
        )
    sand = below(520 + 0.02 * COLUMNS[0] + 6 * line(7, 5), 6)
    c = over(c, sand, "#85786a")
    c = over(c, sand * noise(93, 30, 90, 6, 0.65), "#4e463f", 0.6)
    c = add(c, sand * step(noise(94, 5, 40, 4), 0.55, 0.8) * (1 - step(ROWS, 560, 800)), "#c8cccc", 0.35)
    rng = np.random.default_rng(31)
    for depth in np.sort(rng.random(420)) ** 1.5:
        y = 545 + depth * 480
        size = 0.16 + depth * 1.25
        x = rng.normal(800, 480) if rng.random() < 0.8 else rng.random() * WIDTH
        a = rng.normal(0.1, 0.28)
        dx, dy, t = np.cos(a) * 130 * size, np.sin(a) * 46 * size, 7 * size
        shade = ("#e2c493", "#cfae7a", "#d9ba88", "#b9986a")[rng.integers(0, 4)]
        plank = [(x - dx, y - dy), (x + dx, y + dy), (x + dx, y + dy + t), (x - dx, y - dy + t)]
        left, right = int(max(0, min(p[0] for p in plank) - 20)), int(min(WIDTH, max(p[0] for p in plank) + 20))
        if right <= left or y - dy > HEIGHT - 20:
            continue
        c = _plank(c, plank, t, shade)
    for x, y, tall in (
        (420, 600, 62),
        (470, 604, 58),
        (1130, 640, 84),
        (900, 566, 36),
        (930, 568, 34),
        (250, 570, 36),
        (1370, 582, 40),
        (620, 562, 30),
    ):
        c = over(
            c,
            discs((x, y - tall, tall * 0.09, tall * 0.11))
            + polygons(
                [
                    (x - tall * 0.14, y - tall * 0.86),
                    (x + tall * 0.14, y - tall * 0.86),
                    (x + tall * 0.1, y),
                    (x - tall * 0.1, y),
                ]
            ),
            "#22272c",
            0.95,
        )
    return finish(c, 16, 0.4, 0.022)


def _plank(c: Canvas, plank: list[tuple[float, float]], t: float, shade: str) -> Canvas:
    top = int(min(HEIGHT - 2, max(0, min(y for _, y in plank) - 12)))
    foot = max(top + 2, int(min(HEIGHT, max(y for _, y in plank) + 3 * t + 12)))
    pen = Image.new("L", (WIDTH * 2, (foot - top) * 2), 0)
    ImageDraw.Draw(pen).polygon([(x * 2, (y - top) * 2) for x, y in plank], fill=255)
    mask = np.asarray(pen.resize((WIDTH, foot - top), Image.Resampling.BOX), np.float32) / 255
    part = c[top:foot]
    under = np.roll(mask, max(1, int(t * 0.9)), axis=0)[..., None] * 0.55
    part = part * (1 - under) + np.float32(0.10) * under
    colour = np.array([int(shade[k : k + 2], 16) / 255 for k in (1, 3, 5)], np.float32)
    out = c.copy()
    out[top:foot] = part * (1 - mask[..., None]) + colour * mask[..., None]
    return out
