s = "\d+ \w \."
print(s, len("\q"), b"\z")
print("\8" if False else "fine")
r = r"\d is fine"
print(r)
