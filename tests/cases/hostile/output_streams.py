import sys
print("x" * 50_000)
for i in range(2000):
    print(i, end=",")
print()
sys.stdout.write("no newline")
sys.stdout.flush()
print("\r\b\x1b[31mred\x1b[0m\x00\x07")
print("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
try:
    print("\ud800")
except UnicodeEncodeError as e:
    print("UnicodeEncodeError:", e)
class Out:
    def write(self, s): raise ValueError("cannot write")
try:
    print("a", file=Out())
except ValueError as e:
    print("ValueError:", e)
try:
    print("a", file=5)
except AttributeError as e:
    print("AttributeError:", e)
old = sys.stdout
sys.stdout = None
print("goes nowhere")
sys.stdout = old
print("back", file=None)
