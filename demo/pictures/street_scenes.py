"""Pictures of the town: its streets and its plots."""

import numpy as np
from PIL import Image

from demo.pictures.far_scenes import mist
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
)


def wet_ground(c: Canvas, foot: int, seed: int, dark: str) -> Canvas:
    """Below `foot`, wet stones that mirror what stands on them."""
    wet = noise(seed, 7, 46, 6, 0.6)
    near = np.clip((ROWS - foot) / 260, 0, 1)
    rows = np.clip(2 * foot - ROWS + (wet - 0.5) * 60 * near, 0, HEIGHT - 1).astype(int)
    columns = np.clip(COLUMNS + (np.roll(wet, 60, axis=0) - 0.5) * 26 * near, 0, WIDTH - 1).astype(int)
    mirror = blurred(c[rows, columns], 4)
    ground = step(ROWS, foot, foot + 2)
    c = over(c, ground, dark)
    return over(c, ground * (0.2 + 0.8 * step(wet, 0.25, 0.65)), mirror, 0.75)


def walker(x: float, foot: float, tall: float) -> np.ndarray:
    """Somebody in a coat, seen from behind."""
    return np.clip(
        discs((x, foot - tall * 0.91, tall * 0.075, tall * 0.09))
        + polygons(
            [
                (x - tall * 0.13, foot - tall * 0.8),
                (x + tall * 0.13, foot - tall * 0.8),
                (x + tall * 0.17, foot - tall * 0.28),
                (x - tall * 0.17, foot - tall * 0.28),
            ]
        )
        + boxes(
            (x - tall * 0.09, foot - tall * 0.3, x - tall * 0.02, foot),
            (x + tall * 0.02, foot - tall * 0.3, x + tall * 0.09, foot),
        ),
        0,
        1,
    )


def tram() -> Image.Image:
    """A tram in the rain, and everything twice."""
    c = sky((0, "#0d1424"), (0.5, "#27304a"), (0.7, "#4b4a5c"), (1, "#4b4a5c"))
    rng = np.random.default_rng(3)
    for rank, shade in enumerate(("#2b3146", "#1b2032")):
        x = 0.0
        while x < WIDTH:
            wide, top = 110 + rng.random() * 90, 170 + rank * 110 + rng.random() * 130
            c = over(
                c,
                boxes((x, top, x + wide, 760)) + polygons([(x, top), (x + wide / 2, top - 60), (x + wide, top)]),
                shade,
            )
            for row in range(5):
                for pane in range(3):
                    if rng.random() < 0.3:
                        px, py = x + wide * (0.16 + 0.28 * pane), top + 30 + row * 74
                        c = add(c, boxes((px, py, px + wide * 0.13, py + 34)), "#ffcd83", 0.6 + 0.3 * rank)
            x += wide + 3
        c = mist(c, 5 + rank, 300, 900, "#3f4862", 0.5)
    for x, w in ((60, 210), (300, 170), (1290, 250)):
        c = add(c, boxes((x, 610, x + w, 720), blur=1), "#ffc777", 0.75)
        c = add(c, glow(x + w / 2, 680, 190), "#ff9f48", 0.3)
    c = over(c, boxes((470, 430, 1250, 720)), "#d8cfb4")
    c = over(c, boxes((470, 610, 1250, 735)), "#2c5a50")
    c = over(c, boxes((480, 412, 1240, 434), (760, 392, 960, 414)), "#6e6a60")
    c = add(c, boxes(*[(500 + k * 124, 462, 604 + k * 124, 588) for k in range(6)]), "#ffd996", 0.4)
    c = over(c, boxes(*[(500 + k * 124, 462, 604 + k * 124, 588) for k in range(6)]), "#ffd48c", 0.85)
    for k in range(14):
        x = 520 + k * 52 + rng.normal(0, 8)
        c = over(
            c, (discs((x, 532, 13, 16)) + discs((x, 588, 27, 36))) * boxes((480, 440, 1240, 588)), "#3a2c24", 0.88
        )
    c = over(c, boxes(*[(600 + k * 124, 450, 626 + k * 124, 604) for k in range(5)]), "#cbbf9f")
    c = over(c, boxes((980, 444, 1064, 724)) - boxes((988, 456, 1056, 716)), "#6b6350", 0.9)
    c = over(c, boxes((540, 735, 720, 752), (1000, 735, 1180, 752)), "#0b0d12")
    c = add(c, discs((486, 672, 15, 15)), "#fff4d6", 2)
    c = add(c, glow(486, 672, 150), "#ffe7b0", 0.7)
    c = over(
        c,
        strokes(([(0, 318), (WIDTH, 300)], 2), ([(860, 392), (800, 310)], 4), ([(920, 392), (860, 309)], 3)),
        "#0b0e16",
    )
    c = over(c, boxes((1330, 260, 1342, 760)), "#0a0d14")
    c = add(c, discs((1336, 250, 17, 20)), "#fff0c8", 1.6)
    c = add(c, glow(1336, 250, 160), "#ffc878", 0.6)
    for x, tall, dome in (
        (330, 180, True),
        (400, 170, False),
        (1110, 190, False),
        (1400, 200, True),
        (220, 176, True),
    ):
        c = over(c, walker(x, 778, tall), "#0c0f17")
        if dome:
            c = over(
                c,
                discs((x, 778 - tall * 0.98, tall * 0.36, tall * 0.24))
                * (1 - step(ROWS, 778 - tall * 0.98, 779 - tall * 0.98)),
                "#161b28",
            )
    c = wet_ground(c, 780, 8, "#12151f")
    rails = strokes(
        ([(300, 782), (-300, HEIGHT)], 5), ([(420, 782), (0, HEIGHT)], 5), ([(1180, 782), (1900, HEIGHT)], 4)
    )
    c = add(c, rails * step(ROWS, 780, 800), "#ffd9a0", 0.45)
    c = add(c, step(np.roll(noise(77, 160, 6, 3, 0.7), 10, axis=1), 0.6, 0.95), "#ccd4e0", 0.08)
    return finish(bloom(c, 30, 0.6, 0.7), 23, 0.5, 0.024)


