import logging
import sys
logging.warning("root %s %d", "warning", 5)
logging.info("not shown")
log = logging.getLogger("app.db")
log.error("error here")
log.debug("hidden")
print(log.name, log.level, log.getEffectiveLevel(), logging.getLevelName(30), log.parent.name, log.isEnabledFor(logging.INFO), logging.getLogger("app.db") is log)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s [%(funcName)s:%(lineno)d]"))
app = logging.getLogger("app"); app.addHandler(h); app.setLevel(logging.DEBUG); app.propagate = False


def work():
    log.info("in work %r", {"k": 1})
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
log.warning("%(a)s", {"a": "dict"})
log.log(25, "level 25"); log.critical("critical")
h.setLevel(logging.ERROR); log.info("filtered by the handler")


class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()


h.setLevel(0); h.addFilter(F()); log.info("a secret"); log.info("public")
h.setFormatter(logging.Formatter("{levelname:>8} {message}", style="{")); log.info("braces")
log.disabled = True; log.error("never"); log.disabled = False
logging.disable(logging.INFO); log.info("disabled level"); logging.disable(logging.NOTSET)
log.info("bad format %d", "x")
print(repr(log), repr(app.handlers[0])[:14], app.hasHandlers(), logging.INFO)
