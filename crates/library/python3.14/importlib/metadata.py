"""No packages are installed here."""


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def version(distribution_name):
    raise PackageNotFoundError(distribution_name)


metadata = requires = files = distribution = version


def distributions():
    return iter(())


def entry_points(**params):
    return ()