def bakery() -> Image.Image:
    """One lit window in a dark street."""
    c = sky((0, "#0a0e1a"), (1, "#151a28"))
    bricks = noise(31, 90, 140, 3, 0.8)
    c = over(c, np.ones((HEIGHT, WIDTH), np.float32) * bricks, "#29262e", 0.7)
    joints = [([(0, y), (WIDTH, y)], 1.4) for y in range(0, 860, 22)] + [
        ([(x + 24 * (y // 22 % 2), y), (x + 24 * (y // 22 % 2), y + 22)], 1.2)
        for y in range(0, 860, 22)
        for x in range(0, WIDTH, 48)
    ]
    c = over(c, strokes(*joints), "#0b0d14", 0.5)
    c = over(c, boxes((380, 190, 1250, 290)), "#1d3a36")
    c = add(
        c,
        boxes(*[(620 + k * 58, 222, 656 + k * 58, 258) for k in range(7)]) * (0.4 + noise(5, 90, 60, 2)),
        "#e5c27c",
        0.5,
    )
    window = boxes((410, 310, 1000, 760))
    warm = sky((0.28, "#e0903c"), (0.45, "#ffcf78"), (0.75, "#d88a3c"))
    c = over(c, window, warm)
    c = add(c, window * glow(700, 400, 300), "#fff0b8", 0.55)
    shelves = [(430, y, 980, y + 10) for y in (470, 560, 650)]
    c = over(c, boxes(*shelves), "#5a331a")
    rng = np.random.default_rng(2)
    for y in (470, 560, 650):
        for k in range(11):
            x, r = 456 + k * 49 + rng.normal(0, 3), 21 + rng.random() * 4
            if y == 560 and 660 < x < 830:
                continue
            c = over(c, discs((x, y - 17, r, 19)), ("#a5622a", "#8d4f20", "#b9752f")[rng.integers(0, 3)])
            c = add(c, discs((x - 5, y - 24, r * 0.5, 6), blur=2), "#ffdf9c", 0.4)
            c = over(
                c,
                strokes(([(x - 8, y - 26), (x - 2, y - 16)], 2), ([(x + 2, y - 28), (x + 8, y - 18)], 2)),
                "#e8c48a",
                0.8,
            )
    baker = discs((744, 452, 27, 33)) + polygons(
        [(692, 500), (796, 500), (820, 640), (808, 740), (682, 740), (668, 640)]
    )
    c = over(c, np.clip(baker, 0, 1), "#efe6d2")
    c = over(c, discs((744, 456, 24, 30)), "#a9714c")
    c = over(c, discs((744, 424, 34, 22)) + boxes((718, 424, 770, 440)), "#f6efe0")
    c = over(
        c, strokes(([(700, 520), (640, 610), (700, 640)], 26), ([(790, 520), (850, 610), (790, 640)], 26)), "#e3d8c0"
    )
    c = over(c, discs((745, 642, 56, 20)), "#c98f4c")
    frames = boxes(
        (400, 300, 1010, 312),
        (400, 756, 1010, 776),
        (400, 300, 412, 776),
        (1000, 300, 1012, 776),
        (602, 300, 610, 760),
        (806, 300, 814, 760),
    )
    c = over(c, frames, "#13211f")
    c = over(c, boxes((1050, 310, 1220, 800)), "#16302c")
    c = over(c, boxes((1076, 340, 1194, 590)), "#f3b457", 0.9)
    c = over(c, boxes((1076, 460, 1194, 468)), "#16302c")
    c = add(c, window * step(noise(40, 6, 6, 4), 0.55, 0.9), "#fff2d0", 0.16)
    c = over(c, boxes((0, 800, WIDTH, 812)), "#20242f")
    c = add(c, glow(705, 560, 560, 0.9), "#ff9d3c", 0.28)
    for x, tall in ((300, 250), (1330, 262), (1392, 246)):
        body = walker(x, 826, tall)
        c = add(c, np.clip(body - np.roll(body, -5 if x < 700 else 5, axis=1), 0, 1), "#ffb25c", 0.9)
        c = over(c, np.roll(body, -2 if x < 700 else 2, axis=1), "#0a0c13")
    c = wet_ground(c, 826, 9, "#0b0d15")
    setts = [([(0, 826 + 7 * 1.42**k), (WIDTH, 826 + 7 * 1.42**k)], 1.6) for k in range(1, 11)]
    c = over(c, strokes(*setts), "#05070c", 0.5)
    return finish(bloom(c, 36, 0.6, 0.66), 24, 0.5, 0.026)


def allotments() -> Image.Image:
    """The plots on Cinder Lane, late."""
    c = sky((0, "#7d90a8"), (0.25, "#c9bda6"), (0.42, "#f7d59a"), (1, "#f7d59a"))
    c = add(c, glow(1200, 400, 480, 1.2), "#fff0bc", 0.65)
    for rank, shade in enumerate(("#b59d78", "#8d7d58", "#5f5c3c")):
        tops = 450 + rank * 26 - (30 + 14 * rank) * np.abs(line(60 + rank, 14, 6, 0.6))
        c = over(c, below(tops, 3), shade, 0.9)
        c = mist(c, 30 + rank, 400, 560, "#fbdca2", 0.5)
    ground = step(ROWS, 490, 494)
    c = over(c, ground, "#5f4a2c")
    c = over(c, ground * noise(4, 80, 160, 5, 0.7), "#2c2414", 0.5)
    rng = np.random.default_rng(11)
    for row in range(11):
        near = (row / 10) ** 1.6
        y, size = 512 + near * 520, 6 + 42 * near
        greens = ("#55702f", "#7d8a3c", "#3f5a35", "#8f8a44")
        heads, lights = [], []
        x = -rng.random() * size
        while x < WIDTH:
            heads.append((x, y, size * 0.62, size * 0.5 + rng.random() * size * 0.3))
            lights.append((x + size * 0.22, y - size * 0.22, size * 0.26, size * 0.2))
            x += size * (1.25 + rng.random() * 0.2)
        band = boxes((0, y - size * 2, WIDTH, y + size * 2))
        c = over(c, blurred(boxes((0, y + size * 0.25, WIDTH, y + size * 0.6)), 3), "#1d160c", 0.7)
        c = over(c, discs(*heads, blur=0.6) * (0.55 + 0.45 * noise(row + 40, 120, 90, 3)) * band, greens[row % 4])
        c = add(c, discs(*lights, blur=1 + 2 * near), "#ffe39a", 0.35)
        if row in (3, 6):
            poles = [
                ([(px, y), (px + size * 0.6, y - size * 4.4)], 2 + near * 4) for px in np.arange(500, 960, size * 0.9)
            ] + [
                ([(px + size * 1.1, y), (px + size * 0.5, y - size * 4.4)], 2 + near * 4)
                for px in np.arange(500, 960, size * 0.9)
            ]
            c = over(c, strokes(*poles), "#3d2d18")
            leaves = discs(
                *[(500 + rng.random() * 470, y - rng.random() * size * 4, size * 0.3, size * 0.22) for _ in range(70)]
            )
            c = over(c, leaves, "#8a6a2c", 0.8)
        if row in (2, 5, 8):
            sx, s = ((1180, 120), (120, 190), (1240, 330))[(2, 5, 8).index(row)]
            wall = boxes((sx, y - s * 0.62, sx + s, y + 4))
            c = over(c, wall, ("#6d5a48", "#4d6156", "#5a4436")[row % 3])
            c = over(
                c,
                strokes(*[([(sx + k * s / 9, y - s * 0.62), (sx + k * s / 9, y)], 2) for k in range(1, 9)]),
                "#241b12",
                0.5,
            )
            c = over(
                c,
                polygons(
                    [
                        (sx - s * 0.08, y - s * 0.58),
                        (sx + s * 0.2, y - s * 0.86),
                        (sx + s * 1.08, y - s * 0.7),
                        (sx + s * 1.06, y - s * 0.58),
                    ]
                ),
                "#33291f",
            )
            c = over(c, boxes((sx + s * 0.12, y - s * 0.46, sx + s * 0.36, y)), "#1f1811")
            c = over(c, boxes((sx + s * 0.55, y - s * 0.44, sx + s * 0.8, y - s * 0.22)), "#ffd58a", 0.85)
    c = over(c, glow(860, 470, 170, 0.55) * noise(8, 7, 9, 6, 0.6), "#e8dcc8", 0.85)
    c = add(c, discs((842, 560, 9, 6)), "#ff8a30", 1.2)
    digger = walker(700, 720, 130)
    c = over(c, digger + strokes(([(718, 640), (760, 730)], 5)), "#231c16", 0.97)
    return finish(bloom(c, 40, 0.4, 0.8), 25, 0.45, 0.022, warm=0.6)
