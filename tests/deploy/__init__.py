"""Tests of what a host gets: the real servers with the shipped configurations, and what must be true of every file."""
