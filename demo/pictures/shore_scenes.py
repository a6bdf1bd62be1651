"""Pictures of the sea when it is not calm, and of what it brings."""

import numpy as np
from PIL import Image

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
)


def storm_sky(seed: int, light: str, dark: str) -> Canvas:
    """A torn, low sky, lit from one side."""
    c = sky((0, dark), (0.45, light), (1, dark))
    heavy = noise(seed, 3, 5, 7, 0.6)
    c = over(c, step(heavy, 0.35, 0.75), dark, 0.85)
    return add(c, step(noise(seed + 1, 4, 9, 7, 0.58), 0.62, 0.9), light, 0.35)


def sea(c: Canvas, seed: int, horizon: int, deep: str, face: str, foam: str, rows: int = 15) -> Canvas:
    """Ranks of waves that grow towards the viewer, each with a lit face and broken foam."""
    rng = np.random.default_rng(seed)
    lace = noise(seed + 50, 26, 60, 6, 0.62)
    for rank in range(rows):
        near = (rank / (rows - 1)) ** 1.7
        base = horizon + near * (HEIGHT - horizon) * 0.94
        tall = 4 + 62 * near
        swell = line(seed + 300 + rank, 2.5 + 3 * (1 - near), 3) * tall * 1.6
        crest = base - swell - tall * (0.3 + np.abs(line(seed + rank, 4 + 9 * (1 - near), 7, 0.58)) * 1.7)
        body = below(crest, 1.5 + 2 * near)
        shade = np.clip((ROWS - crest[None, :]) / (tall * 1.6 + 4), 0, 1)
        layer = shade[..., None] * np.array(_rgb(deep)) + (1 - shade[..., None]) * np.array(_rgb(face))
        c = over(c, body, layer.astype(np.float32), 0.9)
        depth = ROWS - crest[None, :]
        cap = np.exp(-((depth - tall * 0.1) ** 2) / (2 * (1.4 + tall * 0.16) ** 2))
        gusts = np.interp(np.arange(WIDTH), np.linspace(0, WIDTH, 24), rng.random(24))[None, :]
        c = over(
            c,
            (cap * step(gusts + 0.0 * ROWS, 0.5, 0.95) * step(lace, 0.3, 0.6)).astype(np.float32),
            foam,
            0.85,
        )
        streaks = step(lace, 0.6, 0.8) * np.exp(-((depth - tall) ** 2) / (2 * (tall * 0.9 + 3) ** 2))
        c = over(c, (streaks * body).astype(np.float32), foam, 0.28)
    return c


def _rgb(code: str) -> tuple[float, float, float]:
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def spray(
    c: Canvas, seed: int, x: float, y: float, wide: float, tall: float, colour: str, strength: float = 1.0
) -> Canvas:
    """A burst of broken water thrown up from (x, y)."""
    ragged = noise(seed, 18, 14, 7, 0.68)
    lean = (COLUMNS - x) / wide
    rise = (y - ROWS) / tall
    body = np.clip(1 - np.abs(lean) ** 1.6 - np.clip(rise, 0, 9) ** 1.25 * (1 + 0.7 * np.abs(lean)), -1, 1)
    body = np.where(rise < -0.25, -1, body)
    mask = step(body + (ragged - 0.5) * 1.5, 0.12, 0.8)
    c = over(c, blurred(mask.astype(np.float32), 9), colour, 0.5 * strength)
    c = over(c, mask.astype(np.float32), colour, 0.85 * strength)
    rng = np.random.default_rng(seed)
    drops = []
    for _ in range(260):
        angle, far = rng.normal(0, 0.6), 0.5 + rng.random() * 0.9
        size = 0.8 + rng.random() * 2.4
        drops.append((x + np.sin(angle) * wide * far, y - np.cos(angle) * tall * far, size, size))
    return over(c, discs(*drops), colour, 0.6 * strength)


