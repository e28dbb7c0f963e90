"""Particles are set aside, or filed by, as each custom has it."""

import pytest

from preseance.model.particles import given_and_family, in_file_order

CUSTOMS = [
    ("Charles", "de Gaulle", "FR", "", "Gaulle, Charles de"),
    ("Jean", "de La Fontaine", "FR", "", "La Fontaine, Jean de"),
    ("Joachim", "du Bellay", "FR", "", "du Bellay, Joachim"),
    ("Henri", "d’Estaing", "FR", "", "Estaing, Henri d’"),
    ("Ursula", "von der Leyen", "DE", "", "Leyen, Ursula von der"),
    ("Anna", "von und zu Beispiel", "LI", "", "Beispiel, Anna von und zu"),
    ("Karl", "Graf von Stein", "DE", "", "Stein, Karl Graf von"),
    ("Ernst", "vom Bruch", "DE", "", "vom Bruch, Ernst"),
    ("Jan", "van den Berg", "NL", "", "Berg, Jan van den"),
    ("Jan", "Van den Berg", "BE", "", "Van den Berg, Jan"),
    ("Martin", "Van Buren", "US", "", "Van Buren, Martin"),
    ("Alcide", "De Gasperi", "IT", "", "De Gasperi, Alcide"),
    ("João", "dos Santos", "PT", "", "Santos, João dos"),
    ("Juan", "de la Cruz", "ES", "", "Cruz, Juan de la"),
    ("Manuel", "Las Heras", "AR", "", "Las Heras, Manuel"),
    ("Jens", "af Klint", "SE", "", "Klint, Jens af"),
    ("Charles", "de Gaulle", "", "fr", "Gaulle, Charles de"),
    ("Ana", "de la Cruz", "", "", "de la Cruz, Ana"),
    ("Ali", "Van", "NL", "", "Van, Ali"),
    ("", "van den Berg", "NL", "", "van den Berg"),
]


@pytest.mark.parametrize(("given", "family", "country", "language", "filed"), CUSTOMS)
def test_names_are_filed_by_custom(
    given: str, family: str, country: str, language: str, filed: str
) -> None:
    assert in_file_order(given, family, country, (language,)) == filed
    if given:
        assert given_and_family(filed) == (given, family)
