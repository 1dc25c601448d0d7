"""From blocks to a page of paper: breaking, setting, drawing."""
