"""Glossaries in files: tables, JSON lines, pages, term bases of CAT tools and SQLite; reading brings them back."""
