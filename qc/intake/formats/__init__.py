"""From bytes to sheets of cells: kinds of file, encodings, archives, workbooks."""
