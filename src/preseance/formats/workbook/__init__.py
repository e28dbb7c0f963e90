"""The workbook that is an event: its sheets as the files of an event folder, and back, byte by byte."""
