"""What runs in the browser. Python here makes papers; it also runs, unchanged, on the command line."""
