"""The sections of a compliance report: each turns facts into words, tables and scenes."""
