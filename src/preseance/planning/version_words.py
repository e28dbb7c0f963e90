"""The sentences in which versions, their history and a rehearsal of changes are told."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    "version.made": "Version {number} is {stage}, by {author}.",
    "plan.undone": "{guests} had another place in the draft; plan --keep leaves such places, and preseance undo brings them back.",
    "plan.held": "Approved, told, printed or seated, and left where {number:it is|they are}: {number} place{number:s}. plan --afresh moves them too; replan moves as few as can be.",
    "pin.held": "{a}: held at {p}, {session}.",
    "pin.free": "{a}: held no longer, {session}.",
    "version.restored": "Version {number} is the draft again; {moved} guest{moved:s} move.",
    "version.would_restore": "Version {number} would be the draft again; {moved} guest{moved:s} would move.",
    "version.undone": "As before «{command}» of {time} (UTC): {files}.",
    "version.would_be": "Version {number} would be {stage}, by {author}.",
    "version.reason": "Reason: {reason}.",
    "version.broken": "A must is broken; see preseance check {folder}.",
    "version.moved": "{number} moved",
    "copies.none": "No copy is to be collected.",
    "copies.copy": "{holder}: {paper}, copy {number} of {of}, version {version}",
    "copies.draft": "{holder}: {paper}, copy {number} of {of}, draft",
    "copies.back": "(back since {time})",
    "copies.collect": "Copies to collect, {number}; preseance print --paper collect-list --audience usher lists them to be ticked off:",
    "version.none": "Nothing is published yet.",
    "term.stage.draft": "draft",
    "term.stage.approved": "approved",
    "term.stage.told": "told",
    "term.stage.printed": "printed",
    "term.stage.seated": "seated",
    "rehearsal.running": "Rehearsing",
    "rehearsal.no_plan": "There is no plan yet; see preseance plan {folder}.",
    "rehearsal.from_version": "From version {number}, which is in force.",
    "rehearsal.from_draft": "From the draft, which already differs from version {number} in force.",
    "rehearsal.from_first_draft": "From the draft; nothing is published yet.",
    "rehearsal.expected": "{number} changes: {expected} moves expected, {most} at the 95th percentile.",
    "rehearsal.heading": "The gravest and the likeliest:",
    "rehearsal.answer": "«{change}»: {moves}",
    "rehearsal.still": "nobody moves",
    "rehearsal.impossible": "no plan holds every must",
    "rehearsal.move": "{a} → {q}",
    "rehearsal.reserve": "A reserve near {table} ({session}): {share} % of calls.",
    "rehearsal.unanswered": "{number} changes have no plan in which every must holds.",
}
