"""The command line speaks the language asked for, in its help, its usage and its mistakes."""

import json
from functools import reduce
from itertools import pairwise
from pathlib import Path

import pytest
from cyclopts import App

from preseance.cli.app import COMMANDS, ROOM, app, run
from preseance.cli.help import FRAME, paragraphs
from preseance.cli.language import spoken
from preseance.wording.languages import languages, translations

OTHERS = languages()[1:]
EVERY = [*((name,) for name in COMMANDS), *(("room", name) for name in ROOM)]
"""Each command by its words."""


def helps() -> set[str]:
    """Every paragraph of help, but for examples."""
    texts = [app.help, app["room"].help, *FRAME]
    for command in map(command_of, EVERY):
        texts += [command.help]
        texts += [a.parameter.help for a in command.assemble_argument_collection()]
    found = {part for text in texts for part in paragraphs(text or "")}
    return {part for part in found if not part.startswith("Example: ")}


def command_of(words: tuple[str, ...]) -> App:
    """The command of some words; the program itself of none."""
    return reduce(lambda known, word: known[word], words, app)


def refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> str:
    monkeypatch.setattr("sys.argv", ["preseance", *words])
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == 2
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize("language", OTHERS)
def test_every_command_and_option_has_its_help_in_every_language(language: str) -> None:
    assert helps() - set(translations(language)) == set()


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_parameter_has_help(words: tuple[str, ...]) -> None:
    known = command_of(words).assemble_argument_collection()
    assert [a.name for a in known if not a.parameter.help] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("known", [(), ("room",), *EVERY], ids=" ".join)
def test_help_speaks_the_language(
    known: tuple[str, ...],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", *known, "--help", "--lang", language])
    with pytest.raises(SystemExit):
        run()
    shown = " ".join(capsys.readouterr().out.split())
    english = command_of(known).help
    said = translations(language)[paragraphs(english)[0]].usual
    assert " ".join(said.split())[:40] in shown
    assert "Usage:" not in shown and "[required]" not in shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["check", "x", "--lang", "fr"], "fr"),
        (["--lang=fr", "check"], "fr"),
        (["check", "--wrong", "--lang", "fr", "--json"], "fr"),
        (["check", "--lang", "xx"], "en"),
        (["check", "--lang"], "en"),
        (["check"], "en"),
    ],
)
def test_the_language_is_found_wherever_it_stands(words: list[str], expected: str) -> None:
    assert spoken(words) == expected


def test_without_the_option_a_variable_tells_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRESEANCE_LANG", "fr")
    assert spoken(["check"]) == "fr"
    assert spoken(["check", "--lang", "en"]) == "en"


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (
            ["plan", "--foo"],
            "There is no option «--foo» (did you mean «--to»?).",
            "Il n’y a pas d’option «\u202f--foo\u202f» (vouliez-vous dire «\u202f--to\u202f»\u202f?).",
        ),
        (
            ["plan", "x", "--seconds", "soon"],
            "«soon» is no value of --seconds: expected a number.",
            "«\u202fsoon\u202f» n’est pas une valeur de --seconds\u202f: attendu un nombre.",
        ),
        (
            ["plan", "x", "--effort", "0"],
            "«0» is no value of --effort: expected a number of at least 1.",
            "«\u202f0\u202f» n’est pas une valeur de --effort\u202f: attendu un nombre d’au moins 1.",
        ),
        (
            ["publish", "x", "--stage", "sent"],
            "«sent» is no value of --stage: expected one of draft, approved, told, printed, seated.",
            "«\u202fsent\u202f» n’est pas une valeur de --stage\u202f: attendu une de ces valeurs\u202f:"
            " draft, approved, told, printed, seated.",
        ),
        (["plan"], "EVENT is missing.", "EVENT manque."),
        (["plan", "x", "--session"], "--session needs a value.", "--session demande une valeur."),
        (
            ["plan", "x", "--seed", "1", "--seed", "2"],
            "--seed is given twice.",
            "--seed est donné deux fois.",
        ),
        (
            ["plan", "x", "y"],
            "«y» is more than the command takes.",
            "«\u202fy\u202f» est de trop pour cette commande.",
        ),
        (
            ["replan", "x", "cancel y"],
            "«cancel y» is more than the command takes; what changes stands after --change.",
            "«\u202fcancel y\u202f» est de trop pour cette commande\u202f; ce qui change s’écrit après --change.",
        ),
    ],
)
def test_mistakes_of_usage_are_said_in_the_language(
    words: list[str],
    english: str,
    french: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert refused(monkeypatch, capsys, *words) == english
    assert refused(monkeypatch, capsys, *words, "--lang", "fr") == french


def test_an_unknown_command_or_language_names_those_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(monkeypatch, capsys, "pln", "--lang=fr")
    assert said.startswith("Il n’y a pas de commande «\u202fpln\u202f»")
    assert all(command in said for command in COMMANDS)
    said = refused(monkeypatch, capsys, "plan", "x", "--lang", "xx")
    assert said == "There is no language «xx». Known: en, fr."


def test_mistakes_in_an_event_are_said_in_the_language(
    dinner: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = dinner / "rules.csv"
    rules.write_text(rules.read_text("utf-8").replace("oleh-kovalenko", "oleh-kovalenk"), "utf-8")
    monkeypatch.setattr("sys.argv", ["preseance", "check", str(dinner), "--json", "--lang", "fr"])
    with pytest.raises(SystemExit):
        run()
    told = capsys.readouterr()
    (error,) = json.loads(told.out)["errors"]
    assert error["found"] == "convive inconnu «\u202foleh-kovalenk\u202f»"
    assert "(vouliez-vous dire «\u202foleh-kovalenko\u202f» ou «" in error["expected"]
    assert error["message"].startswith(
        "rules.csv, ligne 2, colonne a\u202f: trouvé convive inconnu"
    )
    assert "1 erreur trouvée\u202f:" in told.err and error["message"] in told.err


@pytest.mark.parametrize("known", EVERY, ids=" ".join)
def test_help_breaks_its_lines_where_the_window_ends(
    known: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.argv", ["preseance", *known, "--help", "--lang", "en"])
    with pytest.raises(SystemExit):
        run()
    shown, _, _ = capsys.readouterr().out.partition("╭")
    for part in shown.strip().split("\n\n"):
        lines = part.splitlines()
        assert all(
            len(line.rstrip()) + 1 + len(after.split()[0]) > 80 for line, after in pairwise(lines)
        )
