"""Thin Qt models over rounds and results."""
