class Lazy:
    @property
    def value(self):
        return self._compute()

    def _compute(self):
        return self.missing_attribute


print(Lazy().value)
