"""The few words that documents print themselves, in English and French.

Findings, functions and classes arrive in the view as text of its language.
"""

from datetime import datetime

from babel.dates import format_date, format_time

from preseance.views.records import Language, PaperHead

_WORDS: dict[str, tuple[str, str]] = {
    "version": ("Version {0}", "Version {0}"),
    "draft": ("Draft", "Projet"),
    "draft-after": ("Draft after version {0}", "Projet, d’après la version {0}"),
    "stage-draft": ("draft", "projet"),
    "stage-approved": ("approved", "approuvée"),
    "stage-told": ("told to the delegations", "annoncée aux délégations"),
    "stage-printed": ("printed", "imprimée"),
    "stage-seated": ("guests seated", "invités placés"),
    "superseded": ("Superseded by version {0}", "Remplacée par la version {0}"),
    "withdrawn": ("Do not use", "Ne pas utiliser"),
    "for": ("For: {0}", "Destinataire : {0}"),
    "public": ("public", "tout public"),
    "usher": ("ushers", "huissiers"),
    "kitchen": ("kitchen", "cuisine"),
    "delegation": ("delegation", "délégation"),
    "host": ("host", "hôte"),
    "protocol": ("protocol only", "protocole uniquement"),
    "floor-plan": ("Table plan", "Plan de table"),
    "guest-list-precedence": ("Guests in order of precedence", "Liste protocolaire"),
    "guest-list-name": ("Guests by name", "Liste alphabétique"),
    "guest-list-place": ("Guests by place", "Liste par place"),
    "seating-board": ("Find your place", "Trouvez votre place"),
    "place-cards": ("Place cards", "Cartons de table"),
    "no-places": ("Nobody has a place yet.", "Personne n’a encore de place."),
    "change-sheet": ("Change sheet", "Feuille de changements"),
    "from-to": ("From version {0} to version {1}", "De la version {0} à la version {1}"),
    "moves": ("Moves, in this order", "Déplacements, dans cet ordre"),
    "cards": ("Cards to replace", "Cartons à remplacer"),
    "tell": ("To be told, in this order", "À prévenir, dans cet ordre"),
    "no-moves": ("Nobody moves.", "Personne ne change de place."),
    "aside": ("stands aside", "patiente à l’écart"),
    "leaves": ("leaves", "quitte sa place"),
    "reason": ("Reason: {0}", "Motif : {0}"),
    "rank": ("No.", "N°"),
    "name": ("Name", "Nom"),
    "function": ("Function", "Fonction"),
    "delegation-column": ("Delegation", "Délégation"),
    "class": ("Reason of the rank", "Motif du rang"),
    "status-invited": ("invited, not yet answered", "invité, sans réponse"),
    "status-declined": ("declined", "excusé"),
    "table": ("Table", "Table"),
    "place": ("Place", "Place"),
    "from": ("From", "De"),
    "to": ("To", "À"),
    "guest": ("Guest", "Invité"),
    "card": ("Card", "Carton"),
    "text": ("Text", "Texte"),
    "who": ("Who", "Qui"),
    "what": ("What", "Message"),
    "done": ("Done", "Fait"),
    "page": ("Page {0} of {1}", "Page {0} sur {1}"),
    "represents": ("representing {0}", "représentant {0}"),
    "languages": ("Languages", "Langues"),
    "partner": ("Partner", "Conjoint"),
    "status": ("Status", "Statut"),
    "diet": ("Diet", "Régime"),
    "access": ("Access", "Accessibilité"),
    "presiding": ("Presides", "Préside"),
    "honour": ("First and second place of honour", "Première et deuxième place d’honneur"),
    "honour-order": ("Order of honour", "Ordre des places d’honneur"),
    "free": ("Free place", "Place libre"),
    "interpreter": ("Interpreter or aide", "Interprète ou collaborateur"),
    "monogram": ("Letters: delegation", "Lettres : délégation"),
    "number": ("Place number", "Numéro de place"),
    "door": ("Door", "Porte"),
    "main-door": ("Main door", "Porte principale"),
    "row": ("row {0}", "rang {0}"),
    "front": ("Front", "Avant"),
    "view": ("View", "Vue"),
    "north": ("N", "N"),
    "scale": ("Scale 1 : {0} on {1}", "Échelle 1 : {0} en {1}"),
    "metres": ("{0} m", "{0} m"),
    "not-whole-room": (
        "Part of the room; the rest is not drawn.",
        "Partie de la salle ; le reste n’est pas représenté.",
    ),
    "tables-to-scale": (
        "Tables to scale; the gaps between them are drawn wider so that names can be read.",
        "Tables à l’échelle ; leurs intervalles sont élargis pour la lecture des noms.",
    ),
    "key": ("Key to the places", "Légende des places"),
    "key-note": (
        "Numbers refer to the key on the following page.",
        "Les numéros renvoient à la légende de la page suivante.",
    ),
    "continued": ("{0} (continued)", "{0} (suite)"),
    "findings": ("Findings", "Constats"),
    "colon": (": ", "\u202f: "),
    "must": ("Must", "Obligatoire"),
    "should": ("Should", "Souhaité"),
    "prefer": ("Prefer", "Préféré"),
    "remark": ("Remarks", "Remarques"),
    "guests-count": ("{0} guests", "{0} invités"),
    "remark-missing-glyph": (
        "No bundled font can draw «{0}» in the name of {1}; it prints as an empty box.",
        "Aucune police fournie ne dessine «{0}» dans le nom de {1} ; un carré vide s’imprime.",
    ),
    "remark-key": (
        "{0} is too small for the {1} full names beside their places; "
        "they stand in a numbered key instead. {2}",
        "Le format {0} est trop petit pour les {1} noms complets à côté des places ; "
        "ils figurent dans une légende numérotée. {2}",
    ),
    "try-a3": ("Try A3.", "Essayez l’A3."),
    "remark-part": (
        "The room is not drawn whole on {0}; only the part with places is shown.",
        "La salle ne figure pas entière sur {0} ; seule la partie occupée est dessinée.",
    ),
    "remark-wider": (
        "On {0} the gaps between the tables are drawn wider than they are.",
        "Sur {0}, les intervalles entre les tables sont dessinés plus larges qu’ils ne sont.",
    ),
}


def word(name: str, language: Language, *arguments: object) -> str:
    """A word or sentence in the language; KeyError for a name that is not in the catalogue."""
    english, french = _WORDS[name]
    return (french if language == "fr" else english).format(*arguments)


def audience_line(audience: str, language: Language) -> str:
    """Whom the paper is for."""
    return word("for", language, word(audience, language))


def date_and_time(starts: datetime | None, ends: datetime | None, language: Language) -> str:
    """The day and hours of a session; empty when unknown."""
    if starts is None:
        return ""
    locale = "fr_FR" if language == "fr" else "en_GB"
    day = format_date(starts, format="full", locale=locale)
    hours = format_time(starts, format="short", locale=locale)
    if ends is not None:
        hours = f"{hours}–{format_time(ends, format='short', locale=locale)}"
    return f"{day[:1].upper()}{day[1:]}, {hours}"


def status_line(head: PaperHead) -> str:
    """Which version a paper shows, and how far that has gone."""
    lang = head.language
    if head.version:
        version = word("version", lang, head.version)
        return f"{version} · {word(f'stage-{head.stage}', lang)}" if head.stage else version
    return word("draft-after", lang, head.grown_from) if head.grown_from else word("draft", lang)
