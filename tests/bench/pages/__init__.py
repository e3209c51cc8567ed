"""Measuring the pages in a real browser: servers, the plain page beside ours, and what a change of a filter takes."""
