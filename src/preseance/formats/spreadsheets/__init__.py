"""Spreadsheets of any program as sheets of cells, in bounded memory."""
