"""A profile of solvers as SVG: for each excess, the share of instances solved at least that well."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

COLOURS = ("#1b4d7a", "#b3541e", "#4f7d3a", "#7a4a8a", "#a08020", "#5a6470", "#a33b4a")
LEFT, TOP, WIDTH, HEIGHT = 72, 20, 460, 260
DASHES = ("", "9 3", "2 3", "9 3 2 3", "5 3", "14 4", "4 2 1 2")
LEAST, MOST = 0.001, 100.0


def _x(excess: float) -> float:
    clipped = min(max(excess, LEAST), MOST)
    return LEFT + WIDTH * math.log10(clipped / LEAST) / math.log10(MOST / LEAST)


def _y(share: float) -> float:
    return TOP + HEIGHT * (1 - share)


def _line(excesses: Sequence[float | None]) -> str:
    solved = sorted(max(e, 0.0) for e in excesses if e is not None)
    count = len(excesses)
    points: list[tuple[float, float]] = [(LEFT, _y(0))]
    for done, excess in enumerate(solved, start=1):
        points += [(_x(excess), points[-1][1]), (_x(excess), _y(done / count))]
    points.append((LEFT + WIDTH, points[-1][1]))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def profile(title: str, excesses: Mapping[str, Sequence[float | None]]) -> str:
    """One line a solver; None counts as not solved."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 340" role="img"'
        ' font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        '<rect width="720" height="340" fill="#ffffff"/>',
    ]
    parts.append(
        f'<text x="14" y="{TOP + HEIGHT / 2}" text-anchor="middle"'
        f' transform="rotate(-90 14 {TOP + HEIGHT / 2})">files solved at least so well</text>'
    )
    parts.append(
        f'<text x="{LEFT + WIDTH + 16}" y="{TOP + 8}" fill="#5a6470">files in brackets</text>'
    )
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = _y(share)
        parts.append(f'<path d="M{LEFT} {y}H{LEFT + WIDTH}" stroke="#d8dce0"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{share:.0%}</text>')
    for power in range(-3, 3):
        x, label = _x(10.0**power), "≤ 0.001" if power == -3 else f"{10.0**power:g}"
        parts.append(f'<path d="M{x:.1f} {TOP}V{TOP + HEIGHT}" stroke="#eceff1"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{label}</text>'
        )
    parts.append(
        f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 40}" text-anchor="middle">'
        "excess over the best known value, %</text>"
    )
    for k, (name, values) in enumerate(excesses.items()):
        # Strokes differ too, for those who do not see colours or print without them.
        dash = f' stroke-dasharray="{DASHES[k % len(DASHES)]}"' if k else ""
        colour, y = COLOURS[k % len(COLOURS)], TOP + 34 + 22 * k
        parts.append(
            f'<polyline points="{_line(values)}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
        )
        x = LEFT + WIDTH + 16
        parts.append(f'<path d="M{x} {y - 4}h20" stroke="{colour}" stroke-width="3"{dash}/>')
        parts.append(f'<text x="{x + 24}" y="{y}">{name} ({len(values)})</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
