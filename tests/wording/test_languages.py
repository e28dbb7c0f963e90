"""Every language says everything that English does, with the same fields, and nothing else."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest
from tests.cli.test_speech import helps

import preseance
from preseance.cli.commands import import_list, new, read
from preseance.documents.catalogue import WORDS as OF_PAPERS
from preseance.door.layouts import WORDS as OF_PLACES
from preseance.door.ranks import WORDS as OF_RANKS
from preseance.errors import NOT_KEPT
from preseance.formats.importing.words import WORDS as OF_IMPORTS
from preseance.protocol.words import scheme_words
from preseance.rules import RULES
from preseance.rules.shapes.help import help_of
from preseance.views.change_sheets import WORDS as OF_SHEETS
from preseance.views.guests import WORDS as OF_LISTS
from preseance.views.speaking import english, sentences
from preseance.views.tasks import WORDS as OF_TASKS
from preseance.wording.languages import (
    languages,
    translated,
    translations,
    words_in,
)

OTHERS = languages()[1:]


def everything() -> Mapping[str, str]:
    """All English sentences that stand in code, by message id."""
    of_parts = {
        "paper": OF_PAPERS,
        "sheet": OF_SHEETS,
        "task": OF_TASKS,
        "list": OF_LISTS,
        "precedence.table": OF_RANKS,
        "places.table": OF_PLACES,
        "kernels": NOT_KEPT,
    }
    prefixed = {
        f"{p}.{name}": said for p, words in of_parts.items() for name, said in words.items()
    }
    once = {english: english for english in (*said_once(), *said_in_templates())}
    helped = {part: part for part in helps()}
    of_new = {
        "new.ready": new.READY,
        "new.ask": new.ASK,
        "import.ask": import_list.ASK,
        "read.ask": read.ASK,
    }
    of_rules = {part: part for rule in RULES.values() for part in help_of(rule)}
    return {**english(), **OF_IMPORTS, **prefixed, **once, **helped, **of_new, **of_rules}


def said_once() -> Iterator[str]:
    """The English of every ``Said`` in the code; errors and templates make one of what they are given."""
    for file in sorted(Path(preseance.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Said"):
                continue
            if isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
            else:
                assert file.name in ("errors.py", "saying.py"), f"{file.name}: {ast.unparse(node)}"


def said_in_templates() -> Iterator[str]:
    """The English of every ``{% say "…" %}`` in a template; none is said by Django's own tags."""
    package = Path(preseance.__file__).parent
    # What is said once, in a notice, stands in a template of plain text.
    notices = (package / "server" / "templates").rglob("*.txt")
    for file in sorted([*package.rglob("*.html"), *notices]):
        if "examples" in file.parts:
            continue
        text = file.read_text("utf-8")
        for tag in re.findall(r"{%\s*say\s(.*?)%}", text):
            found = re.match(r'"([^"]+)"', tag)
            assert found, f"{file.name}: {tag}"
            yield found[1]
        assert not re.search(r"{%\s*(?:block)?trans", text), f"{file.name} has words of its own"


def fields(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name is not None}


def test_french_is_found_by_its_folder() -> None:
    assert languages() == ("en", "fr")
    assert translations("en") == translations("tlh") == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_does_and_nothing_else(language: str) -> None:
    brought = {m for rule in RULES.values() for m in rule.translations.get(language, ())}
    assert set(translations(language)) == set(everything()) - brought


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_the_english(language: str) -> None:
    expected = everything()
    for message, sentence in translations(language).items():
        for form in filter(None, (sentence.usual, sentence.of_a_woman)):
            assert fields(form) == fields(expected[message]), message


@pytest.mark.parametrize("language", languages())
def test_schemes_say_their_classes_and_settings_in_every_language(language: str) -> None:
    said = {m for m, words in scheme_words().items() if language in words}
    assert set(scheme_words()) == said | set(translations(language)) & set(scheme_words())


def test_french_has_its_narrow_spaces_and_apostrophes() -> None:
    for message, sentence in sentences("fr").items():
        for form in (sentence.usual, sentence.of_a_woman):
            assert not re.search(r"(?<=\w) [;:!?»%]|« |\w[;!?»]|«\w", form), message
            assert "'" not in form, message


def test_french_has_one_word_for_a_session() -> None:
    english = everything()
    for message, sentence in sentences("fr").items():
        if re.search(r"\bsessions?\b", english.get(message, ""), re.IGNORECASE):
            assert not re.search(r"\bmoments?\b(?!})", sentence.usual, re.IGNORECASE), message


def test_a_sentence_that_no_language_knows_stands_in_english() -> None:
    assert translated("new.ready", new.READY, "en") == new.READY
    assert translated("no.such", "As it is.", "fr") == "As it is."
    assert words_in("fr", "no", {"such": "As it is."}) == {"such": "As it is."}
