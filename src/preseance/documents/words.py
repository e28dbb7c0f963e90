"""The few words that documents print themselves.

Findings, functions and classes arrive in the view as text of its language.
"""

from collections.abc import Mapping
from datetime import datetime

from babel.dates import format_date, format_time

from preseance.views.records import Language, PaperHead
from preseance.wording.languages import ENGLISH, translated

WORDS: Mapping[str, str] = {
    "version": "Version {0}",
    "draft": "Draft",
    "draft-after": "Draft after version {0}",
    "stage-draft": "draft",
    "stage-approved": "approved",
    "stage-told": "told to the delegations",
    "stage-printed": "printed",
    "stage-seated": "guests seated",
    "superseded": "Superseded by version {0}",
    "withdrawn": "Do not use",
    "for": "For: {0}",
    "public": "public",
    "usher": "ushers",
    "kitchen": "kitchen",
    "delegation": "delegation",
    "host": "host",
    "protocol": "protocol only",
    "floor-plan": "Table plan",
    "guest-list-precedence": "Guests in order of precedence",
    "guest-list-name": "Guests by name",
    "guest-list-place": "Guests by place",
    "seating-board": "Find your place",
    "place-cards": "Place cards",
    "no-places": "Nobody has a place yet.",
    "change-sheet": "Change sheet",
    "from-to": "From version {0} to version {1}",
    "moves": "Moves, in this order",
    "cards": "Cards to replace",
    "tell": "To be told, in this order",
    "no-moves": "Nobody moves.",
    "aside": "stands aside",
    "leaves": "leaves",
    "reason": "Reason: {0}",
    "rank": "No.",
    "name": "Name",
    "function": "Function",
    "delegation-column": "Delegation",
    "class": "Reason of the rank",
    "status-invited": "invited, not yet answered",
    "status-declined": "declined",
    "table": "Table",
    "place": "Place",
    "from": "From",
    "to": "To",
    "guest": "Guest",
    "card": "Card",
    "text": "Text",
    "who": "Who",
    "what": "What",
    "done": "Done",
    "page": "Page {0} of {1}",
    "represents": "representing {0}",
    "languages": "Languages",
    "partner": "Partner",
    "status": "Status",
    "diet": "Diet",
    "access": "Access",
    "presiding": "Presides",
    "honour": "First and second place of honour",
    "honour-order": "Order of honour",
    "free": "Free place",
    "interpreter": "Interpreter or aide",
    "monogram": "Letters: delegation",
    "number": "Place number",
    "door": "Door",
    "main-door": "Main door",
    "row": "row {0}",
    "front": "Front",
    "view": "View",
    "north": "N",
    "scale": "Scale 1 : {0} on {1}",
    "metres": "{0} m",
    "not-whole-room": "Part of the room; the rest is not drawn.",
    "tables-to-scale": "Tables to scale; the gaps between them are drawn wider so that names can be read.",
    "key": "Key to the places",
    "key-note": "Numbers refer to the key on the following page.",
    "key-tables": "Guests by table",
    "key-note-tables": "Guests by table stand on the following page.",
    "continued": "{0} (continued)",
    "findings": "Findings",
    "colon": ": ",
    "encounters": "Encounters",
    "nearness-4": "face to face, side by side or in passing",
    "nearness-3": "within reach",
    "nearness-2": "in one picture",
    "nearness-1": "at one table or in sight",
    "must": "Must",
    "should": "Should",
    "prefer": "Prefer",
    "remark": "Remarks",
    "guests-count": "{0} guests",
    "guest-list-delegation": "Guests by delegation",
    "table-board": "Find your table",
    "nameplates": "Nameplates",
    "badges": "Badges",
    "escort-cards": "Escort cards",
    "envelopes": "Envelopes",
    "table-signs": "Table signs",
    "menus": "Menus",
    "calligraphy": "List for calligraphy",
    "kitchen-sheet": "Kitchen and service",
    "kitchen-changes": "Kitchen and service: changes",
    "speakers": "Order of speakers",
    "pocket-cards": "Pocket cards",
    "approval": "For approval",
    "photo-rows": "Names of the photograph",
    "motorcade": "Motorcade",
    "form-of-address": "Form of address",
    "pronunciation": "Pronunciation",
    "speaker-no": "Turn",
    "stands-in": "On behalf of",
    "speakers-order": "In this order: the last in precedence speaks first.",
    "apologies": "Apologies",
    "hours": "Hours",
    "comes-at": "comes at {0}",
    "leaves-at": "leaves at {0}",
    "allergies": "Allergies",
    "covers": "{0} covers",
    "covers-word": "Covers",
    "infants-count": "{0} infants without a chair",
    "crew-count": "{0} meals for the crew",
    "unplaced": "{0} guests have no place yet and are not counted",
    "no-diets": "No diet and no choice of dish is known.",
    "in-all": "In all",
    "by-seat": "By seat",
    "served-in-order": "In the order of service: the first place of honour first, the hosts last.",
    "served-in-order-plain": "In the order of the places.",
    "infants": "Infants without a chair",
    "with-at": "with {0}, place {1}",
    "crew": "Meals for the crew",
    "signs-on-cards": "Signs on the cards",
    "see-sheet": "see this sheet",
    "since-sent": "Only what differs from version {0}, which was sent.",
    "no-kitchen-changes": "Nothing differs.",
    "not-there": "not there",
    "cards-count": "{0} cards",
    "camera": "Camera",
    "caption": "For the caption",
    "front-row": "front row",
    "left-to-right": "from left to right",
    "vehicles-count": "{0} vehicles",
    "nobody-rides": "Nobody yet",
    "flag-of": "Flag: {0}",
    "greeted-by": "Greeted by {0}",
    "no-flag": "No flag",
    "approval-counts": "{0} guests at {1} tables",
    "still-without": "Still without a place:",
    "not-answered": "Not answered yet:",
    "approved": "Approved",
    "approved-with-changes": "Approved with changes",
    "not-approved": "Not approved",
    "signature": "Signature",
    "date": "Date",
    "changes-wished": "Changes wished",
    "rank-short": "No. {0}",
    "on-your-left": "On your left",
    "on-your-right": "On your right",
    "on-your-across": "Across from you",
    "you-both-speak": "You both speak {0}.",
    "no-common-language": "No common language is known.",
    "or": " or ",
    "board-larger": "{0} takes {1}.",
    "remark-board": "On {0} the board takes {1} sheets to be read from where it hangs.",
    "remark-labels": "Sources disagree on the sheets {0} ({1}): print one on plain paper with --outlines and hold it against the labels.",
    "remark-labels-over": "The sizes known of the sheets {0} do not fit their paper: print one on plain paper with --outlines and hold it against the labels.",
    "diet-vegan": "vegan",
    "diet-vegetarian": "vegetarian",
    "diet-pescatarian": "pescatarian",
    "diet-halal": "halal",
    "diet-kosher": "kosher",
    "diet-gluten-free": "gluten-free",
    "diet-lactose-free": "lactose-free",
    "diet-dairy-free": "dairy-free",
    "diet-nut-free": "no nuts",
    "diet-no-pork": "no pork",
    "diet-no-beef": "no beef",
    "diet-no-fish": "no fish",
    "diet-no-alcohol": "no alcohol",
    "diet-diabetic": "diabetic",
    "need-wheelchair": "wheelchair",
    "need-near-exit": "near an exit",
    "need-hearing-left": "hears better on the left",
    "need-hearing-right": "hears better on the right",
    "need-hearing": "hearing loop",
    "need-sign-language": "sign language",
    "need-sight": "low sight",
    "need-assistance-dog": "assistance dog",
    "need-step-free": "no steps",
    "need-companion-seat": "companion beside",
    "need-high-chair": "high chair",
    "need-infant": "infant",
    "need-standing-space": "standing space",
    "table-plans": "Tables",
    "remark-table": "{0} is too full for the names round it on this sheet: take a larger one.",
    "remark-missing-glyph": (
        "No font at hand has «{0}» in what is printed of {1}; it stands as � on the paper. {2}"
    ),
    "remark-missing-glyph-text": (
        "No font at hand has «{0}» in «{1}»; it stands as � on the paper. {2}"
    ),
    "remark-system-font": (
        "«{0}» is set in {1} of this machine; on another, the paper may look otherwise."
    ),
    "advice-cjk": "Install the package preseance[fonts-cjk].",
    "advice-own": (
        "Put a font that has it, for instance {0}, into a folder, and name that in the setting "
        "papers.fonts."
    ),
    "remark-key": (
        "{0} is too small for the {1} full names beside their places; "
        "they stand in a numbered key instead. {2}"
    ),
    "try-tables": "A page a table would serve (table-plans).",
    "try-larger": "Try {0}, or a page a table (table-plans).",
    "remark-part": "The room is not drawn whole on {0}; only the part with places is shown.",
    "remark-wider": "On {0} the gaps between the tables are drawn wider than they are.",
}


