"""`python -m polybrief` is the command `polybrief`."""

from polybrief.cli import main

main(prog_name="polybrief")
