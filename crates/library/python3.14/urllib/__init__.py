# The package of urllib.
