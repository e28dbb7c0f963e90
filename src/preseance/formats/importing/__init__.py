"""Lists of guests as people have them, read into an event: any spreadsheet, five languages."""

from preseance.formats.importing.importer import Imported, import_into, import_list, said_by_list
from preseance.formats.importing.occasions import KINDS

__all__ = ["KINDS", "Imported", "import_into", "import_list", "said_by_list"]
