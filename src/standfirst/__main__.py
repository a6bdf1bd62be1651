"""`python -m standfirst` is the same as `standfirst`."""

from standfirst.cli import main

if __name__ == "__main__":
    main()
