"""Quality and speed, measured: each module is a command and appends to results/."""
