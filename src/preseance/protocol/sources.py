"""The sources that ranks rest on, as they are cited in French; schemes hold them in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from preseance.wording.message import Term
from preseance.wording.templates import Templates, bilingual

_IN_FRENCH: Final[Mapping[str, str]] = {
    "custom": "usage",
    "set by hand": "fixé à la main",
    "custom (Debrett's; Dubai Protocol Department)": "usage (Debrett's ; service du protocole de Dubaï)",
    "custom of mixed company": "usage des assemblées mixtes",
    "custom of some Catholic countries": "usage de certains pays catholiques",
    "custom of negotiations and international organisations; names from Unicode CLDR and the Union's Interinstitutional Style Guide": "usage des négociations et des organisations internationales ; noms d'Unicode CLDR et du Code de rédaction interinstitutionnel de l'Union",
    "custom; class order reported by R. Cook, The Guardian, 11 May 2005": "usage ; ordre des classes rapporté par R. Cook, The Guardian, 11 mai 2005",
    "custom; by year of foundation as at the G20 in Seoul, 2010 (Protocol Bureau)": "usage ; par année de fondation, comme au G20 de Séoul en 2010 (Protocol Bureau)",
    "custom; organisations by year of foundation as at Seoul, 2010 (Protocol Bureau)": "usage ; organisations par année de fondation, comme à Séoul en 2010 (Protocol Bureau)",
    "Protocol Bureau on Seoul, 2010": "Protocol Bureau sur Séoul, 2010",
    "Vienna Convention on Diplomatic Relations, 1961, art. 13, 14 and 16": "convention de Vienne sur les relations diplomatiques, 1961, art. 13, 14 et 16",
    "Vienna Convention on Diplomatic Relations, 1961, art. 16 (3)": "convention de Vienne sur les relations diplomatiques, 1961, art. 16, par. 3",
    "Vienna Convention on Diplomatic Relations, 1961, art. 19, and practice": "convention de Vienne sur les relations diplomatiques, 1961, art. 19, et pratique",
    "Council memo of April 2021, as reported; Council Decision (EU) 2016/1316 for the order of presidencies": "note du Conseil d'avril 2021, telle que rapportée ; décision (UE) 2016/1316 du Conseil pour l'ordre des présidences",
    "decree 89-655 of 13 September 1989, art. 2, as listed for January 2021": "décret n° 89-655 du 13 septembre 1989, art. 2, selon la liste de janvier 2021",
    "decree 89-655 of 13 September 1989, art. 3": "décret n° 89-655 du 13 septembre 1989, art. 3",
    "decree 89-655, art. 3, as listed by a local association in 2014": "décret n° 89-655, art. 3, selon la liste d'une association locale de 2014",
    "decree 89-655, art. 3, 14th rank (ministerial answer on several offices held together)": "décret n° 89-655, art. 3, 14e rang (réponse ministérielle sur le cumul de fonctions)",
    "decree 89-655, art. 9": "décret n° 89-655, art. 9",
    "decree 89-655, art. 13, and custom": "décret n° 89-655, art. 13, et usage",
    "decree 89-655; seniority from the first election, then age (National Assembly, written answer 74133, 12th legislature)": "décret n° 89-655 ; ancienneté depuis la première élection, puis âge (Assemblée nationale, réponse à la question écrite 74133, XIIe législature)",
    "the event's own list": "liste propre à l'événement",
    "STANAG 2116, edition 6; date of rank by custom": "STANAG 2116, édition 6 ; date de promotion selon l'usage",
    "United Nations Protocol, briefings of 2011, 2013 and 2015": "Protocole des Nations unies, exposés de 2011, 2013 et 2015",
    "Department of State, order of precedence, editions 2017, 2020 and 2022, as listed": "département d'État, ordre de préséance, éditions de 2017, 2020 et 2022, d'après les listes",
    "edition of 2020: the rank of the corresponding office": "édition de 2020 : le rang de la fonction correspondante",
    "list of 2004": "liste de 2004",
    "list of 2015": "liste de 2015",
}

SOURCES: Final[Templates] = bilingual({f"source.{en}": (en, fr) for en, fr in _IN_FRENCH.items()})
"""Terms by id, in English and French."""


def source_term(source: str) -> Term:
    """A source, to be cited in the language asked."""
    return Term(f"source.{source}" if source in _IN_FRENCH else source)
