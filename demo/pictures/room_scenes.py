"""Pictures taken indoors, by whatever light comes in."""

import numpy as np
from PIL import Image

from demo.pictures.paint import (
    COLUMNS,
    HEIGHT,
    ROWS,
    WIDTH,
    Canvas,
    Mask,
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
    step,
    strokes,
    tint,
)


def shafts(seed: int, windows: list[tuple[float, float, float]], lean: float, reach: float) -> Mask:
    """Light falling from windows (x, y, width) and thinning in dusty air."""
    dust = 0.7 + 0.6 * noise(seed, 5, 5, 5)
    total = np.zeros((HEIGHT, WIDTH), np.float32)
    for x, y, wide in windows:
        outline = [
            (x, y),
            (x + wide, y),
            (x + wide * 1.5 + lean, y + reach),
            (x + lean - wide * 0.3, y + reach),
        ]
        total += polygons(outline, blur=10) * np.clip(1 - (ROWS - y) / reach, 0, 1) ** 0.8
    return total * dust


def stone(seed: int, pale: str, dark: str, course: float = 62) -> Canvas:
    """A wall of dressed blocks."""
    base = np.broadcast_to(tint(pale), (HEIGHT, WIDTH, 3)).copy()
    base = over(base, noise(seed, 9, 9, 7, 0.65), dark, 0.75)
    rng = np.random.default_rng(seed)
    joints = []
    row = 0
    y = 0.0
    while y < HEIGHT:
        joints.append(([(0, y), (WIDTH, y + rng.normal(0, 2))], 2.0))
        x = -rng.random() * 120
        while x < WIDTH:
            x += 90 + rng.random() * 110
            joints.append(([(x, y), (x, y + course)], 1.6))
        y += course
        row += 1
    return over(base, strokes(*joints, blur=0.8), dark, 0.65)


def player(x: float, y: float, size: float, lean: float = 0.0) -> list[tuple[float, float, float, float]]:
    """Head and shoulders of somebody who sits, as ellipses."""
    return [
        (x + lean * size, y - size * 1.05, size * 0.24, size * 0.3),
        (x, y - size * 0.3, size * 0.52, size * 0.58),
        (x, y + size * 0.3, size * 0.62, size * 0.7),
    ]


