class DatabaseError(Exception):
    pass


def query(sql):
    raise ConnectionError("server gone")


def user(name):
    try:
        return query(f"select {name}")
    except ConnectionError as e:
        raise DatabaseError(f"cannot load {name!r}") from e


try:
    user("ann")
except DatabaseError as e:
    e.add_note("while rendering the page")
    raise
