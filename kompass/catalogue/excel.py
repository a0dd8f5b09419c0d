"""Editions as Excel workbooks: out, in, and an empty one to begin from."""

from kompass.catalogue.excel_read import read_workbook
from kompass.catalogue.excel_write import export_workbook, template

__all__ = ["export_workbook", "read_workbook", "template"]
