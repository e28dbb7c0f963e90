"""What an import says, in English and French."""

from __future__ import annotations

from preseance.planning.wording import Count
from preseance.wording import french
from preseance.wording.message import Message
from preseance.wording.templates import Templates, bilingual

WORDS: Templates = bilingual(
    {
        "import.head": (
            "{list}: {people} people in {guests} invitation{guests:s}, read from {sheets}.",
            "{list}\u202f: {people} personne{people:s} pour {guests} invitation{guests:s}, lues dans {sheets}.",
        ),
        "import.columns": ("Columns of {sheet}, headings in row {row}:", "Colonnes de {sheet}, titres à la ligne {row}\u202f:"),
        "import.column": ("{letter} «{heading}»: {field}", "{letter} «{heading}»\u202f: {field}"),
        "import.noted": ("kept in the note: {columns}", "gardées dans la note\u202f: {columns}"),
        "import.numbering": ("{letter} «{heading}»: only counts the rows", "{letter} «{heading}»\u202f: numérote les lignes"),
        "import.counts": (
            "{new} new, {changed} changed, {missing} missing from the list, {doubtful} to be looked at.",
            "{new} nouveau(x), {changed} modifié{changed:s}, {missing} absent{missing:s} de la liste, {doubtful} à vérifier.",
        ),
        "import.changed": ("{guest}, {field}: «{here}» becomes «{listed}»", "{guest}, {field}\u202f: «{here}» devient «{listed}»"),
        "import.missing": ("Not in the list, and kept: {guests}", "Absents de la liste, gardés\u202f: {guests}"),
        "import.doubts": ("To be looked at:", "À vérifier\u202f:"),
        "import.doubles": ("Likely doubles (both are kept):", "Doublons probables (les deux sont gardés)\u202f:"),
        "import.double": ("{first} «{one}» and {second} «{other}»", "{first} «{one}» et {second} «{other}»"),
        "import.skipped": ("Rows that hold no guest: {rows}", "Lignes sans invité\u202f: {rows}"),
        "import.tables": ("{number} guest{number:s} with a table in the list; the plan keeps it.", "{number} invité{number:s} avec une table dans la liste\u202f; le plan la garde."),
        "import.apart": ("Proposed, and confidential: {a} not at the table of {b} ({at}: «{words}»)", "Proposé, confidentiel\u202f: {a} pas à la table de {b} ({at}\u202f: «{words}»)"),
        "import.begins": (
            "Begins «{title}» ({kind}, {day}) with a room of {tables} table{tables:s} and {seats} places.",
            "Commence «{title}» ({kind}, {day}), une salle de {tables} table{tables:s} et {seats} places.",
        ),
        "import.undated": ("The list tells no day: set start in event.toml.", "La liste ne dit pas le jour\u202f: corriger start dans event.toml."),
        "import.dry": ("Nothing is written yet. To import: {command}", "Rien n’est encore écrit. Pour importer\u202f: {command}"),
        "import.done": ("Written to {event}. Next: preseance plan {event}", "Écrit dans {event}. Ensuite\u202f: preseance plan {event}"),
        "import.more": ("… and {number} more (--json tells all)", "… et {number} de plus (--json dit tout)"),
        # Kinds of occasion.
        "import.kind.wedding": ("wedding", "mariage"),
        "import.kind.gala": ("gala", "gala"),
        "import.kind.conference": ("conference", "conférence"),
        "import.kind.official": ("official, ranked in the order of the list", "officiel, au rang de la liste"),
        "import.kind.dinner": ("dinner", "dîner"),
        # Fields.
        "import.field.id": ("identifier", "identifiant"),
        "import.field.full_name": ("name", "nom complet"),
        "import.field.given": ("given name", "prénom"),
        "import.field.family": ("family name", "nom de famille"),
        "import.field.title": ("title", "civilité et titre"),
        "import.field.function": ("function", "fonction"),
        "import.field.organisation": ("organisation", "organisation"),
        "import.field.delegation": ("delegation", "délégation"),
        "import.field.country": ("country", "pays"),
        "import.field.partner": ("partner", "conjoint"),
        "import.field.plus_one": ("companions", "accompagnants"),
        "import.field.companion_of": ("whose companion", "accompagne"),
        "import.field.children": ("children", "enfants"),
        "import.field.status": ("reply", "réponse"),
        "import.field.diet": ("diet", "régime"),
        "import.field.allergy": ("allergies", "allergies"),
        "import.field.access": ("needs", "besoins"),
        "import.field.table": ("table", "table"),
        "import.field.seat": ("place", "place"),
        "import.field.language": ("languages", "langues"),
        "import.field.email": ("note (e-mail)", "note (courriel)"),
        "import.field.phone": ("note (telephone)", "note (téléphone)"),
        "import.field.notes": ("note", "note"),
        "import.field.group": ("group", "groupe"),
        "import.field.meal": ("dish", "plat"),
        "import.field.arrival": ("arrival", "arrivée"),
        "import.field.departure": ("departure", "départ"),
        "import.field.took_office": ("took office", "prise de fonctions"),
        "import.field.rank": ("rank", "rang"),
        "import.field.sex": ("sex", "sexe"),
        "import.field.name_order": ("order of names", "ordre des noms"),
        "import.field.short_name": ("short name", "nom court"),
        "import.field.sort_name": ("filed under", "classé à"),
        "import.of_companion": ("{field} of the companion", "{field} de l’accompagnant"),
        # Remarks on the file.
        "import.encoding": (
            "The letters were read as {encoding} (for instance {words}): if they look wrong, save the list as UTF-8 or .xlsx.",
            "Les lettres ont été lues en {encoding} (par exemple {words})\u202f: si elles sont fausses, enregistrer la liste en UTF-8 ou en .xlsx.",
        ),
        "import.macros": ("The workbook carries macros; they were not run.", "Le classeur contient des macros\u202f; elles n’ont pas été exécutées."),
        "import.pictures": ("Pictures are not read ({number} in the workbook).", "Les images ne sont pas lues ({number} dans le classeur)."),
        "import.old-workbook": (
            "Of an old .xls workbook, hidden rows and cells in error cannot be told: .xlsx says more.",
            "D’un ancien classeur .xls, on ne sait ni les lignes masquées ni les cellules en erreur\u202f: .xlsx en dit plus.",
        ),
        "import.hidden-rows": ("{sheet}: {number} hidden row{number:s} read too ({rows}).", "{sheet}\u202f: {number} ligne{number:s} masquée{number:s}, lue{number:s} aussi ({rows})."),
        "import.hidden-columns": ("{sheet}: hidden columns were read too ({columns}).", "{sheet}\u202f: des colonnes masquées ont été lues aussi ({columns})."),
        "import.no-headings": ("{sheet} has no row of headings: the column that looks like names was taken.", "{sheet} n’a pas de ligne de titres\u202f: la colonne qui ressemble à des noms a été prise."),
        # Doubts.
        "import.formula": ("a formula that was never calculated: open the list in a spreadsheet and save it", "une formule jamais calculée\u202f: ouvrir la liste dans un tableur et l’enregistrer"),
        "import.error-cell": ("a cell in error ({words})", "une cellule en erreur ({words})"),
        "import.unknown-reply": ("«{words}» is no reply that is known; kept in the note", "«{words}» n’est pas une réponse connue\u202f; gardé dans la note"),
        "import.stand-in": ("somebody else comes: «{words}»; who sits there?", "quelqu’un d’autre vient\u202f: «{words}»\u202f; qui prend place\u202f?"),
        "import.signs": ("the column holds both x and ✓: what does x mean? It was read as yes", "la colonne contient x et ✓\u202f: que veut dire x\u202f? Il a été lu comme oui"),
        "import.unknown-words": ("«{words}» is no diet or need that is known; kept in the note", "«{words}» n’est ni un régime ni un besoin connu\u202f; gardé dans la note"),
        "import.two-meanings": ("«{words}» means two things: which? Kept in the note", "«{words}» a deux sens\u202f: lequel\u202f? Gardé dans la note"),
        "import.owner": ("whose is «{words}»? Given to the first of the row", "à qui est «{words}»\u202f? Donné au premier de la ligne"),
        "import.owner-count": (
            "which {number} of the {people} in the row: «{words}»? The first were taken",
            "lesquels {number} des {people} de la ligne\u202f: «{words}»\u202f? Les premiers ont été pris",
        ),
        "import.unknown-country": ("«{words}» is no country that is known; kept in the note", "«{words}» n’est pas un pays connu\u202f; gardé dans la note"),
        "import.country-read-as": ("«{words}» was read as {code}", "«{words}» a été lu {code}"),
        "import.unknown-language": ("«{words}» is no language that is known; kept in the note", "«{words}» n’est pas une langue connue\u202f; gardé dans la note"),
        "import.ambiguous-date": ("«{words}» may be two days; read as {iso}", "«{words}» peut être deux jours\u202f; lu {iso}"),
        "import.no-date": ("«{words}» is no date; kept in the note", "«{words}» n’est pas une date\u202f; gardé dans la note"),
        "import.lost-letters": ("letters of «{words}» were lost, probably when the list was saved", "des lettres de «{words}» ont été perdues, sans doute à l’enregistrement"),
        "import.wrong-letters": ("«{words}» was read in a wrong encoding; it may be «{mended}»", "«{words}» a été lu dans un mauvais codage\u202f; ce peut être «{mended}»"),
        "import.no-name": ("«{words}» does not look like a name", "«{words}» ne ressemble pas à un nom"),
        "import.household": ("«{words}» is a household: who comes?", "«{words}» est un foyer\u202f: qui vient\u202f?"),
        "import.how-many": ("«{words}»: how many children? One was taken", "«{words}»\u202f: combien d’enfants\u202f? Un a été compté"),
        "import.too-many": ("«{words}» companions are too many to be believed; kept in the note", "«{words}» accompagnants\u202f: trop pour être cru\u202f; gardé dans la note"),
        "import.office-alone": ("«{words}» stands without a name", "«{words}» est sans nom"),
        "import.nameless": ("a row without a name, taken for a companion of the row above", "une ligne sans nom, prise pour un accompagnant de la ligne du dessus"),
        "import.row-without-name": ("a row without a name, left aside: {words}", "une ligne sans nom, laissée de côté\u202f: {words}"),
        "import.whose-companion": ("whose companion? «{words}» is nobody, or several, of the list", "accompagnant de qui\u202f? «{words}» n’est personne, ou plusieurs, de la liste"),
        "import.wish": ("«{words}»: who is «{who}»? {number} in the list are called so", "«{words}»\u202f: qui est «{who}»\u202f? {number} de la liste s’appellent ainsi"),
        "import.unknown-table": ("the event has no table «{words}»", "l’événement n’a pas de table «{words}»"),
        "import.unknown-seat": ("its table has no place «{words}»; the table was taken", "la table n’a pas de place «{words}»\u202f; la table a été retenue"),
        "import.conflict": ("{guest}, {field}: «{here}» here, «{listed}» in the list; kept as it is here", "{guest}, {field}\u202f: «{here}» ici, «{listed}» dans la liste\u202f; gardé comme ici"),
    }
)  # fmt: skip


def said(message: Message, language: str) -> str:
    """A message of an import in words."""
    versions = WORDS[message.id]
    words = {
        k: Count(v, language) if isinstance(v, int) else str(v)
        for k, v in message.arguments.items()
    }
    if language == "fr":
        return french.sentence(versions["fr"], words)
    return versions["en"].format(**words)
