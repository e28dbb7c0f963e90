"""The few words that documents print themselves.

Findings, functions and classes arrive in the view as text of its language.
"""

from collections.abc import Mapping
from datetime import datetime

from preseance.views.records import Language, PaperHead
from preseance.wording.dates import clock, weekday_and_date
from preseance.wording.languages import grammar_of, translated
from preseance.wording.phrases import Counted
from preseance.wording.tongues import (
    first_of,
    in_both,
    in_each,
    is_pair,
    languages_in,
    second_of,
)

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
    "in-row": "Row",
    "in-vehicle": "Vehicle",
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
    "in-stretches": "The room in stretches: each goes on at the dashed line of the next.",
    "not-whole-room": "Part of the room; the rest is not drawn.",
    "tables-to-scale": "Tables to scale; the gaps between them are drawn wider so that names can be read.",
    "key": "Key to the places",
    "key-note": "Numbers refer to the key on the following page.",
    "key-tables": "Guests by table",
    "key-note-tables": "Guests by table stand on the following page.",
    "continued": "{0} (continued)",
    "findings": "Findings",
    "colon": ": ",
    "from-until": "{0}–{1}",
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
    "guests-count.one": "{0} guest",
    "tables-count": "{0} tables",
    "tables-count.one": "{0} table",
    "rows-count": "{0} rows",
    "rows-count.one": "{0} row",
    "guest-list-delegation": "Guests by delegation",
    "table-board": "Find your table",
    "row-board": "Find your row",
    "vehicle-board": "Find your vehicle",
    "place-board": "Find your place",
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
    "covers.one": "{0} cover",
    "covers-word": "Covers",
    "infants-count": "{0} infants without a chair",
    "infants-count.one": "{0} infant without a chair",
    "crew-count": "{0} meals for the crew",
    "crew-count.one": "{0} meal for the crew",
    "unplaced": "{0} guests have no place yet and are not counted",
    "unplaced.one": "{0} guest has no place yet and is not counted",
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
    "cards-count.one": "{0} card",
    "camera": "Camera",
    "caption": "For the caption",
    "front-row": "front row",
    "left-to-right": "from left to right",
    "vehicles-count": "{0} vehicles",
    "vehicles-count.one": "{0} vehicle",
    "nobody-rides": "Nobody yet",
    "flag-of": "Flag: {0}",
    "greeted-by": "Greeted by {0}",
    "no-flag": "No flag",
    "approval-counts": "{0} at {1}",
    "flag-wing-right": "on the right front wing",
    "flag-wing-left": "on the left front wing",
    "flag-wing-both": "on both front wings",
    "take-in": "Going in to dinner",
    "take-in-cards": "Take-in cards",
    "take-in-turn": "Turn",
    "take-in-escort": "Escort",
    "take-in-taken": "Takes in",
    "take-in-arm": "Arm",
    "take-in-why": "Because",
    "take-in-order": "In this order; the first pair goes in first.",
    "take-in-please": "will kindly take in",
    "arm-right": "right arm",
    "arm-left": "left arm",
    "take-in-by-hand": "wish of the house",
    "take-in-host": "the host with the first guest",
    "take-in-hostess": "the hostess with the first gentleman",
    "take-in-right": "sits at the right",
    "take-in-left": "sits at the left",
    "take-in-rank": "next in rank, no lady being left beside",
    "take-in-two-by-two": "two by two by rank",
    "take-in-alone": "alone: nobody is left to pair with",
    "take-in-no-sex": "alone: whether man or woman is not said",
    "flag-plan": "Flag plan",
    "flag-row": "Row",
    "flag-number": "No.",
    "flag-code": "Code",
    "flag-name": "Flag",
    "flag-place": "Place",
    "flag-honour": "Order of honour",
    "flag-form-halyards": "Masts in a row",
    "flag-form-stands": "Stands in a row",
    "flag-form-half-circle": "Stands in a half circle",
    "flag-form-table": "Flags on the tables",
    "flags-alphabetical": "in the alphabetical order of the names in {0}",
    "flags-alphabetical-own": "in the alphabetical order of each country's own name",
    "flags-precedence": "as the heads of delegation rank",
    "flags-host-first": "the host's flag before those of other states",
    "flags-host-last": "the host's flag after those of other states",
    "flags-host-middle": "the host's flag in the middle",
    "flags-host-both-ends": "the first flag closes the row once more",
    "flags-host-in-order": "the host's flag in its turn",
    "flags-host-none": "without the host's flag",
    "flags-line": "from one end to the other",
    "flags-centre": "from the centre outward by turns",
    "flags-side-right": "the first on the right of who stands with their back to the wall",
    "flags-side-left": "the first on the left of who stands with their back to the wall",
    "flag-viewer": "as the viewer sees them: No. {0} at the left, No. {1} at the right",
    "flag-check": "Checked by:",
    "flag-checked": "Checked by {0}:",
    "flag-at": "at",
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
    "you-both-speak-several": "You both speak {0}.",
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
    "report": "Report",
    "page-plan-called": "Plan: {0}",
    "page-skip": "Skip to the plan",
    "page-search": "Search name, function, delegation",
    "page-found": "Found: {0}",
    "page-found-none": "Nobody found",
    "page-shown": "Shown on the plan: {0}",
    "page-no-findings": "There are no findings.",
    "page-dark": "Dark",
    "page-light": "Light",
    "page-print": "Print",
    "page-keys": "Keys",
    "page-key-search": "search",
    "page-key-findings": "next finding; with Shift, the one before",
    "page-key-arrows": "from place to place on the plan",
    "page-key-enter": "keep a place shown, and its line in the list",
    "page-key-escape": "clear what is shown",
    "page-single": "Keys without Ctrl or Alt",
    "page-sessions": "Sessions",
    "page-zoom-in": "Larger",
    "page-zoom-out": "Smaller",
    "page-fit": "Fit",
    "page-unplaced": "No place yet",
    "page-at": "{0}, place {1}",
    "page-rank": "Rank",
    "page-native": "In own script",
    "page-dishes": "Dishes",
    "page-liaison": "Liaison",
    "page-note": "Note",
    "find-table": "Find your table: page for telephones",
    "find-sign": "Find your table: sign with a code",
    "find-name": "Your name",
    "find-go": "Find",
    "find-how": "As on your invitation, first name and family name; capitals and accents do not matter.",
    "find-none": "No place is known here under this name. Write it as on your invitation, or ask at the entrance.",
    "find-place": "Place {0}",
    "find-asking": "Looking …",
    "find-several": "Several guests have this name:",
    "find-kept": "What you write stays on this device; this page sends nothing.",
    "find-noscript": "This page needs JavaScript. Please ask at the entrance.",
    "find-scan": "Point your camera at the square and write your name.",
    "find-or-ask": "Or ask us at the entrance.",
    "find-square": "A square code that opens {0}",
    "guest-code": "Code {0}",
    "code": "Code",
    "find-code": "Your code",
    "find-how-code": "The six letters on your card or invitation; capitals and the dash do not matter.",
    "find-none-code": "No place is known here under this code. Write it as on your card, or ask at the entrance.",
    "find-scan-code": "Point your camera at the square and write the code on your card.",
    "remark-find-codes": (
        "The page knows no name: who writes a guest's code is told where that guest sits, and no more; "
        "it also tells that there are about {0} guests. Keep papers.find_secret to yourselves, and take "
        "the page down afterwards."
    ),
    "remark-find": (
        "Names cannot be read off this page, yet whoever has it and guesses a name can ask whether "
        "that guest comes and where they sit; it also tells that there are about {0} guests. "
        "Put it where guests alone find it, and take it down afterwards."
    ),
    "remark-find-sign": "The sign opens {0}: put the page find-table there, for guests alone.",
    "collect-list": "Copies to collect",
    "copies-lead": "A newer version has replaced these copies. Tick each off when it is back.",
    "copy-of": "Copy {0} of {1}",
    "copy-holder": "With",
    "copy-paper": "Paper",
    "copy-copy": "Copy",
    "copy-version": "Version",
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


