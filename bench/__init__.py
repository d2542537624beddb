"""Measurements, one command: python -m bench."""
