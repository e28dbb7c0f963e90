"""How each table form divides its places into sides, and numbers them.

Numbers run clockwise as seen from above, starting at the north-west of a table whose host
looks south; along rows and lines they run from the right hand of those who stand there to
their left, so from left to right for whoever looks at them. A car numbers its seats in the
usual order of honour.
"""

from preseance.model.forms.capacity import capacity_problem
from preseance.model.forms.customs import customs, roles_at
from preseance.model.forms.labels import Label, labels
from preseance.model.forms.numbering import Run, Spot, blocks, numbering, runs
from preseance.model.forms.sides import Section, hosts_of, sections
from preseance.model.forms.variants import VARIANTS, is_offered, table_in

__all__ = [
    "VARIANTS",
    "Label",
    "Run",
    "Section",
    "Spot",
    "blocks",
    "capacity_problem",
    "customs",
    "hosts_of",
    "is_offered",
    "labels",
    "numbering",
    "roles_at",
    "runs",
    "sections",
    "table_in",
]
