"""How the shipped encoder is made; run with ``python -m training.encoder``."""
