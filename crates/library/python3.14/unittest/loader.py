from .suite import TestLoader, defaultTestLoader
