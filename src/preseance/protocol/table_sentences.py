"""Templates of what is said about tables and no placement can change, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OF_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "tables.clash": {
        "en": "{table}: opposite and alternating impossible with {number} places: {hosts} cannot sit opposite each other and women and men alternate all the way round. Repairs: {repairs}; or {fewer} or {more} places.",
        "fr": "{table} : face à face et alternance impossibles à {number} places : {hosts} ne peuvent se faire face et femmes et hommes alterner tout autour. Remèdes : {repairs} ; ou bien {fewer} ou {more} places.",
    },
    "tables.repairs": {
        "en": "the hostess one place to her left (variant hostess-moves-left), two chairs at one end of a long table (two-at-an-end), two of one sex side by side in low places (same-sex-low)",
        "fr": "la maîtresse de maison une place à sa gauche (variante hostess-moves-left), deux chaises à un bout d'une table longue (two-at-an-end), deux voisins de même sexe à des places basses (same-sex-low)",
    },
    "tables.variant": {
        "en": "The tables are set in the variant {variant}.",
        "fr": "Les tables sont dressées dans la variante {variant}.",
    },
    "tables.usual": {
        "en": "Of the variants {variants} none does better than the tables as they stand.",
        "fr": "Aucune des variantes {variants} ne fait mieux que les tables telles qu'elles sont.",
    },
    "tables.thirteen": {
        "en": "Thirteen are at {table}: add or drop one, or part them as seven and six.",
        "fr": "On est treize à {table} : ajouter ou retirer un couvert, ou séparer en sept et six.",
    },
    "tables.number": {
        "en": "{table} has the number {number}, which offends some guests: a name would do.",
        "fr": "{table} porte le numéro {number}, qui heurte certains invités : un nom conviendrait.",
    },
    "tables.door": {
        "en": "Whoever presides at {table} has the back to the main door: turn the table (rotation).",
        "fr": "Qui préside {table} tourne le dos à la porte principale : tourner la table (rotation).",
    },
    "tables.outside": {
        "en": "{table} does not fit into the room: of {number} places {outside} lie outside, {most} would fit.",
        "fr": "{table} ne tient pas dans la salle : sur {number} places, {outside} sont au dehors ; {most} y tiendraient.",
    },
    "tables.shallow": {
        "en": "There is no room behind the chair for an interpreter at {places}.",
        "fr": "La place manque derrière la chaise pour un interprète : {places}.",
    },
}

VARIANT_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "hostess-moves-left": {
        "en": "«hostess-moves-left»: the hostess sits one place to her left, her right-hand neighbour faces the host",
        "fr": "« hostess-moves-left » : la maîtresse de maison est une place à sa gauche, son voisin de droite fait face à l'hôte",
    },
    "two-at-an-end": {
        "en": "«two-at-an-end»: two chairs stand at one end",
        "fr": "« two-at-an-end » : deux chaises sont à un bout",
    },
    "same-sex-low": {
        "en": "«same-sex-low»: two of one sex are neighbours in low places",
        "fr": "« same-sex-low » : deux voisins de même sexe sont à des places basses",
    },
}
