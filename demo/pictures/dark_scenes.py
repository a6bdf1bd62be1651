"""More pictures taken by lamps, fire, stars and snow."""

import numpy as np
from PIL import Image

from demo.pictures.far_scenes import mist
from demo.pictures.paint import (
    COLUMNS,
    HEIGHT,
    ROWS,
    WIDTH,
    add,
    below,
    bloom,
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
from demo.pictures.shore_scenes import sea, spray, storm_sky


def lifeboat() -> Image.Image:
    """The lifeboat climbs a sea, her searchlight ahead of her."""
    c = storm_sky(301, "#27323a", "#070b10")
    c = sea(c, 320, 520, "#05090d", "#1c2a32", "#7f9198", 7)
    beam = polygons([(760, 512), (760, 524), (-60, 650), (-60, 250)], blur=12)
    c = add(c, beam * (0.35 + 0.65 * noise(5, 30, 30, 6, 0.65)) * np.clip(COLUMNS / 760, 0, 1), "#fff0cc", 0.55)
    hull = polygons([(700, 560), (730, 610), (800, 660), (1120, 720), (1170, 650), (1000, 610), (800, 570)])
    c = over(c, hull, "#1d2c58")
    c = over(
        c,
        polygons([(700, 560), (706, 572), (1000, 622), (1170, 660), (1170, 648), (1000, 608), (800, 568)]),
        "#c4582a",
    )
    c = over(c, polygons([(800, 574), (840, 500), (960, 520), (1040, 616)]), "#b8521f")
    c = over(c, polygons([(838, 510), (850, 504), (950, 524), (958, 542), (842, 526)]), "#ffe6ac")
    c = over(c, strokes(([(900, 510), (912, 400)], 6), ([(880, 440), (940, 448)], 4)), "#59636b")
    c = over(c, discs((1010, 590, 13, 15), (1050, 602, 13, 15), (1086, 612, 13, 15)), "#e0c23c")
    c = over(c, boxes((998, 602, 1022, 626), (1038, 614, 1062, 636), (1074, 624, 1098, 644)), "#b8521f")
    c = add(c, discs((760, 518, 12, 12)), "#ffffff", 2)
    c = add(c, glow(760, 518, 170), "#ffeec4", 0.8)
    c = add(c, discs((912, 396, 5, 5)), "#7fb0ff", 1.5)
    c = spray(c, 34, 730, 640, 190, 230, "#cfdadf", 0.9)
    c = sea(c, 341, 672, "#04080b", "#223139", "#8fa3a9", 8)
    c = add(c, step(noise(77, 160, 6, 3, 0.7), 0.62, 0.95), "#9fb0b8", 0.07)
    return finish(bloom(c, 34, 0.6, 0.6), 17, 0.5, 0.028)


def snow_roofs() -> Image.Image:
    """Staithe Street under its first snow, at the blue hour."""
    c = sky((0, "#2f4468"), (0.4, "#64789b"), (0.6, "#c9b5b4"), (1, "#c9b5b4"))
    c = over(c, below(430 + 50 * line(3, 4)), "#7f8aa6", 0.9)
    rng = np.random.default_rng(8)
    for rank in range(6):
        base, size = 500 + rank * 110, 110 + rank * 38
        x = -rng.random() * size
        while x < WIDTH:
            wide, tall = size * (0.9 + 0.5 * rng.random()), size * (0.55 + 0.3 * rng.random())
            y = base + rng.normal(0, 14)
            wall = ("#4c4a5c", "#5b4a4c", "#3f4a5e", "#57535c")[rng.integers(0, 4)]
            c = over(c, boxes((x, y, x + wide, y + 400)), wall)
            roof = polygons([(x - 8, y + 4), (x + wide * 0.5, y - tall), (x + wide + 8, y + 4)])
            c = over(c, roof, "#dfe5f0")
            c = over(c, roof * step(COLUMNS, x + wide * 0.46, x + wide * 0.54), "#8d9cbc", 0.8)
            c = over(c, boxes((x + wide * 0.68, y - tall * 0.95, x + wide * 0.8, y - tall * 0.3)), "#463c40")
            c = over(c, boxes((x + wide * 0.66, y - tall * 1.0, x + wide * 0.82, y - tall * 0.93)), "#eef2f8")
            if rng.random() < 0.5:
                smoke = glow(x + wide * 0.78 + 20, y - tall * 1.4, size * 0.45, 0.45)
                c = over(c, smoke * (0.3 + 0.7 * noise(int(x) % 97 + rank, 9, 9, 4)), "#d5d3da", 0.3)
            for pane in range(3):
                px, py = x + wide * (0.16 + pane * 0.27), y + size * 0.16
                lit = rng.random() < 0.4
                c = over(c, boxes((px, py, px + wide * 0.13, py + size * 0.24)), "#ffcf7e" if lit else "#2a3046")
                if lit:
                    c = add(c, glow(px + wide * 0.06, py + size * 0.12, size * 0.3), "#ffb65c", 0.28)
            x += wide + 4
        c = over(c, step(ROWS, base - 160, base + 60) * (1 - step(ROWS, base + 60, base + 320)), "#8f9cbb", 0.16)
    flakes = np.clip(
        discs(*[(rng.random() * WIDTH, rng.random() * HEIGHT, r, r) for r in rng.random(900) * 2.6 + 0.6], blur=0.8),
        0,
        1,
    )
    c = add(c, flakes, "#f4f7ff", 0.55)
    big = discs(*[(rng.random() * WIDTH, rng.random() * HEIGHT, r, r) for r in rng.random(40) * 7 + 4], blur=5)
    c = add(c, big, "#f4f7ff", 0.3)
    return finish(bloom(c, 22, 0.5, 0.7), 18, 0.45, 0.02)


def checkpoint() -> Image.Image:
    """A lowered barrier on a pass, and lorries into the fog."""
    c = sky((0, "#5f6c7d"), (0.4, "#98a3ad"), (0.6, "#c3c6c8"), (1, "#c3c6c8"))
    for rank, shade in enumerate(("#9aa5b2", "#7c8897", "#5d6876")):
        ridge = 360 + 70 * rank + (150 - 20 * rank) * line(400 + rank, 3, 8, 0.55)
        c = over(c, below(ridge, 2), shade)
        snow = below(ridge, 2) * step(noise(410 + rank, 20, 12, 7, 0.65) - (ROWS - ridge[None, :]) / 420, 0.3, 0.45)
        c = over(c, snow, "#e4e8ec", 0.75)
        c = mist(c, 420 + rank, 380 + 60 * rank, 640 + 60 * rank, "#c9cdd0", 0.75)
    ground = below(690 + 12 * line(6, 5), 4)
    c = over(c, ground, "#dfe3e7")
    c = over(c, ground * noise(12, 16, 50, 6, 0.6), "#9aa6b3", 0.5)
    road = polygons([(560, 690), (760, 690), (1250, HEIGHT), (160, HEIGHT)], blur=5)
    c = over(c, road * ground, "#6d747b", 0.85)
    tracks = strokes(([(610, 690), (400, HEIGHT)], 26), ([(710, 690), (960, HEIGHT)], 26), blur=5)
    c = over(c, tracks * ground, "#474d54", 0.7)
    for rank, (x, y, size) in enumerate(((668, 692, 36), (640, 706, 56), (596, 730, 92))):
        c = over(
            c, boxes((x - size * 0.5, y - size * 1.2, x + size * 0.5, y)), ("#8b9198", "#6d6f74", "#8a3f34")[rank]
        )
        c = over(c, boxes((x - size * 0.42, y - size * 0.86, x + size * 0.42, y - size * 0.5)), "#20262c", 0.9)
        c = add(
            c,
            discs(
                (x - size * 0.34, y - size * 0.22, size * 0.09, size * 0.09),
                (x + size * 0.34, y - size * 0.22, size * 0.09, size * 0.09),
            ),
            "#fff0c0",
            1.5,
        )
        c = add(c, glow(x, y - size * 0.22, size * 1.5), "#ffe9bb", 0.4)
        c = mist(c, 440 + rank, 560, 800, "#cfd3d5", 0.35)
    hut = boxes((1050, 560, 1290, 800))
    c = over(c, hut, "#4d5a55")
    c = over(c, hut * noise(9, 4, 90, 4, 0.6), "#27302e", 0.5)
    c = over(c, polygons([(1026, 566), (1070, 516), (1270, 516), (1316, 566)]), "#f0f3f6")
    c = over(c, boxes((1080, 610, 1170, 690)), "#ffd588")
    c = over(c, boxes((1122, 610, 1127, 690), (1080, 648, 1170, 652)), "#2c3532")
    c = over(c, discs((1146, 656, 12, 14)) + boxes((1130, 668, 1164, 690)), "#2c2a26", 0.9)
    c = add(c, glow(1124, 650, 130), "#ffbf66", 0.5)
    c = over(c, boxes((1210, 620, 1268, 800)), "#29322f")
    c = over(c, boxes((994, 690, 1024, 830)), "#2d3136")
    pole = polygons([(300, 734), (1010, 706), (1010, 724), (300, 746)])
    c = over(c, pole, "#f0efe9")
    c = over(c, pole * (np.sin(COLUMNS / 22) > 0), "#a82a22")
    c = add(c, discs((640, 716, 9, 9)), "#ff3b28", 1.4)
    c = add(c, glow(640, 716, 60), "#ff4b30", 0.6)
    c = over(c, boxes((290, 730, 306, 850)), "#2d3136")
    for x, y in ((880, 800), (940, 806)):
        c = over(
            c,
            discs((x, y - 104, 12, 14)) + polygons([(x - 24, y - 86), (x + 24, y - 86), (x + 18, y), (x - 18, y)]),
            "#1e2326",
            0.95,
        )
    c = over(c, speckle(22, 700, 0, 0, WIDTH, HEIGHT, 2.2), "#f4f6f8", 0.75)
    return finish(bloom(c, 26, 0.45, 0.8), 19, 0.4, 0.02)


def foundry() -> Image.Image:
    """The ladle is tipped."""
    c = sky((0, "#0d0a09"), (0.5, "#1d120c"), (1, "#0a0706"))
    c = add(c, glow(820, 560, 620) * (0.4 + 0.7 * noise(4, 4, 4, 6, 0.55)), "#d8601c", 0.55)
    frames = [([(x, 0), (x, 860)], 22) for x in (90, 420, 1180, 1500)] + [
        ([(0, 120), (WIDTH, 120)], 26),
        ([(0, 120), (420, 30)], 10),
        ([(1180, 30), (WIDTH, 120)], 10),
    ]
    c = over(c, strokes(*frames, blur=2), "#080504", 0.95)
    c = over(c, strokes(([(760, 0), (760, 330)], 5), ([(880, 0), (880, 330)], 5), blur=1), "#0a0605")
    ladle = polygons([(690, 330), (950, 290), (930, 540), (800, 580), (706, 500)])
    c = over(c, ladle, "#1b100c")
    c = add(c, polygons([(690, 330), (950, 290), (944, 316), (694, 356)], blur=2), "#ffb23e", 1.4)
    c = add(c, ladle * step(-COLUMNS, -760, -690), "#a8421a", 0.4)
    stream = polygons([(690, 338), (708, 342), (694, 480), (690, 760), (664, 760), (668, 470)], blur=2)
    c = add(c, stream, "#ffdc80", 1.8)
    c = add(c, glow(690, 340, 200), "#ff9a30", 0.9)
    c = add(c, glow(676, 765, 300, 1.4), "#ff8a28", 1.1)
    floor = step(ROWS, 770, 790)
    c = over(c, floor, "#120b08", 0.85)
    c = add(c, floor * glow(676, 770, 480, 1.5) * (0.4 + 0.8 * noise(6, 40, 90, 5, 0.6)), "#ff8c34", 0.6)
    mould = polygons([(560, 740), (800, 740), (840, 840), (520, 840)])
    c = over(c, mould, "#0d0706")
    c = add(c, discs((676, 744, 60, 10)), "#ffe2a0", 1.6)
    rng = np.random.default_rng(9)
    sparks = []
    for _ in range(420):
        a, far = rng.normal(-1.57, 0.8), rng.random() ** 0.6 * 360
        x, y = 676 + np.cos(a) * far, 755 + np.sin(a) * far + far * far / 900
        sparks.append(([(x, y), (x + np.cos(a) * 14, y + np.sin(a) * 14 + far / 40)], 1 + rng.random() * 2))
    c = add(c, strokes(*sparks), "#ffc860", 1.1)
    for x, y, size, lean in (
        (470, 850, 118, 0.16),
        (930, 860, 126, -0.2),
        (1110, 840, 106, -0.05),
        (300, 830, 98, 0.02),
    ):
        figure = discs((x + lean * size * 1.3, y - size * 2.05, size * 0.2, size * 0.24)) + polygons(
            [
                (x - size * 0.4 + lean * size, y - size * 1.78),
                (x + size * 0.4 + lean * size, y - size * 1.78),
                (x + size * 0.32, y - size * 0.8),
                (x + size * 0.38, y),
                (x - size * 0.38, y),
                (x - size * 0.32, y - size * 0.8),
            ]
        )
        figure = np.clip(
            figure
            + boxes(
                (
                    x + lean * size * 1.3 - size * 0.3,
                    y - size * 2.2,
                    x + lean * size * 1.3 + size * 0.3,
                    y - size * 2.13,
                )
            ),
            0,
            1,
        )
        if abs(lean) > 0.1:
            reach = 1 if lean > 0 else -1
            figure = np.clip(
                figure
                + strokes(
                    ([(x, y - size * 1.6), (x + reach * size * 1.5, y - size * 1.5)], size * 0.18),
                    ([(x + reach * size * 0.9, y - size * 1.5), (x + reach * size * 2.4, y - size * 1.1)], 5),
                ),
                0,
                1,
            )
        side = 4 if x < 676 else -4
        c = add(c, np.clip(figure - np.roll(figure, -side, axis=1), 0, 1), "#ffa850", 0.9)
        c = over(c, figure, "#0b0605")
    c = over(c, glow(900, 260, 360, 0.7) * noise(44, 5, 6, 6, 0.6), "#c88a5a", 0.28)
    return finish(bloom(c, 40, 0.8, 0.6), 20, 0.5, 0.028)


def telescope() -> Image.Image:
    """Somebody on the sea wall, and the sky."""
    c = sky((0, "#060a1a"), (0.4, "#0e1a38"), (0.66, "#22365a"), (0.72, "#3f4f6c"), (1, "#0a1224"))
    across = (COLUMNS - 300) * 0.62 + (ROWS - 900)
    band = np.exp(-(((across + 330) / 190) ** 2))
    milk = noise(71, 7, 7, 7, 0.6)
    c = add(c, band * step(milk, 0.25, 0.8), "#8fa0cc", 0.42)
    c = over(c, band * step(noise(72, 6, 6, 7, 0.6), 0.55, 0.75), "#0a1024", 0.55)
    rng = np.random.default_rng(14)
    stars = np.zeros((HEIGHT, WIDTH), np.float32)
    ys, xs = rng.integers(0, 760, 5200), rng.integers(0, WIDTH, 5200)
    keep = rng.random(5200) < 0.3 + 0.7 * band[ys, xs]
    stars[ys[keep], xs[keep]] = rng.random(int(keep.sum())) ** 2.5 * 1.4
    c = add(c, stars, "#e8eeff", 1.0)
    for _ in range(46):
        x, y, r = rng.random() * WIDTH, rng.random() * 700, 1 + rng.random() * 1.8
        c = add(c, discs((x, y, r, r)), ("#fff2d8", "#dfe8ff", "#ffe2c0")[rng.integers(0, 3)], 1.3)
    c = add(c, glow(1250, 770, 500, 3), "#e8a860", 0.22)
    c = water(c, 770, 5, 0.5, "#050a16", 0.5)
    c = add(c, speckle(9, 40, 1150, 758, WIDTH, 770, 1.6), "#ffd08a", 1.0)
    wall = below(930 - 0.02 * COLUMNS[0] + 3 * line(4, 30), 2)
    c = over(c, wall, "#04060c")
    c = over(
        c,
        strokes(([(700, 640), (610, 930)], 8), ([(700, 640), (790, 930)], 8), ([(700, 640), (706, 930)], 7)),
        "#04060c",
    )
    c = over(
        c,
        polygons([(600, 700), (618, 726), (880, 548), (856, 514)])
        + polygons([(846, 520), (880, 556), (904, 540), (868, 502)]),
        "#04060c",
    )
    c = over(c, strokes(([(612, 712), (586, 730)], 16)), "#04060c")
    body = discs((548, 724, 30, 36)) + polygons(
        [(500, 762), (576, 762), (600, 860), (580, 960), (486, 960), (478, 860)]
    )
    c = over(c, np.clip(body, 0, 1) + 0 * c[..., 0], "#04060c")
    c = over(c, strokes(([(566, 790), (620, 800), (606, 736)], 22)), "#04060c")
    c = add(c, np.clip(np.clip(body, 0, 1) - np.roll(np.clip(body, 0, 1), -3, axis=1), 0, 1), "#9fb0d8", 0.3)
    c = add(c, glow(640, 900, 46), "#ff2a1a", 0.6)
    return finish(bloom(c, 12, 0.4, 0.7), 21, 0.4, 0.022)


def crane() -> Image.Image:
    """Cranes over the east quay after sunset."""
    c = sky((0, "#283552"), (0.3, "#7a5a6c"), (0.52, "#e58a50"), (0.66, "#ffd089"), (1, "#ffd089"))
    c = clouds(c, 111, "#4a3d58", 0.5, (0, 0.5), 6)
    c = clouds(c, 112, "#ff9c62", 0.4, (0.2, 0.64), 8)
    c = add(c, glow(520, 700, 400, 1.4), "#ffe0a0", 0.6)
    c = over(c, below(690 + 16 * line(7, 8)), "#8d5f5c", 0.8)
    for x, tall, flip, shade in ((1180, 250, 1, "#6b4550"), (860, 360, -1, "#43303f"), (380, 560, 1, "#17141d")):
        foot, w = 760.0, tall * 0.17
        top = foot - tall
        bars = [
            ([(x - w, foot), (x - w * 0.7, top)], tall * 0.025),
            ([(x + w, foot), (x + w * 0.7, top)], tall * 0.025),
            ([(x - w * 0.9, foot - tall * 0.35), (x + w * 0.9, foot - tall * 0.35)], tall * 0.02),
        ]
        bars += [
            ([(x - w, foot), (x + w * 0.85, foot - tall * 0.35)], tall * 0.012),
            ([(x - w * 0.85, foot - tall * 0.35), (x + w * 0.7, top)], tall * 0.012),
        ]
        tip = (x + flip * tall * 1.15, top - tall * 0.36)
        bars += [
            ([(x - flip * tall * 0.3, top), tip], tall * 0.02),
            ([(x - flip * tall * 0.1, top - tall * 0.06), tip], tall * 0.014),
        ]
        for k in range(12):
            t0, t1 = k / 12, (k + 1) / 12
            bars.append(
                (
                    [
                        (x + (tip[0] - x) * t0, top + (tip[1] - top) * t0 - tall * 0.05 * (1 - t0)),
                        (x + (tip[0] - x) * t1, top + (tip[1] - top) * t1),
                    ],
                    tall * 0.008,
                )
            )
        bars += [
            ([(x, top - tall * 0.3), tip], tall * 0.006),
            ([(x, top - tall * 0.3), (x - flip * tall * 0.3, top)], tall * 0.01),
            ([(x, top), (x, top - tall * 0.3)], tall * 0.018),
        ]
        bars += [([tip, (tip[0], top + tall * 0.35)], tall * 0.006)]
        c = over(c, strokes(*bars), shade)
        c = over(
            c,
            boxes(
                (x - tall * 0.1, top - tall * 0.1, x + tall * 0.1, top + tall * 0.04),
                (
                    x - flip * tall * 0.3 - tall * 0.06,
                    top - tall * 0.03,
                    x - flip * tall * 0.3 + tall * 0.06,
                    top + tall * 0.1,
                ),
                (tip[0] - tall * 0.09, top + tall * 0.35, tip[0] + tall * 0.09, top + tall * 0.43),
            ),
            shade,
        )
        c = add(
            c,
            boxes(
                (
                    x + flip * tall * 0.02 - tall * 0.03,
                    top - tall * 0.07,
                    x + flip * tall * 0.02 + tall * 0.05,
                    top - tall * 0.01,
                )
            ),
            "#ffd88a",
            1.0,
        )
        c = add(c, discs((tip[0], tip[1], 4, 4), (x, top - tall * 0.3, 4, 4)), "#ff4a30", 1.4)
    ship = polygons([(960, 690), (1000, 770), (1600, 770), (1600, 676), (1010, 690)])
    c = over(c, ship, "#221a26")
    c = over(c, boxes((1420, 560, 1560, 680), (1440, 520, 1530, 562)), "#3a2c38")
    c = add(
        c,
        boxes(*[(1430 + k * 26, 580 + r * 34, 1442 + k * 26, 592 + r * 34) for k in range(5) for r in range(3)]),
        "#ffd68c",
        0.9,
    )
    rng = np.random.default_rng(6)
    for k in range(9):
        for r in range(rng.integers(1, 4)):
            c = over(
                c,
                boxes((1020 + k * 42, 668 - r * 24, 1058 + k * 42, 690 - r * 24)),
                ("#4a2c30", "#2c3a4c", "#54412e", "#33403a")[rng.integers(0, 4)],
            )
    c = over(c, boxes((0, 758, 980, 790)), "#120f17")
    c = add(c, speckle(4, 60, 0, 742, WIDTH, 758, 1.7), "#ffd890", 1.0)
    c = water(c, 786, 8, 0.9, "#1a1522", 0.45)
    return finish(bloom(c, 28, 0.5, 0.78), 22, 0.45, 0.022)
