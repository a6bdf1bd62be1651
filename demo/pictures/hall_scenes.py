"""Pictures of public rooms: a market, a chamber, a table."""

import numpy as np
from PIL import Image

from demo.pictures.paint import (
    COLUMNS,
    HEIGHT,
    ROWS,
    WIDTH,
    add,
    bloom,
    blurred,
    boxes,
    discs,
    finish,
    glow,
    noise,
    over,
    polygons,
    sky,
    step,
    strokes,
    tint,
)
from demo.pictures.room_scenes import shafts
from demo.pictures.street_scenes import walker


def market_hall() -> Image.Image:
    """Stalls under iron and glass."""
    vx, vy = 800.0, 560.0
    c = np.broadcast_to(tint("#5d5a52"), (HEIGHT, WIDTH, 3)).copy().astype(np.float32)
    c = over(c, step(-ROWS, -560, -60), "#b9c4c0", 0.9)
    c = over(c, noise(3, 60, 60, 3, 0.8) * step(-ROWS, -540, -100), "#7b8784", 0.6)
    bars = [([(vx + (k * 130 - 1300), -260), (vx + (k * 130 - 1300) * 0.12, vy - 70)], 3) for k in range(21)]
    c = over(c, strokes(*bars), "#2d3a38", 0.8)
    for k in range(8):
        d = 0.17 * 1.42**k
        half, top, spring = 760 * d, vy - 620 * d, vy - 250 * d
        points = [(vx + half * np.cos(a), spring - (spring - top) * np.sin(a)) for a in np.linspace(0, np.pi, 50)]
        inner = [
            (vx + half * 0.93 * np.cos(a), spring - (spring - top) * 0.92 * np.sin(a))
            for a in np.linspace(0, np.pi, 50)
        ]
        c = over(
            c,
            strokes((points, 16 * d), (inner, 8 * d), *[([points[i], inner[i]], 4 * d) for i in range(0, 50, 3)]),
            "#1f3230",
        )
        c = over(
            c,
            boxes(
                (vx - half - 12 * d, spring, vx - half + 16 * d, vy + 330 * d),
                (vx + half - 16 * d, spring, vx + half + 12 * d, vy + 330 * d),
            ),
            "#1f3230",
        )
    floor = polygons([(vx - 120, vy + 50), (vx + 120, vy + 50), (2600, HEIGHT + 300), (-1000, HEIGHT + 300)])
    c = over(c, step(ROWS, vy + 50, vy + 54), "#4a443c")
    c = over(c, floor * noise(9, 40, 120, 5, 0.7), "#2a2622", 0.5)
    rng = np.random.default_rng(5)
    fruit = ("#b3402f", "#c98a2e", "#7d8f3c", "#d8b25a", "#8a3f56", "#c7643a")
    for k in range(7):
        d = 0.22 * 1.36**k
        for side in (-1, 1):
            near_x, far_x = vx + side * 200 * d, vx + side * 640 * d
            left, right = min(near_x, far_x), max(near_x, far_x)
            counter = vy + 130 * d
            c = over(c, boxes((left, counter, right, vy + 300 * d)), ("#3d2e26", "#2d3a38")[k % 2])
            for row in range(2):
                step_px = 26 * d
                pile = [
                    (px, counter - row * 22 * d, 14 * d, 13 * d)
                    for px in np.arange(left + 12 * d, right - 6 * d, step_px)
                ]
                for group in range(3):
                    part = pile[group * len(pile) // 3 : (group + 1) * len(pile) // 3]
                    if part:
                        c = over(c, discs(*part), fruit[rng.integers(0, 6)])
                        c = add(
                            c,
                            discs(*[(px - 4 * d, py - 5 * d, 5 * d, 4 * d) for px, py, _, _ in part], blur=1),
                            "#fff0cc",
                            0.4,
                        )
            stripe = (np.sin(COLUMNS / (13 * d)) > 0).astype(np.float32)
            awning = polygons(
                [
                    (left - 10 * d, vy - 60 * d),
                    (right + 10 * d, vy - 60 * d),
                    (right + 30 * d, vy - 10 * d),
                    (left - 30 * d, vy - 10 * d),
                ]
            )
            c = over(c, awning, "#e6dcc4")
            c = over(c, awning * stripe, ("#8a3a32", "#2f5a50", "#b07a2c")[(k + (side > 0)) % 3])
            c = over(
                c,
                boxes(
                    (left, vy - 10 * d, left + 6 * d, vy + 130 * d), (right - 6 * d, vy - 10 * d, right, vy + 130 * d)
                ),
                "#241d18",
            )
            c = add(c, discs(((left + right) / 2, vy + 20 * d, 7 * d, 8 * d)), "#ffe2a4", 1.3)
            c = add(c, glow((left + right) / 2, vy + 30 * d, 120 * d), "#ffc878", 0.3)
        if k in (1, 2, 3, 4):
            for _ in range(3):
                c = over(
                    c,
                    walker(vx + rng.normal(0, 70 * d), vy + 300 * d, 250 * d),
                    ("#2b2a30", "#3d2f2c", "#2a3438")[rng.integers(0, 3)],
                    0.95,
                )
        c = over(c, np.ones((HEIGHT, WIDTH), np.float32), "#cfcab8", 0.05 if k < 6 else 0)
    c = add(c, shafts(12, [(x, 0, 120) for x in (140, 420, 700, 980)], 330, 1000), "#fff0cc", 0.34)
    return finish(bloom(c, 34, 0.5, 0.75), 26, 0.5, 0.022, warm=0.4)


def council_chamber() -> Image.Image:
    """The chamber before anyone has come."""
    c = sky((0, "#2b1d14"), (0.5, "#4a3020"), (1, "#1c120c"))
    panels = [(x, y, x + 120, y + 190) for x in range(20, WIDTH, 150) for y in (120, 340)]
    c = over(c, boxes(*panels), "#5f3f29", 0.8)
    c = over(c, noise(4, 200, 5, 5, 0.7), "#2a1a10", 0.4)
    c = over(c, boxes((690, 60, 910, 470)) + discs((800, 62, 110, 60)), "#f4efdc")
    c = over(
        c, strokes(([(800, 0), (800, 470)], 8), *[([(690, y), (910, y)], 5) for y in (60, 160, 260, 360)]), "#4a3a2a"
    )
    c = over(
        c,
        polygons([(600, 0), (700, 0), (676, 300), (690, 520), (600, 520)], blur=2)
        + polygons([(900, 0), (1000, 0), (1000, 520), (910, 520), (924, 300)], blur=2),
        "#5a1f22",
    )
    c = over(
        c,
        (np.sin(COLUMNS / 7) > 0.3)
        * (
            polygons([(600, 0), (700, 0), (690, 520), (600, 520)])
            + polygons([(900, 0), (1000, 0), (1000, 520), (910, 520)])
        ),
        "#33100f",
        0.5,
    )
    c = over(
        c,
        boxes((690, 470, 910, 600)) + polygons([(730, 470), (730, 350), (800, 320), (870, 350), (870, 470)]),
        "#2b1a10",
    )
    c = over(c, polygons([(744, 470), (744, 366), (800, 342), (856, 366), (856, 470)]), "#6b2a26")
    for row in range(5):
        centre, across, down = 560.0, 420 + row * 190, 70 + row * 92
        for shade, dy in (("#1c110a", 46 + row * 14), ("#5d3c26", 0)):
            ring = discs((800, centre + dy, across + 40, down + 26)) - discs((800, centre + dy, across, down))
            c = over(c, np.clip(ring, 0, 1) * step(ROWS, centre, centre + 30), shade)
        edge = np.clip(
            discs((800, centre, across + 40, down + 26)) - discs((800, centre, across + 37, down + 23)), 0, 1
        )
        c = add(c, edge * step(ROWS, centre, centre + 30), "#ffd9a0", 0.3)
        for angle in np.linspace(0.25, np.pi - 0.25, 5 + row * 2):
            x, y, s = 800 + (across + 20) * np.cos(angle), centre + (down + 14) * np.sin(angle), 10 + row * 6
            c = over(c, boxes((x - s * 0.1, y - s * 1.5, x + s * 0.1, y)), "#b08d4a")
            c = over(
                c,
                polygons(
                    [
                        (x - s, y - s * 1.5),
                        (x + s, y - s * 1.5),
                        (x + s * 0.7, y - s * 2.1),
                        (x - s * 0.7, y - s * 2.1),
                    ]
                ),
                "#2f7a55",
            )
            c = add(c, glow(x, y - s * 1.1, s * 3.4, 1.3), "#ffd68a", 0.5)
            c = over(
                c,
                polygons(
                    [
                        (x - s * 0.9, y + s * 0.3),
                        (x + s * 0.7, y + s * 0.1),
                        (x + s * 0.9, y + s * 0.6),
                        (x - s * 0.7, y + s * 0.8),
                    ]
                ),
                "#e9e2cc",
                0.8,
            )
    c = add(c, shafts(14, [(695, 0, 100), (805, 0, 100)], 240, 980), "#fff0d0", 0.34)
    return finish(bloom(c, 34, 0.6, 0.72), 27, 0.55, 0.024, warm=0.3)


def long_table() -> Image.Image:
    """Nine metres of table, and nobody at it."""
    c = sky((0, "#a9b0b4"), (0.55, "#c9c9c2"), (1, "#8d8f8e"))
    c = over(c, boxes(*[(x, 0, x + 46, 640) for x in range(40, WIDTH, 250)]), "#dcdad0")
    c = over(c, boxes(*[(x + 30, 0, x + 46, 640) for x in range(40, WIDTH, 250)]), "#93979a", 0.8)
    for x in range(130, WIDTH, 250):
        c = over(c, boxes((x, 80, x + 116, 560)) + discs((x + 58, 84, 58, 46)), "#f3f6f8")
        c = over(
            c,
            (boxes((x, 80, x + 116, 560))) * step(noise(x, 5, 8, 5), 0.4, 0.8) * step(ROWS, 360, 560),
            "#b9c4cc",
            0.8,
        )
        c = over(
            c,
            strokes(([(x + 58, 40), (x + 58, 560)], 5), *[([(x, y), (x + 116, y)], 4) for y in (180, 300, 420)]),
            "#a8a79c",
        )
    floor = step(ROWS, 640, 642)
    squares = (
        np.floor((COLUMNS - 800) / (0.42 * np.clip(ROWS - 560, 20, None)))
        + np.floor(2600 / np.clip(ROWS - 560, 20, None))
    ) % 2
    c = over(c, floor, "#c7c5bd")
    c = over(c, floor * squares, "#5c5f62", 0.85)
    mirror = c[np.clip(2 * 640 - ROWS.astype(int), 0, HEIGHT - 1), COLUMNS.astype(int)]
    c = over(c, floor, blurred(mirror, 8), 0.4)
    for x, shade, second in ((90, "#6b2a36", "#d8cfb8"), (1510, "#27503f", "#c9a24a")):
        c = over(c, boxes((x - 4, 190, x + 4, 760)), "#b39352")
        flag = polygons(
            [
                (x + 4, 200),
                (x + 60, 250),
                (x + 52, 480),
                (x + 66, 620),
                (x - 40, 620),
                (x - 26, 460),
                (x - 34, 300),
                (x - 4, 200),
            ],
            blur=1,
        )
        c = over(c, flag, shade)
        c = over(c, flag * step(COLUMNS, x + 4, x + 8) * step(-COLUMNS, -x - 28, -x - 24), second, 0.85)
        c = over(c, flag * (0.5 + 0.5 * np.sin(COLUMNS / 7)), "#0d0d10", 0.35)
    c = over(c, blurred(polygons([(150, 820), (1450, 820), (1500, 930), (100, 930)]), 14), "#202224", 0.6)
    c = over(c, boxes((330, 730, 400, 900), (1200, 730, 1270, 900)), "#8d8a80")
    c = over(c, polygons([(170, 690), (1430, 690), (1490, 740), (110, 740)]), "#efece2")
    c = over(c, boxes((110, 740, 1490, 766)), "#b3ad9c")
    c = over(
        c,
        polygons([(170, 690), (1430, 690), (1490, 740), (110, 740)]) * step(noise(7, 5, 30), 0.5, 0.9),
        "#c9cbc8",
        0.6,
    )
    c = over(
        c, discs((800, 690, 120, 26)) + discs((760, 664, 30, 24), (800, 650, 34, 28), (844, 666, 30, 24)), "#e9dfd6"
    )
    c = over(c, discs((770, 668, 12, 10), (812, 656, 12, 10), (838, 672, 10, 9), (790, 684, 12, 8)), "#b4707c", 0.8)
    for x, flip in ((96, 1), (1504, -1)):
        chair = polygons([(x - 54, 560), (x + 40, 552), (x + 46, 800), (x - 50, 812)])
        c = over(c, chair, "#4a3020")
        c = over(c, polygons([(x - 40, 580), (x + 28, 574), (x + 32, 740), (x - 38, 748)]), "#7d2f34")
        c = over(c, boxes((x - 50, 800, x - 40, 920), (x + 36, 796, x + 46, 910)), "#33210f")
        c = over(
            c,
            polygons([(x + flip * 100, 716), (x + flip * 170, 712), (x + flip * 176, 726), (x + flip * 100, 730)]),
            "#26384a",
        )
    lamp = strokes(
        ([(800, 0), (800, 130)], 4), *[([(800, 150), (800 + k * 44, 210 - abs(k) * 8)], 4) for k in range(-4, 5)]
    )
    c = over(c, lamp, "#a8884a")
    c = add(c, discs(*[(800 + k * 44, 196 - abs(k) * 8, 7, 11) for k in range(-4, 5)]), "#fff2cc", 1.0)
    return finish(bloom(c, 30, 0.4, 0.85), 28, 0.5, 0.022)