def perpetua() -> Image.Image:
    """The coaster on the sandbank, tilted, the sea breaking over her stern."""
    c = storm_sky(71, "#9fa9ab", "#3b464d")
    c = add(c, glow(420, 470, 520, 2), "#e8dcc0", 0.35)
    c = over(c, below(585 + 14 * line(2, 6)), "#5a666b", 0.7)
    horizon = 560
    c = sea(c, 90, horizon, "#27343a", "#54666a", "#cfd6d3", 7)
    tilt = np.deg2rad(9)

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [
            (
                820 + (x - 820) * np.cos(tilt) - (y - 640) * np.sin(tilt),
                640 + (x - 820) * np.sin(tilt) + (y - 640) * np.cos(tilt),
            )
            for x, y in points
        ]

    hull = polygons(
        at(
            [
                (420, 560),
                (470, 545),
                (1210, 560),
                (1240, 548),
                (1258, 560),
                (1246, 690),
                (486, 690),
                (440, 610),
            ]
        )
    )
    c = over(c, hull, "#2c3f63")
    c = over(c, hull * step(noise(5, 20, 50, 5, 0.6), 0.55, 0.8), "#7a4a34", 0.5)
    c = over(c, polygons(at([(455, 640), (1250, 640), (1246, 690), (486, 690)])), "#6e2f2a", 0.9)
    c = add(
        c,
        polygons(at([(420, 560), (470, 545), (1210, 560), (1212, 566), (470, 552), (424, 566)])),
        "#cfd8de",
        0.5,
    )
    stack = [(x, 512 - 8 * (i % 2), x + 88, 556) for i, x in enumerate(range(560, 990, 94))]
    for left, top, right, foot in stack:
        pile = polygons(at([(left, top), (right, top), (right, foot), (left, foot)]))
        c = over(c, pile, "#b08a56")
        c = over(c, pile * step(noise(int(left), 4, 150, 4, 0.6), 0.45, 0.6), "#6d5230", 0.7)
    house = at([(1060, 440), (1200, 440), (1204, 560), (1052, 560)])
    c = over(c, polygons(house), "#d9d8cf")
    c = over(c, polygons(at([(1140, 440), (1200, 440), (1204, 560), (1140, 560)])), "#a9aaa6", 0.7)
    c = over(c, polygons(at([(1066, 392), (1180, 392), (1186, 442), (1058, 442)])), "#e6e4da")
    c = over(
        c,
        polygons(*[at([(x, 404), (x + 15, 404), (x + 15, 424), (x, 424)]) for x in range(1072, 1170, 21)]),
        "#1d2a33",
    )
    c = over(
        c,
        polygons(
            *[
                at([(x, y), (x + 9, y), (x + 9, y + 12), (x, y + 12)])
                for x in (1074, 1100, 1126, 1160, 1184)
                for y in (464, 506)
            ]
        ),
        "#26323a",
    )
    c = over(c, polygons(at([(1150, 350), (1190, 350), (1194, 394), (1148, 394)])), "#b23a2c")
    masts = [
        (at([(1110, 392), (1110, 290)]), 5),
        (at([(1094, 322), (1126, 322)]), 4),
        (at([(520, 548), (520, 400)]), 6),
        (at([(520, 410), (640, 520)]), 3),
        (at([(1030, 556), (1030, 400)]), 6),
        (at([(1030, 408), (900, 516)]), 3),
    ]
    c = over(c, strokes(*masts), "#39454c")
    c = over(c, boxes((0, 0, WIDTH, 760)) * (0.45 + 0.55 * noise(8, 3, 3, 4)), "#8e999b", 0.34)
    c = spray(c, 14, 1250, 660, 260, 330, "#e9ecea", 1.0)
    c = spray(c, 15, 455, 690, 150, 130, "#dfe4e2", 0.8)
    c = sea_front(c, 133, 640, "#1f2b30", "#5d7073", "#dfe4e1")
    rain = noise(77, 160, 6, 3, 0.7)
    c = add(c, step(np.roll(rain, 30, axis=1), 0.62, 0.95), "#c8d0d2", 0.07)
    gull = [
        (
            [
                (300 + dx, 250 + dy),
                (318 + dx, 240 + dy),
                (334 + dx, 252 + dy),
                (350 + dx, 238 + dy),
                (370 + dx, 246 + dy),
            ],
            3,
        )
        for dx, dy in ((0, 0), (160, 60), (420, -70))
    ]
    c = over(c, strokes(*gull), "#e4e7e6", 0.8)
    return finish(c, 3, 0.45, 0.024)


def sea_front(c: Canvas, seed: int, horizon: int, deep: str, face: str, foam: str) -> Canvas:
    """The nearer half of a sea, over whatever stands in it."""
    return sea(c, seed, horizon, deep, face, foam, 9)


