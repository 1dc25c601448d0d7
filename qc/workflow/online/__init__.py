"""What pages do besides the commands: uploads, typed readings, urgency."""
