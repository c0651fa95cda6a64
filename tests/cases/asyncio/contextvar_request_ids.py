import asyncio
import contextvars
import itertools
import logging
import sys

request_id = contextvars.ContextVar("request_id", default="-")


class IdFilter(logging.Filter):
    def filter(self, record):
        record.rid = request_id.get()
        return True


h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("[%(rid)s] %(message)s"))
h.addFilter(IdFilter())
log = logging.getLogger("web")
log.addHandler(h)
log.setLevel(logging.INFO)
ids = itertools.count(1)


async def query():
    await asyncio.sleep(0.1)
    log.info("query done")


async def handler(path):
    request_id.set(f"req{next(ids)}")
    log.info("GET %s", path)
    await query()
    await asyncio.gather(query(), query())
    log.info("200")


async def main():
    await asyncio.gather(handler("/"), handler("/a"))
    log.info("done")


asyncio.run(main())
