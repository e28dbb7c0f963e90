"""What a report says, line by line and table by table: as text, and as HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal, TypeAlias

Style = Literal["plain", "heading", "aside", "gain", "loss"]


@dataclass(frozen=True)
class Line:
    """One line, set in by the blanks it begins with."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True)
class Column:
    """The head of a column, and how it is set."""

    name: str
    right: bool = False
    """Flush right, as numbers are."""
    width: Literal["", "whole", "rest"] = ""
    """Never broken over lines, or as wide as there is room; else as it comes."""


@dataclass(frozen=True)
class Grid:
    """A small table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Line, ...], ...]
    title: str = ""


Part: TypeAlias = Line | Grid


def cell_text(cell: str | Line) -> str:
    """What stands in a cell."""
    return cell.text if isinstance(cell, Line) else cell


def text_of(parts: Iterable[Part]) -> str:
    """Everything as plain text."""
    return "\n".join(
        line
        for part in parts
        for line in ([part.text] if isinstance(part, Line) else _text_lines(part))
    )


def _text_lines(grid: Grid) -> Iterator[str]:
    rows = [[c.name for c in grid.columns], *([cell_text(c) for c in row] for row in grid.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if grid.title:
        yield grid.title
    for row in rows:
        cells = (
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(row, widths, grid.columns, strict=True)
        )
        yield "  ".join(cells).rstrip()


_TAGS = {"heading": "strong", "aside": "small", "gain": "strong", "loss": "strong"}


def html_of(parts: Iterable[Part]) -> str:
    """Everything as HTML: escaped, without colours, so that it is read on light and dark alike."""
    inner = "".join(
        _html_line(part) if isinstance(part, Line) else _html_grid(part) for part in parts
    )
    return f'<div class="preseance">{inner}</div>'


def _html_line(line: Line) -> str:
    text = line.text.lstrip(" ")
    indent = len(line.text) - len(text)
    style = f' style="padding-left:{indent / 2:g}em"' if indent else ""
    return f"<div{style}>{_tagged(Line(text, line.style))}</div>"


def _tagged(line: Line) -> str:
    tag = _TAGS.get(line.style)
    return f"<{tag}>{escape(line.text)}</{tag}>" if tag else escape(line.text)


def _html_grid(grid: Grid) -> str:
    def cell(tag: str, said: str | Line, column: Column) -> str:
        style = f"text-align:{'right' if column.right else 'left'}"
        inner = _tagged(said) if isinstance(said, Line) else escape(said)
        return f'<{tag} style="{style}">{inner}</{tag}>'

    def row(tag: str, cells: Iterable[str | Line]) -> str:
        inner = (cell(tag, c, column) for c, column in zip(cells, grid.columns, strict=True))
        return f"<tr>{''.join(inner)}</tr>"

    caption = f"<caption>{escape(grid.title)}</caption>" if grid.title else ""
    head = row("th", (c.name for c in grid.columns))
    body = "".join(row("td", r) for r in grid.rows)
    return f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table>"