def salt_store() -> Image.Image:
    """An orchestra rehearses in a granite store under high windows."""
    c = stone(61, "#6e6a66", "#2a2c31") * 0.5
    c = c * (0.55 + 0.5 * glow(800, 240, 900))[..., None]
    arches = []
    for x in (110, 470, 830, 1190):
        arches.append((x + 120, 150, 62))
        c = over(c, blurred(boxes((x + 112, 90, x + 248, 330)) + discs((x + 180, 92, 68, 60)), 2), "#1a1c20")
        pane = boxes((x + 124, 100, x + 236, 322)) + discs((x + 180, 100, 56, 48))
        c = over(c, np.clip(pane, 0, 1), "#eef2ea", 1.0)
        c = over(
            c,
            strokes(
                ([(x + 180, 52), (x + 180, 322)], 5),
                ([(x + 124, 172), (x + 236, 172)], 4),
                ([(x + 124, 246), (x + 236, 246)], 4),
            ),
            "#2a2d31",
        )
    ribs = [([(x, 0), (x + (800 - x) * 0.0, 640)], 26) for x in (60, 440, 800, 1160, 1540)]
    c = over(c, strokes(*ribs, blur=3), "#191a1e", 0.8)
    c = over(c, boxes((0, 0, WIDTH, 34), blur=6), "#101114")
    c = add(c, shafts(62, [(x, y, 110) for x, y, _ in arches], 190, 900), "#e8ead6", 0.30)
    floor = step(ROWS, 690, 760)
    c = over(c, floor, "#16171a", 0.86)
    c = add(c, floor * step(noise(64, 5, 40, 5), 0.5, 0.9), "#c9cbb8", 0.12)
    rng = np.random.default_rng(12)
    for rank, (base, size, count, shade) in enumerate(
        ((650, 44, 20, "#3a3b3e"), (725, 58, 15, "#2a2b2f"), (820, 78, 11, "#1a1b1f"))
    ):
        rounds, sticks, boards = [], [], []
        for place in range(count):
            x = 90 + (place + 0.5) * (1420 / count) + rng.normal(0, 8)
            y = base + rng.normal(0, 6) + 0.00006 * (x - 800) ** 2
            rounds += player(x, y, size, rng.normal(0, 0.12))
            if place % 3 == 0:
                boards.append(
                    [
                        (x + size * 0.45, y - size * 0.9),
                        (x + size * 1.1, y - size * 0.75),
                        (x + size * 1.05, y - size * 0.2),
                        (x + size * 0.42, y - size * 0.35),
                    ]
                )
                sticks.append(([(x + size * 0.75, y - size * 0.3), (x + size * 0.75, y + size)], 3))
            slant = rng.normal(0.7, 0.1)
            sticks.append(
                ([(x - size * 0.8, y - size * (1.35 * slant)), (x + size * 0.7, y - size * 0.15)], 2.6 + rank)
            )
            if rank == 1 and place % 4 == 1:
                rounds.append((x + size * 0.6, y, size * 0.5, size * 0.85))
                sticks.append(([(x + size * 0.55, y - size * 2.1), (x + size * 0.6, y - size * 0.6)], 7))
        figures = np.clip(discs(*rounds, blur=1.2) + strokes(*sticks, blur=0.8) + polygons(*boards), 0, 1)
        c = add(c, np.clip(np.roll(figures, -3, axis=0) - figures, 0, 1), "#f3f0dc", 0.75)
        c = over(c, figures, shade, 0.97)
        c = add(c, shafts(70 + rank, [(x, y, 110) for x, y, _ in arches], 190, 900), "#e8ead6", 0.05)
    body = polygons([(748, 1067), (762, 800), (792, 742), (850, 742), (880, 800), (896, 1067)]) + discs(
        (822, 700, 30, 38)
    )
    arms = strokes(
        ([(786, 770), (690, 720), (640, 640)], 26),
        ([(858, 770), (950, 730), (984, 660)], 26),
        ([(984, 660), (1030, 590)], 4),
    )
    lead = np.clip(blurred(np.clip(body + arms, 0, 1), 2), 0, 1)
    c = add(c, np.clip(np.roll(lead, -5, axis=0) - lead, 0, 1), "#f3f0dc", 0.6)
    c = over(c, lead, "#0c0d10")
    return finish(bloom(c, 34, 0.75, 0.7), 6, 0.55, 0.026, warm=0.5)