def word(name: str, language: Language, *arguments: object) -> str:
    """A word or sentence in the language; KeyError for a name that is not in the catalogue."""
    return translated(f"paper.{name}", WORDS[name], language).format(*arguments)


def audience_line(audience: str, language: Language) -> str:
    """Whom the paper is for."""
    return word("for", language, word(audience, language))


def date_and_time(starts: datetime | None, ends: datetime | None, language: Language) -> str:
    """The day and hours of a session; empty when unknown."""
    if starts is None:
        return ""
    locale = "en_GB" if language == ENGLISH else language
    day = format_date(starts, format="full", locale=locale)
    hours = format_time(starts, format="short", locale=locale)
    if ends is not None:
        hours = f"{hours}–{format_time(ends, format='short', locale=locale)}"
    return f"{day[:1].upper()}{day[1:]}, {hours}"


def day_called(day: datetime, language: Language) -> str:
    """A day by its weekday and date."""
    locale = "en_GB" if language == ENGLISH else language
    said: str = format_date(day, format="full", locale=locale)
    return f"{said[:1].upper()}{said[1:]}"


def status_line(head: PaperHead) -> str:
    """Which version a paper shows, and how far that has gone."""
    lang = head.language
    if head.version:
        version = word("version", lang, head.version)
        return f"{version} · {word(f'stage-{head.stage}', lang)}" if head.stage else version
    return word("draft-after", lang, head.grown_from) if head.grown_from else word("draft", lang)
