"""What keeps a draft: the device, several windows, a file, a code."""
