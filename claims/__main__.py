"""``python -m claims``: the command line, where the command itself is not on the path."""

from claims.cli import main

if __name__ == "__main__":
    main()
