"""Pictures taken after dark, out of doors."""

import numpy as np
from PIL import Image

from demo.pictures.paint import (
    COLUMNS,
    HEIGHT,
    ROWS,
    WIDTH,
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
    speckle,
    step,
    strokes,
)


def floodlights() -> Image.Image:
    """A cup tie in mist, from the back of the stand."""
    c = sky((0, "#05080d"), (0.35, "#0e1820"), (0.55, "#26383b"), (1, "#1a2a22"))
    towers = ((190, 130, 250), (690, 210, 150), (1010, 216, 145), (1450, 120, 260))
    mist = noise(3, 4, 5, 6, 0.55)
    far_stand = boxes((0, 470, WIDTH, 560))
    c = over(c, below(478 + 0 * line(1, 2)) * (1 - step(ROWS, 565, 566)), "#0b1114")
    c = over(c, polygons([(180, 470), (210, 418), (1390, 418), (1420, 470)]), "#10181c")
    crowd = noise(4, 300, 60, 2, 0.8)
    c = over(c, far_stand * step(crowd, 0.45, 0.75), "#5b6a66", 0.6)
    c = add(c, speckle(6, 40, 100, 480, 1500, 552, 1.4), "#fff2cf", 0.7)
    pitch = step(ROWS, 560, 562)
    c = over(c, pitch, "#285236")
    stripes = np.sin((COLUMNS - 800) / (0.20 * np.clip(ROWS - 470, 1, None) + 1) * 1.1) > 0
    c = over(c, pitch * stripes.astype(np.float32), "#326244", 0.7)
    c = over(c, pitch * noise(8, 60, 200, 4, 0.7), "#1a3d22", 0.35)
    c = add(c, pitch * glow(800, 620, 640, 2.2), "#d8f2c2", 0.22)
    lines = strokes(
        ([(0, 572), (WIDTH, 572)], 2),
        ([(800, 562), (800, HEIGHT)], 4),
        ([(40, 562), (-400, 900)], 3),
        ([(1560, 562), (2000, 900)], 3),
    ) + strokes(([(800 + 230 * np.cos(a), 690 + 52 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 60)], 3))
    c = over(c, lines * pitch, "#e6efe0", 0.7)
    rng = np.random.default_rng(5)
    for index in range(17):
        x, y = 120 + rng.random() * 1360, 588 + rng.random() ** 1.3 * 150
        size = 13 + (y - 588) * 0.15
        shirt = "#c9b552" if index % 2 else "#c3ced4"
        run = rng.normal(0, 0.3)
        for dx, dy in ((-2.2, 0.5), (2.2, 0.5), (-1.2, 0.9), (1.3, 0.8)):
            c = over(
                c,
                strokes(([(x, y + size), (x + dx * size, y + size * (1 + 0.16 * dy))], size * 0.18), blur=2),
                "#0f2415",
                0.3,
            )
        legs = strokes(
            ([(x, y), (x - size * (0.4 + run), y + size)], size * 0.22),
            ([(x, y), (x + size * (0.45 - run), y + size * 0.95)], size * 0.22),
        )
        c = over(c, legs, "#20252a", 0.95)
        c = over(
            c,
            discs((x, y - size * 0.45, size * 0.3, size * 0.55))
            + strokes(
                (
                    [
                        (x - size * 0.6, y - size * 0.3),
                        (x, y - size * 0.8),
                        (x + size * 0.6, y - size * 0.35),
                    ],
                    size * 0.15,
                )
            ),
            shirt,
        )
        c = over(c, discs((x, y - size * 1.2, size * 0.19, size * 0.23)), "#8a6a50")
    c = over(c, discs((905, 660, 4, 4)), "#ffffff")
    c = over(c, (1 - step(ROWS, 600, 860)) * (0.3 + 0.7 * mist), "#5d746c", 0.3)
    for x, y, tall in towers:
        lattice = [([(x - 10, y), (x - 16, y + tall + 220)], 4), ([(x + 10, y), (x + 16, y + tall + 220)], 4)]
        lattice += [([(x - 12, y + k), (x + 13, y + k + 26)], 2) for k in range(10, int(tall + 190), 26)]
        c = over(c, strokes(*lattice) * (1 - step(ROWS, 470, 475)), "#05080a")
        c = over(c, boxes((x - 62 * tall / 250, y - 60 * tall / 250, x + 62 * tall / 250, y + 8)), "#0a0f12")
        lamps = [
            (x + (k - 2.5) * 19 * tall / 250, y - (r - 0.2) * 18 * tall / 250, 7 * tall / 250, 6 * tall / 250)
            for k in range(6)
            for r in range(3)
        ]
        c = add(c, discs(*lamps), "#f4fff2", 2.2)
        c = add(c, glow(x, y - 20, 190 * tall / 250) * (0.6 + 0.6 * mist), "#cfe6de", 0.75)
        for angle in np.linspace(-0.62, 0.62, 7) + (800 - x) / 1500:
            reach = 760
            ray = polygons(
                [
                    (x - 12, y),
                    (x + 12, y),
                    (x + np.sin(angle) * reach + 60, y + np.cos(angle) * reach),
                    (x + np.sin(angle) * reach - 60, y + np.cos(angle) * reach),
                ],
                blur=14,
            )
            c = add(c, ray * np.clip(1 - (ROWS - y) / 640, 0, 1) ** 1.4 * (0.3 + mist), "#cfe6de", 0.10)
    c = bloom(c, 34, 0.55, 0.7)
    for rank, (base, size) in enumerate(((800, 26), (870, 36), (955, 50), (1050, 68))):
        heads, rims = [], []
        step_px = size * 1.75
        for place in range(int(WIDTH / step_px) + 2):
            x = place * step_px + rng.normal(0, size * 0.25) - (rank % 2) * step_px / 2
            y = base + rng.normal(0, size * 0.22)
            heads += [(x, y - size, size * 0.42, size * 0.52), (x, y + size * 0.75, size * 0.95, size * 1.25)]
            if rng.random() < 0.12:
                heads.append((x, y - size * 1.4, size * 0.5, size * 0.16))
            rims.append((x, y))
        arms = [
            ([(x, y + size * 0.2), (x + size * rng.normal(0, 0.4), y - size * 2.1)], size * 0.3)
            for x, y in rims
            if rng.random() < 0.17
        ]
        dark = np.clip(
            discs(*heads, blur=rank * 0.8 + 0.6) + (strokes(*arms, blur=rank * 0.8 + 0.6) if arms else 0),
            0,
            1,
        )
        dark = np.clip(dark + step(ROWS, base + size * 0.8, base + size * 1.3), 0, 1)
        c = add(
            c,
            np.clip(np.roll(dark, 4 + rank, axis=0) * 0 + dark - np.roll(dark, 3 + rank, axis=0), 0, 1),
            "#d4ead8",
            0.55 - 0.1 * rank,
        )
        c = over(c, dark, ("#121b19", "#0e1514", "#090e0e", "#050808")[rank])
    scarf = polygons([(300, 720), (560, 700), (562, 736), (302, 758)], blur=2)
    c = over(c, scarf, "#a8983f", 0.9)
    c = over(c, scarf * (np.sin(COLUMNS / 14) > 0), "#1f3a5c", 0.9)
    c = over(c, strokes(([(300, 740), (312, 850)], 12), ([(560, 720), (556, 850)], 12), blur=2), "#0e1514")
    return finish(c, 8, 0.55, 0.026)


