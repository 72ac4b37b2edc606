"""Entry point of ``python -m generator``."""

import sys

_INTERRUPTED = 130

if __name__ == "__main__":
    try:
        from generator.cli import main

        main()
    except KeyboardInterrupt:
        # Pressed before the command had begun, while its modules were loaded.
        sys.exit(_INTERRUPTED)
