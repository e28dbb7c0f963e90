"""Reports as text and as HTML say the same, whatever stands in them."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from preseance.door.telling import Column, Grid, Line, Style, html_of, text_of

STYLES: tuple[Style, ...] = ("plain", "heading", "aside", "gain", "loss")
words = st.text("aé<>&\"'{}/", min_size=1, max_size=8)
lines = st.builds(Line, words, st.sampled_from(STYLES))


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@given(st.lists(lines, min_size=1, max_size=4), st.lists(st.tuples(words, words), max_size=3))
def test_html_says_what_the_text_says_and_no_word_is_markup(
    told: list[Line], rows: list[tuple[str, str]]
) -> None:
    grid = Grid((Column("A"), Column("B", right=True)), tuple(rows), "Title")
    reading = _Reading()
    reading.feed(html_of([*told, grid]))
    reading.close()
    cells = [cell for row in rows for cell in row]
    assert "".join(reading.said) == "".join([*(t.text for t in told), "Title", "A", "B", *cells])
    assert all(said in text_of([*told, grid]) for said in reading.said)
    assert reading.tags <= {
        "caption", "div", "small", "strong", "table", "tbody", "td", "th", "thead", "tr",
    }  # fmt: skip


def test_a_table_as_text_is_in_columns() -> None:
    grid = Grid((Column("Rank", right=True), Column("Guest")), (("1", "Anna"), ("12", Line("Bo"))))
    assert text_of([grid]) == "Rank  Guest\n   1  Anna\n  12  Bo"


def test_blanks_at_the_beginning_set_a_line_in() -> None:
    assert html_of([Line("  • a < b")]) == (
        '<div class="preseance"><div style="padding-left:1em">• a &lt; b</div></div>'
    )
