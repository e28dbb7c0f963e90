"""Templates of what is said about ranks, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from preseance.wording.templates import Templates, bilingual

_RANKS: Final = (
    "{guest} ranks as {class}",
    "{guest} prend rang comme {class}",
    "{guest} prend rang comme {class}",
)
_BY_KEY: Final[Mapping[str, tuple[str, ...]]] = {
    "took-office": ("in office since {value}", "en fonction depuis le {value}"),
    "first-took-office": (
        "first in office on {value}",
        "entré pour la première fois en fonction le {value}",
        "entrée pour la première fois en fonction le {value}",
    ),
    "founded": ("of an organisation founded on {value}", "d'une organisation fondée le {value}"),
    "credentials": ("credentials presented on {value}", "lettres de créance remises le {value}"),
    "arrival-notified": ("arrival notified on {value}", "arrivée notifiée le {value}"),
    "charge-since": ("in charge since {value}", "en charge depuis le {value}"),
    "grade": ("grade {value}", "grade {value}"),
    "date-of-rank": ("promoted on {value}", "promu le {value}", "promue le {value}"),
    "order": ("number {value} in the order given", "numéro {value} dans l'ordre donné"),
    "cabinet-order": ("number {value} of the cabinet", "numéro {value} du gouvernement"),
    "post-order": ("by post number {value}", "par son poste numéro {value}"),
    "country-name": ("under the name {value}", "sous le nom {value}"),
    "state": (
        "of {value}, by the state's admission to the Union",
        "de {value}, selon l'admission de l'État dans l'Union",
    ),
    "presidency-order": (
        "number {value} in the order of presidencies",
        "numéro {value} dans l'ordre des présidences",
    ),
    "elected": (
        "first elected on {value}",
        "élu pour la première fois le {value}",
        "élue pour la première fois le {value}",
    ),
    "born": ("born on {value}", "né le {value}", "née le {value}"),
    "key": ("by {value}", "selon {value}"),
}
"""How a rank goes on, by the key it rests on."""
_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "host": (
        "{guest} is host and stands outside the ranking.",
        "{guest} est hôte et se tient hors du rang.",
        "{guest} est hôtesse et se tient hors du rang.",
    ),
    "class-only": ("{guest} ranks as {class}.", "{guest} prend rang comme {class}."),
    "class-by-hand": (
        "{guest} ranks as {class}, a class set by hand: {why}.",
        "{guest} prend rang comme {class}, classe fixée à la main : {why}.",
    ),
    "spouse": (
        "{guest} takes the place that goes with the rank of {partner}.",
        "{guest} prend la place qui va avec le rang de {partner}.",
    ),
    "full-rank": (
        "{guest} {mode} {whom} and takes the full rank as {class}.",
        "{guest} {mode} {whom} et prend le rang entier comme {class}.",
    ),
    "after-class": (
        "{guest} {mode} {whom} and ranks after all of the class {class}.",
        "{guest} {mode} {whom} et vient après toute la classe {class}.",
    ),
    "override": (
        "{guest} was put at place {position} by {author}: {why}.",
        "{guest} a été placé au rang {position} par {author} : {why}.",
        "{guest} a été placée au rang {position} par {author} : {why}.",
    ),
    "override-anonymous": (
        "{guest} was put at place {position} by hand: {why}.",
        "{guest} a été placé au rang {position} à la main : {why}.",
        "{guest} a été placée au rang {position} à la main : {why}.",
    ),
    "missing-key": (
        "{guest} comes last as {class}: the column {column} says nothing.",
        "{guest} vient en dernier comme {class} : la colonne {column} ne dit rien.",
    ),
    "malformed-key": (
        "{guest} comes last as {class}: the column {column} holds «{found}», which cannot be read.",
        "{guest} vient en dernier comme {class} : la colonne {column} contient « {found} », illisible.",
    ),
    "same-date": (
        "{guests} have the same date, {date}, and are told apart by name: an earlier hour or day may be known.",
        "{guests} ont la même date, {date}, et se suivent par nom : une heure ou un jour est peut-être connu.",
    ),
    "unknown-class": (
        "{guest}: the scheme has no class «{found}», so the role decides; known are {known}.",
        "{guest} : le système n'a pas de classe « {found} », le rôle décide ; classes connues : {known}.",
    ),
    "unknown-role": (
        "The scheme has no class for the role «{role}», so it counts as {class}: {guests}.",
        "Le système n'a pas de classe pour le rôle « {role} », compté comme {class} : {guests}.",
    ),
    "unknown-office": (
        "{guest} would take the full rank of {whom}, whose office is not known: fill the column represents_role.",
        "{guest} prendrait le rang entier de {whom}, dont la fonction est inconnue : remplir la colonne represents_role.",
    ),
    "missing-partner": (
        "{guest} is listed as a spouse, but no partner is named.",
        "{guest} figure comme conjoint, mais aucun partenaire n'est nommé.",
        "{guest} figure comme conjointe, mais aucun partenaire n'est nommé.",
    ),
    "rotating-presidency": (
        "{guest} holds an office that rotates, so the date misleads: a place may be set by hand.",
        "{guest} exerce une fonction tournante, dont la date trompe : le rang peut être fixé à la main.",
    ),
    "two-principals": (
        "{guests} are principals of one country ({country}): each keeps his class, and they are not placed side by side.",
        "{guests} représentent au plus haut un même pays ({country}) : chacun garde sa classe, et ils ne sont pas voisins.",
    ),
    "same-override": (
        "{guests} were all put at place {position}; the higher in rank has it, the others follow.",
        "{guests} ont tous été placés au rang {position} ; le plus élevé l'occupe, les autres suivent.",
    ),
    "outranked-guest-of-honour": (
        "{guest} is guest of honour but is outranked by {guests}: tell them beforehand, make the senior co-host, or use more tables.",
        "{guest} est l'invité d'honneur, mais {guests} le précèdent : les prévenir, faire du premier un coprésident ou ajouter des tables.",
        "{guest} est l'invitée d'honneur, mais {guests} la précèdent : les prévenir, faire du premier un coprésident ou ajouter des tables.",
    ),
}


def _by_key(ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{ranks}, {end}." for ranks, end in zip(_RANKS, ends, strict=False))


OF_ORDERS: Final[Templates] = bilingual(
    {f"precedence.by-{name}": _by_key(ends) for name, ends in _BY_KEY.items()}
    | {f"precedence.{name}": said for name, said in _OTHERS.items()}
)
