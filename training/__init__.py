"""How aligner's encoder and learned tables are made; see README.md in this folder."""
