"""The named tuples of sys."""
from _structseq import structseq

_version = structseq("sys.version_info", "major minor micro releaselevel serial")
version_info = _version((3, 14, 2, "final", 0))
flags = structseq("sys.flags", "debug inspect interactive optimize dont_write_bytecode no_user_site no_site "
                  "ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode utf8_mode "
                  "warn_default_encoding safe_path int_max_str_digits gil thread_inherit_context context_aware_warnings"
                  )((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 1, 0, False, 4300, 1, 0, 0))
float_info = structseq("sys.float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix "
                       "rounds")((1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                                  2.220446049250313e-16, 2, 1))
int_info = structseq("sys.int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold"
                     )((30, 4, 4300, 640))
hash_info = structseq("sys.hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff"
                      )((64, 2 ** 61 - 1, 314159, 0, 1000003, "siphash13", 64, 128, 0))
thread_info = structseq("sys.thread_info", "name lock version")(("pthread", "semaphore", None))


class _Implementation:
    name, cache_tag, hexversion, version = "cpython", "cpython-314", 0x030E02F0, version_info

    def __repr__(self):
        return f"namespace(name={self.name!r}, cache_tag={self.cache_tag!r}, version={self.version!r}, hexversion={self.hexversion})"


implementation = _Implementation()
stdlib_module_names = frozenset(("asyncio", "collections", "functools", "itertools", "math", "random", "re", "sys", "time"))
builtin_module_names = ("builtins", "itertools", "math", "sys", "time")
