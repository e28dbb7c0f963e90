"""Templates of what is said about tables and no placement can change, in English and French."""

from __future__ import annotations

from typing import Final

from preseance.wording.templates import Templates, bilingual

OF_TABLES: Final[Templates] = bilingual(
    {
        "tables.clash": (
            "{table}: opposite and alternating impossible with {number} places: {hosts} cannot sit opposite each other and women and men alternate all the way round. Repairs: {repairs}; or {fewer} or {more} places.",
            "{table} : face à face et alternance impossibles à {number} places : {hosts} ne peuvent se faire face et femmes et hommes alterner tout autour. Remèdes : {repairs} ; ou bien {fewer} ou {more} places.",
        ),
        "tables.repairs": (
            "the hostess one place to her left (variant hostess-moves-left), two chairs at one end of a long table (two-at-an-end), two of one sex side by side in low places (same-sex-low)",
            "la maîtresse de maison une place à sa gauche (variante hostess-moves-left), deux chaises à un bout d'une table longue (two-at-an-end), deux voisins de même sexe à des places basses (same-sex-low)",
        ),
        "tables.variant": (
            "The tables are set in the variant {variant}.",
            "Les tables sont dressées dans la variante {variant}.",
        ),
        "tables.usual": (
            "Of the variants {variants} none does better than the tables as they stand.",
            "Aucune des variantes {variants} ne fait mieux que les tables telles qu'elles sont.",
        ),
        "tables.thirteen": (
            "Thirteen are at {table}: add or drop one, or part them as seven and six.",
            "On est treize à {table} : ajouter ou retirer un couvert, ou séparer en sept et six.",
        ),
        "tables.number": (
            "{table} has the number {number}, which offends some guests: a name would do.",
            "{table} porte le numéro {number}, qui heurte certains invités : un nom conviendrait.",
        ),
        "tables.door": (
            "Whoever presides at {table} has the back to the main door: turn the table (rotation).",
            "Qui préside {table} tourne le dos à la porte principale : tourner la table (rotation).",
        ),
        "tables.outside": (
            "{table} does not fit into the room: of {number} places {outside} lie outside, {most} would fit.",
            "{table} ne tient pas dans la salle : sur {number} places, {outside} sont au dehors ; {most} y tiendraient.",
        ),
        "tables.shallow": (
            "There is no room behind the chair for an interpreter at {places}.",
            "La place manque derrière la chaise pour un interprète : {places}.",
        ),
    }
)

VARIANT_WORDS: Final[Templates] = bilingual(
    {
        "hostess-moves-left": (
            "«hostess-moves-left»: the hostess sits one place to her left, her right-hand neighbour faces the host",
            "« hostess-moves-left » : la maîtresse de maison est une place à sa gauche, son voisin de droite fait face à l'hôte",
        ),
        "two-at-an-end": (
            "«two-at-an-end»: two chairs stand at one end",
            "« two-at-an-end » : deux chaises sont à un bout",
        ),
        "same-sex-low": (
            "«same-sex-low»: two of one sex are neighbours in low places",
            "« same-sex-low » : deux voisins de même sexe sont à des places basses",
        ),
    }
)
"""Variants of setting a table, by name."""
