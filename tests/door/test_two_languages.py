"""Papers in two languages: every paper there is, each word in both, nothing doubled that reads alike."""

import re
from pathlib import Path

import pytest
from tests.printed_text import text_of

import preseance
from preseance.door.paper_kinds import KINDS
from preseance.errors import InputError, PreseanceError
from preseance.model.event import Event

_EVENT = """[event]
id = "visit"
title = "Visit"
start = 2025-05-30
languages = ["en", "fr"]
scheme = "hand-made"
[settings]
papers.fields.place-cards = ["form_of_address", "name", "function", "delegation", "table"]
[[delegations]]
id = "north"
name = "North"
country = "NO"
[[rooms]]
id = "hall"
name = "Hall"
width = 14.0
depth = 9.0
[[rooms.tables]]
id = "t1"
number = 1
form = "round"
seats = 6
x = 3.5
y = 4.0
[[rooms.tables]]
id = "t2"
number = 2
form = "round"
seats = 6
x = 9.5
y = 4.0
[[rooms]]
id = "steps"
name = "Steps"
width = 8.0
depth = 5.0
[[rooms.tables]]
id = "rows"
form = "photo"
seats = 6
rows = 2
x = 4.0
y = 2.5
[[rooms]]
id = "yard"
name = "Yard"
width = 40.0
depth = 10.0
[[rooms.tables]]
id = "car"
number = 1
form = "car"
seats = 4
x = 5.0
y = 5.0
[[rooms.tables]]
id = "van"
number = 2
form = "car"
seats = 4
x = 15.0
y = 5.0
[[sessions]]
id = "dinner"
title = "Dinner"
room = "hall"
start = 2025-05-30T19:00:00
end = 2025-05-30T22:00:00
menu = ["Tart", "main: bass | risotto"]
[[sessions]]
id = "photo"
title = "Photo"
kind = "photo"
room = "steps"
[[sessions]]
id = "ride"
title = "Ride"
kind = "transport"
room = "yard"
start = 2025-05-30T22:30:00
"""
_GUESTS = """id,name,title,title_fr,form_of_address,form_of_address_fr,delegation,diet,languages,sessions
ana,Nguyễn Ẩn,Minister,Ministre d’État,Her Excellency,Son Excellence,north,vegan,en;fr,
bea,Ἀριστοτέλης Παπαδόπουλος,Judge,Juge,,,,gluten-free,en,
cid,Щёлокова Ґалаґан,Mayor,Maire,,,north,,fr,
dan,王小明,Mayor,Maire,,,,,fr,
"""
_IN_BOTH = {
    "floor-plan": ("Friday", "Vendredi"), "table-plans": ("Place number", "Numéro"),
    "guests-by-precedence": ("Guests in order of precedence", "Liste protocolaire"),
    "guests-by-name": ("Minister", "Ministre d’État"), "guests-by-place": ("Judge", "Juge"),
    "guests-by-delegation": ("Guests by delegation", "Liste par délégation"),
    "seating-board": ("Find your place", "Trouvez votre place"),
    "table-board": ("Find your table", "Trouvez votre table"),
    "place-cards": ("Her Excellency", "Son Excellence"), "badges": ("Judge", "Juge"),
    "envelopes": ("Her Excellency", "Son Excellence"), "menus": ("Friday", "Vendredi"),
    "calligraphy": ("List for calligraphy", "Liste pour la calligraphie"),
    "kitchen": ("vegan", "végétalien"), "speakers": ("Order of speakers", "Ordre des allocutions"),
    "pocket-cards": ("On your left", "À votre gauche"), "approval": ("For approval", "Pour approbation"),
    "photo-rows": ("from left to right", "de gauche à droite"), "motorcade": ("Motorcade", "Cortège"),
}  # fmt: skip
_ALIKE = {"nameplates", "escort-cards", "table-signs"}
"""Papers of names alone."""
_ELSEWHERE = {
    "flag-plan", "report", "find-table", "find-sign", "collect-list", "take-in", "take-in-cards",
}  # fmt: skip
"""Pages speak one language; the others need more than this visit has, and have tests of their own."""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event with a session for every paper, planned."""
    folder = tmp_path_factory.mktemp("visit")
    (folder / "event.toml").write_text(_EVENT, "utf-8")
    (folder / "guests.csv").write_text(_GUESTS, "utf-8")
    preseance.write_plan(preseance.plan(folder, effort=500).plan, folder)
    return folder


def _read(file: Path) -> str:
    return re.sub(r"\s+", " ", text_of(file))


def test_every_paper_has_its_words_looked_at() -> None:
    assert {*_IN_BOTH} | _ALIKE | _ELSEWHERE == {*KINDS}


@pytest.mark.parametrize("kind", sorted({*KINDS} - _ELSEWHERE))
def test_each_paper_is_in_both_languages(kind: str, visit: Path, tmp_path: Path) -> None:
    session = {"photo-rows": "photo", "motorcade": "ride"}.get(kind, "dinner")

    def printed(language: str) -> str:
        report = preseance.print_papers(
            visit,
            kind,  # type: ignore[arg-type]  # names of papers
            audience="protocol",
            session=session,
            to=tmp_path / language,
            language=language,
        )
        assert report.files and not report.remarks
        return " ".join(map(_read, report.files))

    both, alone = printed("en,fr"), printed("en")
    for words in _IN_BOTH.get(kind, ()):
        assert words in both
    assert "\ufdd0" not in both and "�" not in both
    if kind == "guests-by-precedence":
        # There the reason of each rank is a sentence about them.
        return
    for name in ("Ẩn", "Παπαδόπουλος", "Щёлокова", "王小明"):
        # A name is said as often in two languages as in one.
        assert both.count(name) == alone.count(name)


def test_lists_are_files_in_both(visit: Path, tmp_path: Path) -> None:
    (file,) = preseance.print_papers(
        visit, "guests-by-name", fmt="csv", session="dinner", to=tmp_path, language="fr,en"
    ).files
    text = file.read_text("utf-8-sig")
    assert "Fonction / Function" in text and "Maire / Mayor" in text and "Table 1" in text


def _as_a_house_calls_them(visit: Path) -> Event:
    """The visit, with a delegation, a room, a table and the event called in French too."""
    event = preseance.read_event(visit)
    (north,) = event.delegations
    hall, *others = event.rooms
    first, second = hall.tables
    tables = (
        first.model_copy(update={"name": "Oak", "translations": {"name_fr": "Chêne"}}),
        second,
    )
    called = {"tables": tables, "translations": {"name_fr": "Salle"}}
    return event.model_copy(
        update={
            "translations": {"title_fr": "Visite"},
            "delegations": (north.model_copy(update={"translations": {"name_fr": "Le Nord"}}),),
            "rooms": (hall.model_copy(update=called), *others),
        }
    )


def test_delegations_rooms_and_tables_are_called_in_both(visit: Path, tmp_path: Path) -> None:
    event = _as_a_house_calls_them(visit)
    (file,) = preseance.print_papers(
        event, "guests-by-place", fmt="csv", session="dinner", to=tmp_path, language="en,fr"
    ).files
    text = file.read_text("utf-8-sig")
    assert "North / Le Nord" in text and "Oak / Chêne" in text


def test_a_language_that_a_setting_says_names_delegations_too(visit: Path, tmp_path: Path) -> None:
    event = _as_a_house_calls_them(visit)
    event = event.model_copy(update={"settings": {**event.settings, "papers.languages": "fr"}})
    (file,) = preseance.print_papers(
        event, "guests-by-place", fmt="csv", session="dinner", to=tmp_path
    ).files
    text = file.read_text("utf-8-sig")
    assert "Le Nord" in text and "North" not in text and "Chêne" in text and "Oak" not in text


def test_session_and_setting_say_the_languages(visit: Path, tmp_path: Path) -> None:
    event = preseance.read_event(visit)
    dinner, *others = event.sessions
    own = dinner.model_copy(update={"languages": ("fr", "en")})
    event = event.model_copy(
        update={
            "sessions": (own, *others),
            "settings": {**event.settings, "papers.languages": "fr"},
        }
    )
    report = preseance.print_papers(event, "guests-by-name", fmt="csv", to=tmp_path)
    both, alone = (file.read_text("utf-8-sig") for file in report.files[:2])
    assert "Maire / Mayor" in both
    assert "Maire" in alone and "Mayor" not in alone


@pytest.mark.parametrize("named", ["en,xx", "xx", "en,fr,en", "en,"])
def test_languages_that_cannot_be_are_refused(named: str, visit: Path, tmp_path: Path) -> None:
    with pytest.raises(PreseanceError):
        preseance.print_papers(visit, "badges", to=tmp_path / "out", language=named)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("line", ['languages = ["en", "de"]', 'languages = ["en", "fr", "de"]'])
def test_a_language_no_paper_is_written_in_is_a_mistake(line: str, tmp_path: Path) -> None:
    wrong = _EVENT.replace('title = "Photo"', f'title = "Photo"\n{line}')
    (tmp_path / "event.toml").write_text(wrong, "utf-8")
    (tmp_path / "guests.csv").write_text(_GUESTS, "utf-8")
    with pytest.raises(InputError, match="one or two languages of papers"):
        preseance.read_event(tmp_path)


def test_titles_and_menus_stand_in_both(visit: Path, tmp_path: Path) -> None:
    event = preseance.read_event(visit)
    dinner, *others = event.sessions
    own = dinner.model_copy(
        update={
            "translations": {"title_fr": "Dîner"},
            "menus": ("fr: Tarte", "fr: plat : bar | risotto"),
            "menu": ("Tart", "main: bass | risotto"),
        }
    )
    ana, *rest = event.guests
    chose = ana.model_copy(update={"dishes": {"main": "bass"}})
    event = event.model_copy(update={"sessions": (own, *others), "guests": (chose, *rest)})

    def menu(guest: str) -> str:
        report = preseance.print_papers(
            event,
            "menus",
            audience="protocol",
            session="dinner",
            guests=(guest,),
            language="fr,en",
            to=tmp_path / guest,
        )
        return _read(report.files[0])

    chosen, open_still = menu("ana"), menu("bea")
    for said in ("Dîner", "Dinner", "Plat", "Main", "bar", "bass"):
        assert said in chosen
    assert "risotto" not in chosen
    assert "bar ou risotto" in open_still and "bass or risotto" in open_still


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('menus = ["fr: Tarte"]', "as many courses"),
        ('menus = ["fr: Tarte", "fr: plat : bar"]', "as many courses"),
        ('menus = ["Tarte"]', "a language and a text"),
        ('menus = ["xx: Tarte"]', "language"),
    ],
)
def test_a_translation_that_does_not_fit_is_a_mistake(
    line: str, wrong: str, tmp_path: Path
) -> None:
    text = _EVENT.replace('title = "Dinner"', f'title = "Dinner"\n{line}')
    (tmp_path / "event.toml").write_text(text, "utf-8")
    (tmp_path / "guests.csv").write_text(_GUESTS, "utf-8")
    with pytest.raises(InputError, match=wrong):
        preseance.read_event(tmp_path)