def lighthouse() -> Image.Image:
    """Scarp Light in the gale, a sea going up the tower."""
    c = storm_sky(171, "#7f8c92", "#252e36")
    beam = polygons([(1010, 250), (WIDTH, 120), (WIDTH, 330)], blur=16)
    c = add(c, beam * (1 - (COLUMNS - 1010).clip(0) / 700).clip(0), "#ffe9b8", 0.38)
    c = sea(c, 191, 640, "#18242b", "#43565d", "#c6d0d0", 7)
    rock = below(720 + 0.00055 * (COLUMNS[0] - 1000) ** 2 + 26 * line(44, 22, 5, 0.6), 1.5)
    c = over(c, rock, "#14191d")
    c = over(c, rock * step(noise(45, 30, 22, 6, 0.65), 0.5, 0.75), "#3a444a", 0.7)
    tower = polygons([(960, 740), (978, 290), (1042, 290), (1060, 740)])
    c = over(c, tower, "#d8d7cf")
    c = over(c, tower * step(ROWS, 400, 402) * (1 - step(ROWS, 540, 542)), "#a3352b")
    c = over(c, tower * step(COLUMNS, 985, 1055), "#2a3238", 0.62)
    c = over(c, boxes((1002, 440, 1014, 462), (1004, 600, 1016, 622)), "#1a2025")
    c = over(
        c,
        boxes((962, 280, 1058, 292), (984, 226, 990, 282), (1030, 226, 1036, 282))
        + polygons([(974, 228), (1010, 192), (1046, 228)]),
        "#171c20",
    )
    c = over(c, boxes((990, 230, 1030, 280)), "#fff0c4")
    c = add(c, glow(1010, 254, 120), "#ffdf9a", 0.9)
    cottage = polygons([(1080, 742), (1080, 676), (1130, 640), (1180, 676), (1180, 752)])
    c = over(c, cottage, "#b9b8b0")
    c = over(c, polygons([(1072, 680), (1130, 634), (1188, 680), (1180, 684), (1130, 646), (1080, 684)]), "#20262a")
    c = add(c, boxes((1104, 694, 1122, 716)), "#ffd58a", 0.9)
    c = spray(c, 24, 800, 780, 300, 560, "#e6eaea", 1.0)
    c = spray(c, 25, 620, 800, 210, 270, "#d5dcdc", 0.8)
    c = sea_front(c, 231, 740, "#141e24", "#4c6067", "#dae1e0")
    c = add(c, step(np.roll(noise(77, 160, 6, 3, 0.7), 10, axis=1), 0.6, 0.95), "#c8d0d2", 0.08)
    return finish(bloom(c, 30, 0.5), 4, 0.5, 0.025)


