"""What has been shown at which volume."""
