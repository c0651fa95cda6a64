import re
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity."""
words = re.findall(r"[a-z]+", TEXT.lower())
c = Counter(words)
for w, n in c.most_common(5):
    print(f"{w:<8}{n:>3} {'*' * n}")
by_len = defaultdict(set)
for w in words:
    by_len[len(w)].add(w)
for n in sorted(by_len):
    print(n, sorted(by_len[n]))
pairs = Counter(zip(words, words[1:]))
print(pairs.most_common(3))
print(" ".join(sorted(set(words), key=lambda w: (-len(w), w))[:5]))
longest = max(words, key=len)
print(longest, sum(map(len, words)) / len(words), len(set(words)))
print("\n".join(f"{i:>2}: {line}" for i, line in enumerate(TEXT.splitlines(), 1)))