ONE = ".one"
"""The end of the name of a sentence that speaks of one, where another speaks of several."""


def word(name: str, language: Language, *arguments: object) -> str:
    """A word or sentence in the language, or a pair in two; KeyError for a name not in the catalogue."""
    first = languages_in(language)[0]

    def said(one: Language) -> str:
        own, grammar = first_of if one == first else second_of, grammar_of(one)
        told = [own(a) if isinstance(a, str) else a for a in arguments]
        counted = [grammar.count(a) if isinstance(a, int) else a for a in told]
        single = isinstance(counted[0], Counted) and counted[0].singular if counted else False
        form = f"{name}{ONE}" if single and f"{name}{ONE}" in WORDS else name
        return translated(f"paper.{form}", WORDS[form], one).format(*counted)

    return in_each(language, said)


def find_yours(head: PaperHead) -> str:
    """«Find your table», or row, vehicle, place."""
    return word(f"{head.groups}-board", head.language)


def groups_headed(head: PaperHead) -> str:
    """The heading over tables, rows or vehicles in a list."""
    name = f"in-{head.groups}" if head.groups in ("row", "vehicle") else "table"
    return word(name, head.language)


def groups_counted(head: PaperHead, number: int) -> str:
    """How many tables, rows or vehicles there are; empty where all is one line."""
    return "" if head.groups == "place" else word(f"{head.groups}s-count", head.language, number)


def titled(about: str, title: str, language: Language) -> str:
    """«Lunch: find your place»; what it is about is not said again in a second language."""
    if not about:
        return title
    whole = f"{about}{word('colon', language)}{title}"
    if is_pair(about) or not is_pair(title):
        return whole if is_pair(about) else first_of(whole)
    return in_both(first_of(whole), second_of(title))


def audience_line(audience: str, language: Language) -> str:
    """Whom the paper is for."""
    return word("for", language, word(audience, language))


def date_and_time(starts: datetime | None, ends: datetime | None, language: Language) -> str:
    """The day and hours of a session; empty when unknown."""
    if starts is None:
        return ""
    return in_each(language, lambda one: _date_and_time(starts, ends, one))


def _date_and_time(starts: datetime, ends: datetime | None, language: Language) -> str:
    hours = clock(f"{starts:%H:%M}", language)
    if ends is not None:
        hours = word("from-until", language, hours, clock(f"{ends:%H:%M}", language))
    return f"{weekday_and_date(starts, language)}, {hours}"


def day_called(day: datetime, language: Language) -> str:
    """A day by its weekday and date."""
    return in_each(language, lambda one: weekday_and_date(day, one))


def status_line(head: PaperHead) -> str:
    """Which version a paper shows, and how far that has gone."""
    lang = head.language
    if head.version:
        version = word("version", lang, head.version)
        return f"{version} · {word(f'stage-{head.stage}', lang)}" if head.stage else version
    return word("draft-after", lang, head.grown_from) if head.grown_from else word("draft", lang)
