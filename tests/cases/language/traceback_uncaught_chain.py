class Config:
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        try:
            return self.data[key]
        except KeyError as e:
            raise LookupError(f"no {key!r} in the configuration") from e


def read(cfg):
    try:
        return cfg["colour"]
    except LookupError:
        return int("not a number")


print("begin")
read(Config({"size": 1}))