def corridor() -> Image.Image:
    """A school corridor with no children in it."""
    c = np.broadcast_to(tint("#c9c3ae"), (HEIGHT, WIDTH, 3)).copy().astype(np.float32)
    vx, vy = 860.0, 470.0

    def to(x: float, y: float, near: float) -> tuple[float, float]:
        return (vx + (x - vx) * near, vy + (y - vy) * near)

    left_wall = polygons([(0, -400), (vx - 70, vy - 80), (vx - 70, vy + 90), (0, 1300)])
    right_wall = polygons([(WIDTH, -400), (vx + 70, vy - 80), (vx + 70, vy + 90), (WIDTH, 1300)])
    ceiling = polygons([(0, -400), (WIDTH, -400), (vx + 70, vy - 80), (vx - 70, vy - 80)])
    floor = polygons([(0, 1300), (WIDTH, 1300), (vx + 70, vy + 90), (vx - 70, vy + 90)])
    far = np.clip(np.hypot(COLUMNS - vx, (ROWS - vy) * 1.2) / 900, 0, 1)
    c = over(c, left_wall, "#8fa39a")
    c = over(c, right_wall, "#d8cfb6")
    c = over(c, ceiling, "#b9b5a5")
    c = over(c, floor, "#7a5f45")
    dado = polygons([(0, 660), (vx - 70, vy + 18), (vx - 70, vy + 90), (0, 1300)]) + polygons(
        [(WIDTH, 640), (vx + 70, vy + 18), (vx + 70, vy + 90), (WIDTH, 1300)]
    )
    c = over(c, np.clip(dado, 0, 1), "#3f6a66", 0.92)
    depths = [0.105 * 1.34**i for i in range(10)]
    for near, further in zip(depths[1:], depths, strict=False):
        inner = near - (near - further) * 0.28
        pane = [
            to(1560, 40, near),
            to(1560, 40, inner * 0.86),
            to(1560, 610, inner * 0.86),
            to(1560, 610, near),
        ]
        c = over(c, polygons(pane), "#f8f4e2")
        mid = (near + inner * 0.86) / 2
        bars = [
            ([to(1560, 40, mid), to(1560, 610, mid)], 6 * near),
            ([to(1560, 230, near), to(1560, 230, inner * 0.86)], 6 * near),
            ([to(1560, 420, near), to(1560, 420, inner * 0.86)], 6 * near),
        ]
        c = over(c, strokes(*bars), "#e0d6bd", 0.9)
        pool = [
            to(1450, 1010, near),
            to(1450, 1010, inner * 0.86),
            to(560, 1010, inner * 0.80),
            to(560, 1010, near * 0.95),
        ]
        c = add(c, polygons(pool, blur=5 * near + 1) * floor, "#ffeec6", 0.5)
        patch = [
            to(200, 640, near * 0.97),
            to(200, 640, inner * 0.84),
            to(200, 250, inner * 0.82),
            to(200, 250, near * 0.95),
        ]
        c = add(c, polygons(patch, blur=6 * near + 1) * left_wall, "#fff0cc", 0.28)
        door = [
            to(200, 300, near),
            to(200, 300, near * 0.87),
            to(200, 1000, near * 0.87),
            to(200, 1000, near),
        ]
        c = over(c, polygons(door), "#5a3e2c", 0.95)
        glass = [
            to(200, 380, near * 0.98),
            to(200, 380, near * 0.89),
            to(200, 600, near * 0.89),
            to(200, 600, near * 0.98),
        ]
        c = over(c, polygons(glass), "#b9c4b8", 0.85)
        rail = [([to(200, 560, near * 0.86), to(200, 560, further * 1.02)], 9 * near)]
        c = over(c, strokes(*rail), "#4a3526")
        coats = []
        hues = ("#6b3a34", "#33445a", "#8f7442", "#40503e", "#3c3844")
        for peg in range(4):
            depth = near * 0.85 - (near * 0.85 - further * 1.03) * peg / 4
            coats.append((to(214, 575, depth), depth, hues[(peg + int(near * 50)) % 5]))
        for (x, y), depth, hue in coats:
            if (int(x * 7) % 3) or depth < 0.4:
                cloth = polygons(
                    [
                        (x - 20 * depth, y),
                        (x + 22 * depth, y),
                        (x + 44 * depth, y + 230 * depth),
                        (x - 40 * depth, y + 240 * depth),
                    ],
                    blur=2 + 2 * depth,
                )
                c = over(c, cloth, hue, 0.82)
                c = over(c, cloth * step(COLUMNS, x, x + 44 * depth), "#15120f", 0.35)
    c = over(c, boxes((vx - 70, vy - 80, vx + 70, vy + 90)), "#e9e2c8")
    c = over(c, boxes((vx - 44, vy - 40, vx - 3, vy + 90), (vx + 3, vy - 40, vx + 44, vy + 90)), "#6d5640")
    c = add(c, boxes((vx - 36, vy - 30, vx - 12, vy + 20), (vx + 12, vy - 30, vx + 36, vy + 20)), "#f6f0d8", 0.6)
    lamps = [
        polygons([to(820, -60, d), to(960, -60, d), to(960, -60, d * 0.9), to(820, -60, d * 0.9)]) for d in depths[2:]
    ]
    c = add(c, np.clip(sum(lamps), 0, 1), "#dfe9e4", 0.22)
    mirror = c[np.clip(2 * 560 - ROWS.astype(int), 0, HEIGHT - 1), COLUMNS.astype(int)]
    c = over(c, floor * (0.6 + 0.4 * noise(20, 30, 60, 4)), blurred(mirror, 9), 0.24)
    boards = [([(vx + k * 26, vy + 90), (vx + k * 260, HEIGHT + 60)], 1.5) for k in range(-9, 10)]
    c = over(c, strokes(*boards) * floor, "#3a2c1f", 0.4)
    c = c * (0.55 + 0.45 * step(far, -0.2, 0.5))[..., None]
    c = add(c, glow(vx, vy, 420), "#fff3d2", 0.22)
    return finish(bloom(c, 26, 0.6, 0.82), 7, 0.6, 0.02)