def piano() -> Image.Image:
    """An upright on the wet sand at first light."""
    c = sky((0, "#7d8fa8"), (0.25, "#b9bcc6"), (0.4, "#f0d3c0"), (0.45, "#f9dfb8"), (1, "#f4d3b0"))
    c = clouds(c, 31, "#8b92a8", 0.5, (0.0, 0.36), 5)
    c = clouds(c, 32, "#f7b9a0", 0.42, (0.16, 0.44), 7)
    c = add(c, glow(420, 460, 360, 1.5), "#ffd9a0", 0.6)
    c = over(c, boxes((0, 452, WIDTH, 512)), "#8f9cab", 0.8)
    c = over(
        c,
        below(456 - 60 * step(COLUMNS, 1100, 1600)[0] + 10 * line(9, 8), 2) * (1 - step(ROWS, 500, 520)),
        "#7b8496",
        0.75,
    )
    for rank, y in enumerate((474, 488, 508)):
        surf = np.exp(-((ROWS - y - 5 * line(rank + 3, 6)[None, :]) ** 2) / (2 * (1.5 + rank) ** 2))
        c = over(c, (surf * step(noise(rank + 60, 9, 40), 0.35, 0.65)).astype(np.float32), "#fbeee2", 0.85)
    wet = step(ROWS, 505, 530)
    mirror = c[np.clip(2 * 512 - ROWS.astype(int), 0, HEIGHT - 1), COLUMNS.astype(int)]
    film = noise(81, 5, 26, 6, 0.55)
    shine = step(film, 0.3, 0.72) * (1 - 0.55 * step(ROWS, 620, HEIGHT))
    sand = np.array(_rgb("#6f6258")) * (0.85 + 0.3 * noise(82, 60, 120, 5, 0.7)[..., None])
    c = over(c, wet, sand.astype(np.float32))
    c = over(c, wet * shine, blurred(mirror, 7), 0.85)
    ribs = np.sin(ROWS * 0.0009 * (ROWS - 300) + 9 * noise(83, 5, 12, 4)) * step(ROWS, 640, 900)
    c = c * (1 + 0.07 * ribs[..., None])
    x, top, foot, wide = 900, 452, 752, 300
    shadow = polygons([(x, foot), (x + wide, foot), (x + wide + 70, foot + 190), (x + 90, foot + 190)], blur=16)
    c = over(c, shadow, "#2e2624", 0.5)
    upside = polygons([(x, foot), (x + wide, foot - 6), (x + wide - 4, foot + 250), (x + 4, foot + 260)], blur=10)
    c = over(c, upside * (0.4 + 0.6 * shine), "#2f211b", 0.62)
    case = polygons([(x, top), (x + wide, top - 8), (x + wide, foot - 6), (x, foot)])
    c = over(c, case, "#4a2e20")
    grain = noise(84, 40, 3, 6, 0.6)
    c = over(c, case * grain, "#7a4b30", 0.6)
    c = add(c, polygons([(x, top), (x + 30, top - 1), (x + 30, foot), (x, foot)], blur=6) * case, "#ffcf9a", 0.42)
    c = over(
        c,
        polygons([(x - 16, top - 6), (x + wide + 14, top - 16), (x + wide + 14, top), (x - 16, top + 10)]),
        "#5c3926",
    )
    c = over(
        c,
        polygons([(x + 6, top - 6), (x + wide - 8, top - 14), (x + wide - 30, top - 104), (x + 26, top - 96)]),
        "#3b251b",
    )
    c = add(
        c,
        polygons([(x + 26, top - 96), (x + wide - 30, top - 104), (x + wide - 30, top - 98), (x + 26, top - 90)]),
        "#ffd3a0",
        0.5,
    )
    shelf = top + 150
    c = over(
        c,
        polygons([(x - 12, shelf), (x + wide + 10, shelf - 6), (x + wide + 22, shelf + 44), (x - 26, shelf + 50)]),
        "#38231a",
    )
    keys = polygons([(x + 8, shelf + 4), (x + wide - 10, shelf - 2), (x + wide - 4, shelf + 26), (x - 2, shelf + 31)])
    c = over(c, keys, "#efe6d4")
    gaps = [([(x + 8 + i * 5.4, shelf + 4), (x + 2 + i * 5.6, shelf + 30)], 0.8) for i in range(1, 53)]
    c = over(c, strokes(*gaps), "#8d8272", 0.8)
    blacks = [
        ([(x + 11 + i * 5.4, shelf + 4), (x + 7 + i * 5.5, shelf + 19)], 3)
        for i in range(1, 51)
        if i % 7 not in (2, 6)
    ]
    c = over(c, strokes(*blacks), "#1c1512")
    c = over(
        c,
        boxes((x + 60, top + 30, x + wide - 60, top + 122), blur=1)
        - boxes((x + 68, top + 38, x + wide - 68, top + 114), blur=1),
        "#2e1c14",
        0.8,
    )
    c = over(
        c,
        boxes((x - 20, shelf + 48, x - 2, foot + 4), (x + wide + 2, shelf + 42, x + wide + 18, foot - 4)),
        "#2b1b14",
    )
    c = over(c, discs((x + 120, foot - 16, 12, 4), (x + 160, foot - 17, 12, 4)), "#caa45a")
    weed = strokes(
        *[([(x + dx, foot - 4), (x + dx + 18, foot - 20), (x + dx + 30, foot - 2)], 5) for dx in (-30, 20, 190, 290)],
        blur=1,
    )
    c = over(c, weed, "#2b3320", 0.9)
    prints = discs(
        *[(300 + i * 62, 1010 - i * 26 + (14 if i % 2 else 0), 14 - i * 0.8, 6 - i * 0.3) for i in range(10)],
        blur=2,
    )
    c = over(c, prints, "#3f3630", 0.5)
    figure = (
        boxes((352, 470, 362, 516), blur=1)
        + discs((357, 463, 6, 7))
        + strokes(([(340, 516), (330, 508), (318, 511), (318, 518)], 5))
    )
    c = over(c, figure, "#3a3a44", 0.85)
    return finish(bloom(c, 40, 0.4, 0.75), 5, 0.35, 0.018, warm=0.4)
