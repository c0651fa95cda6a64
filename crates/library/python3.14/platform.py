"""What runs this."""
def python_version():
    return "3.14.2"


def python_version_tuple():
    return "3", "14", "2"


def python_implementation():
    return "CPython"


def system():
    return "Linux"


def machine():
    return "wasm32"


def node():
    return "coroscope"


def release():
    return ""


version = processor = release


def platform(aliased=False, terse=False):
    return "Linux-wasm32"


def python_compiler():
    return "Rust"


def architecture(executable=None, bits="", linkage=""):
    return "32bit", ""
