"""Forms to fill in: workbook and paper."""
