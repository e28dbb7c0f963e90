"""Lists in the browser: typed, pasted, corrected, by keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.server.page.conftest import KEY, Opening
from tests.server.page.test_page import MOST_LINES, OPTIONS
from tests.server.serving import Visitor

from preseance.server.assets import FOLDER

GUESTS = "lists/"
NARROW = {"width": 320, "height": 640}
PASTE = """text => {
  const held = new DataTransfer();
  held.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: held, bubbles: true}));
}"""


def cells(visitor: Visitor, name: str = "guests") -> dict[str, dict[str, str]]:
    _, told = visitor.json("GET", f"/events/{KEY}/lists/{name}")
    return {row["id"]: row["cells"] for row in told["rows"]}


def revision(visitor: Visitor) -> int:
    return int(visitor.json("GET", f"/events/{KEY}")[1]["revision"])


@pytest.mark.parametrize(
    "path",
    [
        "",
        GUESTS,
        "lists/programme/",
        "rules/",
        "rules/new/keep_apart/",
        "rooms/",
        "import/",
        "/",
        "/new/",
    ],
)
def test_axe_finds_nothing_in_any_light_or_width(opened: Opening, olga: Visitor, path: str) -> None:
    where = f"../..{path}" if path.startswith("/") else path
    for settings in ({"locale": "fr-FR"}, {"color_scheme": "dark", "viewport": NARROW}):
        page = opened(olga, where, **settings)
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, found.generate_report()
        if "viewport" in settings:
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.close()


def test_by_keyboard_alone_a_cell_is_found_edited_and_taken_back(
    opened: Opening, olga: Visitor
) -> None:
    page = opened(olga, GUESTS)
    first = next(iter(cells(olga)))
    stops = page.locator('#grid [tabindex="0"]')
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.column") == "title"
    page.keyboard.type("Envoy")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Consul")
    page.keyboard.press("Enter")
    expect(page.locator("#grid-state")).to_have_text("Saved")
    assert cells(olga)[first]["title"] == "Consul"
    assert page.evaluate("document.activeElement.parentElement.rowIndex") == 2
    expect(stops).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator("#status")).to_have_text("Taken back.")
    assert cells(olga)[first].get("title") != "Consul"
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#grid th").first).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('#grid')")


def test_a_cell_says_in_words_what_is_written_into_it(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, GUESTS, locale="fr-FR")
    first = next(iter(cells(olga)))
    cell = page.locator(f'#grid tr[data-row="{first}"] td[data-column="languages"]')
    before = (cell.inner_text(), cells(olga)[first]["languages"])
    assert before == ("anglais, français, croate", "en;fr;hr")
    cell.click()
    page.evaluate(PASTE, "croate, wolof")
    expect(page.locator("#grid-state")).to_have_text("Enregistré")
    assert (cell.inner_text(), cells(olga)[first]["languages"]) == ("croate, wolof", "hr;wo")
    page.keyboard.press("Control+z")
    expect(cell).to_have_text(before[0])


def test_details_are_written_and_read_in_words(opened: Opening, olga: Visitor) -> None:
    row = {"id": "few", "kind": "at_most", "params": {"number": "2", "each": "delegation"}}
    assert olga.do(KEY, revision(olga), do="add-rule", row=row)[0] == 200
    page = opened(olga, "lists/rules/", locale="fr-FR")
    cell = page.locator('#grid tr[data-row="few"] td[data-column="params"]')
    assert cell.inner_text() == "au plus\u202f: 2, compté par\u202f: délégations"
    cell.click()
    page.evaluate(PASTE, "au plus : 7, compté par : groupes")
    expect(page.locator("#grid-state")).to_have_text("Enregistré")
    assert cell.inner_text() == "au plus\u202f: 7, compté par\u202f: groupes"
    assert cells(olga, "rules")["few"]["params"] == "number=7;each=group"


COPY = """kind => {
  const held = new DataTransfer();
  const event = new ClipboardEvent(kind, {clipboardData: held, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
  return held.getData('text/plain');
}"""


def test_a_range_is_copied_filled_and_emptied_as_one_revision(
    opened: Opening, olga: Visitor
) -> None:
    page = opened(olga, GUESTS)
    ids, before = list(cells(olga))[:3], revision(olga)
    first = page.locator(f'#grid tr[data-row="{ids[0]}"] td[data-column="title"]')
    last = page.locator(f'#grid tr[data-row="{ids[2]}"] td[data-column="title"]')
    chosen = page.locator('#grid td[aria-selected="true"]')

    def titles() -> list[str]:
        return [cells(olga)[one].get("title", "") for one in ids]

    old = titles()
    first.click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(chosen).to_have_count(3)
    expect(page.locator("#status")).to_have_text("Cells chosen: 3 × 1.")
    assert page.evaluate(COPY, "copy").splitlines() == old
    page.evaluate(PASTE, 'Deputy "Head"')
    expect(page.locator("#revision")).to_have_text(f"r{before + 1}")
    assert titles() == ['Deputy "Head"'] * 3
    copied = page.evaluate(COPY, "cut")
    expect(page.locator("#revision")).to_have_text(f"r{before + 2}")
    assert titles() == [""] * 3
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)
    first.hover()
    page.mouse.down()
    last.hover()
    page.mouse.up()
    expect(chosen).to_have_count(3)
    found = Axe().run(page, context="#grid", options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    page.evaluate(PASTE, copied)
    expect(page.locator("#revision")).to_have_text(f"r{before + 3}")
    assert titles() == ['Deputy "Head"'] * 3


def test_a_paste_is_one_revision_and_its_wrong_cells_are_corrected(
    opened: Opening, olga: Visitor
) -> None:
    page = opened(olga, GUESTS)
    before, ids = revision(olga), list(cells(olga))
    row = f'#grid tr[data-row="{ids[0]}"]'
    page.locator(f'{row} td[data-column="status"]').click()
    page.evaluate(PASTE, 'perhaps\t"fr;en"\nDeclined\tde\n')
    wrong = page.locator("#grid td[aria-invalid]")
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text("tentative")
    assert revision(olga) == before
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("tentative")
    page.keyboard.press("Tab")
    expect(wrong).to_have_count(0)
    expect(page.locator("#grid td.pending")).to_have_count(0)
    now = cells(olga)
    assert revision(olga) == before + 1
    assert (now[ids[0]]["status"], now[ids[0]]["languages"]) == ("tentative", "fr;en")
    assert (now[ids[1]]["status"], now[ids[1]]["languages"]) == ("declined", "de")
    page.locator("#grid-undo").click()
    expect(page.locator("#status")).to_have_text("Taken back.")


def test_rows_are_added_by_paste_and_removed(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, GUESTS)
    page.locator("#grid-add").click()
    page.keyboard.press("Escape")
    page.evaluate(
        PASTE, "Name\tTitle\tReply\nGus <b>Roe</b>\tConsul\tDeclined\nHana Ito\tEnvoy\tdeclined\n"
    )
    expect(page.locator('#grid tr[data-row="hana-ito"]')).to_have_count(1)
    now = cells(olga)
    added = [k for k, c in now.items() if c["name"].startswith("Gus")]
    assert now[added[0]]["name"] == "Gus <b>Roe</b>"
    assert page.locator("#grid b").count() == 0
    for name in (*added, "hana-ito"):
        page.locator(f'#grid tr[data-row="{name}"] td').first.click()
        page.locator("#grid-remove").click()
        expect(page.locator(f'#grid tr[data-row="{name}"]')).to_have_count(0)
    assert not {*added, "hana-ito"} & set(cells(olga))


def test_theirs_and_mine_stand_beside_a_stale_cell(
    opened: Opening, olga: Visitor, paul: Visitor
) -> None:
    page = opened(olga, GUESTS)
    name = list(cells(olga))[3]
    field = page.locator(f'#grid tr[data-row="{name}"] td[data-column="title"]')
    field.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("Mine")
    paul.do(KEY, revision(paul), do="change-guest", id=name, fields={"title": "Theirs"})
    page.keyboard.press("Enter")
    expect(field).to_contain_text("Theirs")
    field.get_by_role("button", name="Put mine").click()
    expect(field).to_have_text("Mine")
    expect(page.locator("#grid td.pending")).to_have_count(0)
    assert cells(olga)[name]["title"] == "Mine"
    # What a colleague writes is seen where nothing is under way.
    paul.do(KEY, revision(paul), do="change-guest", id=name, fields={"title": "Later"})
    expect(field).to_have_text("Later")


def test_rows_are_filtered_with_diacritics_folded(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, GUESTS)
    first = page.locator("#grid tbody tr").first.locator("td").first.text_content() or ""
    page.locator("#grid-filter").fill(first.upper())
    expect(page.locator("#grid tbody tr:visible").first).to_contain_text(first)
    assert page.locator("#grid tbody tr:visible").count() < page.locator("#grid tbody tr").count()
    page.locator("#grid-filter").fill("nobody of that name")
    expect(page.locator("#grid tbody tr:visible")).to_have_count(0)


PURE = r'''async address => {
  const { given, taken, laid, headed, worded } = await import(address);
  const columns = [{name: "name", called: "Nom", choices: []}, {name: "note", called: "Note", choices: []}];
  const at = {rows: ["a", "b"], shown: ["name", "note"], columns, row: 1, column: 0};
  return {
    plain: taken("a\tb\r\nc\td\r\n"),
    quoted: taken('"x\ty"\t"say ""hi"""\n"two\nlines"\tz'),
    inch: taken('5" tall\t"torn\nnext'),
    empty: taken(""),
    trailing: taken("a\t\n"),
    given: given([["x"]]),
    again: taken(given([["a\tb", 'say "hi"'], ["two\nlines", ""], ["", ""]])),
    laid: laid([["x", "y", "z"], ["u", ""]], at),
    headed: laid([["note", "NOM"], ["n", "m"]], {...at, row: 0, column: 1}),
    heads: headed(["Ana", "Ben"], columns),
    worded: worded("Décliné", {choices: [["declined", "decliné"]]}, []),
    named: worded("ana prado", {choices: []}, [["ana", "Ana Prado"]]),
    free: worded(" as it is ", {choices: []}, []),
    several: worded("Anglais, croate;wo", {choices: [], kind: "several"}, [["en", "anglais"], ["hr", "croate"]]),
    unknown: worded("no nuts, at all", {choices: [], kind: "several"}, [["nut-free", "no nuts"]]),
  };
}'''


def test_what_a_spreadsheet_copies_is_taken_apart(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, GUESTS)
    address = page.evaluate(
        "document.querySelector('script[type=module]').src.replace('main.js', 'paste.js')"
    )
    found = page.evaluate(PURE, address)
    assert found == {
        "plain": [["a", "b"], ["c", "d"]],
        "quoted": [["x\ty", 'say "hi"'], ["two\nlines", "z"]],
        "inch": [['5" tall', '"torn'], ["next"]],
        "empty": [],
        "trailing": [["a", ""]],
        "given": "x",
        "again": [["a\tb", 'say "hi"'], ["two\nlines", ""], ["", ""]],
        "laid": {
            "changed": {"b": {"name": "x", "note": "y"}},
            "added": [{"name": "u", "note": ""}],
            "lost": 1,
        },
        "headed": {"changed": {"a": {"note": "n", "name": "m"}}, "added": [], "lost": 0},
        "heads": None,
        "worded": "declined",
        "several": "en;hr;wo",
        "unknown": "no nuts, at all",
        "named": "ana",
        "free": " as it is ",
    }


def test_the_drawing_follows_the_tables(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, "rooms/")
    before = page.locator("#drawing svg").inner_html()
    page.locator('#grid td[data-column="x"]').first.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(page.locator("#grid-state")).to_have_text("Saved")
    page.wait_for_function(
        "before => document.querySelector('#drawing svg').innerHTML !== before", arg=before
    )
    page.locator("#grid-undo").click()
    expect(page.locator("#status")).to_have_text("Taken back.")


def test_modules_are_short() -> None:
    for file in (FOLDER / "room" / "grid").glob("*.js"):
        assert len(file.read_text("utf-8").splitlines()) < MOST_LINES, file.name
