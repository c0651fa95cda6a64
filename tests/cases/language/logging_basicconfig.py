import logging
logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(message)s")
logging.debug("debug"); logging.getLogger("x").info("info %s", [1])
logging.basicConfig(level=logging.ERROR)
logging.info("second basicConfig changes nothing")
try:
    {}["k"]
except KeyError:
    logging.error("with traceback", exc_info=True)
logging.warning("stack", stack_info=False, extra={"user": "ann"})
class Adapter(logging.LoggerAdapter):
    def process(self, msg, kw): return f"[{self.extra['id']}] {msg}", kw
Adapter(logging.getLogger("req"), {"id": 7}).info("adapted")
lg = logging.getLogger("with.handler")
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, r): self.records.append((r.levelno, r.getMessage(), r.name))
lh = ListHandler(); lg.addHandler(lh); lg.info("caught %d", 1); print(lh.records)
lg.removeHandler(lh); lg.setLevel("WARNING"); lg.info("no"); lg.warning("yes")
try:
    lg.setLevel("NOPE")
except ValueError as e:
    print("ValueError:", e)
print(logging.getLevelName("INFO"), logging.getLevelName(15), logging.getLevelNamesMapping()["ERROR"], logging.root.level)
