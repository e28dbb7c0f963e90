"""An event in another form: folder, workbook, JSON, seating plan of pretix, list for mail merge."""

from preseance.formats.converting.converter import Converted, Form, convert

__all__ = ["Converted", "Form", "convert"]
