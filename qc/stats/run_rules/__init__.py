"""Run rules: rows of a table, one kernel that reads them, their memory as automata."""