def parliament() -> Image.Image:
    """A domed parliament over a wet square."""
    c = sky((0, "#0b1226"), (0.4, "#22345a"), (0.62, "#6a6f8d"), (0.7, "#b9958c"), (1, "#b9958c"))
    c = over(c, step(noise(9, 4, 10, 6, 0.55), 0.5, 0.85) * (1 - step(ROWS, 500, 720)), "#39466b", 0.55)
    c = over(c, below(640 + 40 * line(12, 5)), "#2b3350", 0.8)
    ground = 742
    stone, shade, lit = "#b99d74", "#4a4250", "#ffd694"
    body = boxes((240, 500, 1360, ground))
    c = over(c, body, stone)
    c = over(c, boxes((240, 484, 1360, 504), (226, 476, 1374, 486)), "#d3b98e")
    c = over(c, polygons([(560, 478), (800, 386), (1040, 478)]), "#c7ab80")
    c = over(c, polygons([(620, 468), (800, 402), (980, 468)]), "#8d7658")
    c = over(c, boxes((650, 330, 950, 400)) + boxes((690, 286, 910, 332)), "#a88c66")
    dome = discs((800, 290, 132, 150)) * (1 - step(ROWS, 290, 291))
    c = over(c, dome, "#4f7d78")
    c = over(c, dome * step(COLUMNS, 760, 930), "#1e3b45", 0.7)
    ribs = [([(800 + k * 30, 290), (800 + k * 9, 146)], 3) for k in range(-4, 5)]
    c = over(c, strokes(*ribs) * dome, "#2b5455", 0.8)
    c = over(c, boxes((784, 104, 816, 150)) + polygons([(780, 106), (800, 76), (820, 106)]), "#b99d74")
    c = over(c, strokes(([(800, 80), (800, 14)], 3)), "#1b2236")
    c = over(c, polygons([(802, 16), (862, 24), (846, 36), (866, 48), (802, 44)]), "#7b3444")
    for x in range(270, 1350, 43):
        inside = 560 <= x <= 1030
        top, foot = (506, ground - 6) if inside else (530, ground - 50)
        if inside:
            c = over(c, boxes((x, top, x + 43, foot)), "#3a2f2e", 0.9)
            c = add(c, boxes((x + 8, 560, x + 30, foot), blur=4), lit, 0.55)
        else:
            c = over(c, boxes((x + 8, top, x + 30, top + 58), (x + 8, top + 90, x + 30, top + 150)), shade, 0.95)
            if (x // 43) % 3 != 1:
                c = add(c, boxes((x + 11, top + 4, x + 27, top + 56)), lit, 0.95)
            if (x // 43) % 4 == 0:
                c = add(c, boxes((x + 11, top + 94, x + 27, top + 148)), lit, 0.8)
    for x in range(556, 1050, 54):
        column = boxes((x - 11, 504, x + 11, ground - 4))
        c = over(c, column, "#e6cc9e")
        c = over(c, column * step(COLUMNS, x - 3, x + 11), "#6b573f", 0.8)
        c = over(c, boxes((x - 16, 500, x + 16, 510), (x - 16, ground - 10, x + 16, ground)), "#e6cc9e")
    c = over(
        c,
        boxes(
            (690, 336, 702, 398),
            (730, 336, 742, 398),
            (770, 336, 782, 398),
            (818, 336, 830, 398),
            (858, 336, 870, 398),
            (898, 336, 910, 398),
        ),
        "#5d4d3c",
    )
    up = 0.55 + 0.45 * step(-ROWS, -ground, -300)
    c = np.where(
        (body > 0.5)[..., None], c * (1.18 - 0.4 * up)[..., None] * np.array([1.08, 1.0, 0.86], np.float32), c
    )
    for x in (300, 460, 620, 980, 1140, 1300):
        c = add(c, glow(x, ground, 150), lit, 0.28)
    for index, half in enumerate((300, 330, 362)):
        c = over(
            c,
            boxes((800 - half, ground + index * 9 - 2, 800 + half, ground + index * 9 + 8)),
            ("#c9b08a", "#a8906c", "#8a7558")[index],
        )
    foot = ground + 26
    rows = ROWS.astype(int)
    wet = noise(17, 6, 40, 6, 0.6)
    jitter = (wet - 0.5) * 26 * np.clip((ROWS - foot) / 120, 0, 1)
    mirror = c[
        np.clip(2 * foot - rows + jitter.astype(int), 0, HEIGHT - 1),
        np.clip(COLUMNS + (np.roll(wet, 50, 0) - 0.5) * 12, 0, WIDTH - 1).astype(int),
    ]
    square = step(ROWS, foot, foot + 2)
    c = over(c, square, "#171b29")
    c = over(c, square * (0.25 + 0.75 * step(wet, 0.3, 0.65)), blurred(mirror, 3), 0.72)
    paving = [([(800 + k * 60, foot), (800 + k * 420, HEIGHT)], 1.6) for k in range(-14, 15)]
    paving += [([(0, foot + 6 * 1.5**k), (WIDTH, foot + 6 * 1.5**k)], 1.4) for k in range(1, 10)]
    c = over(c, strokes(*paving) * square, "#0a0d16", 0.45)
    for x, tall in ((150, 330), (1450, 330), (420, 200), (1180, 200)):
        y = foot + (60 if tall > 250 else 18)
        c = over(c, boxes((x - 4, y - tall, x + 4, y), (x - 16, y - 10, x + 16, y)), "#0d111c")
        c = add(c, discs((x, y - tall - 10, 13, 15)), "#fff0c8", 1.6)
        c = add(c, glow(x, y - tall - 10, 110), "#ffce86", 0.6)
    rng = np.random.default_rng(2)
    for _ in range(9):
        x, size = 200 + rng.random() * 1200, 20 + rng.random() * 26
        y = foot + size * 2.4 - 30
        c = over(
            c,
            discs((x, y - size * 1.75, size * 0.2, size * 0.24), (x, y - size * 0.9, size * 0.38, size * 0.8))
            + boxes((x - size * 0.22, y - size * 0.5, x + size * 0.2, y + size * 0.2)),
            "#0b0e18",
            0.94,
        )
        c = over(c, strokes(([(x, y + size * 0.2), (x + 4, y + size * 1.6)], size * 0.5), blur=5), "#0b0e18", 0.5)
    umbrella = discs((1236, 792, 46, 34)) * (1 - step(ROWS, 792, 793))
    c = over(c, umbrella + boxes((1234, 760, 1238, 850)) + discs((1236, 858, 22, 52)), "#0b0e18")
    return finish(bloom(c, 26, 0.5, 0.75), 9, 0.5, 0.022)
