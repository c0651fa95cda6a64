# 200,000 turns that build, split, join and format text


def main(n):
    parts = []
    text = ""
    for i in range(n):
        parts.append(f"{i}:{i % 7}")
        text += "ab"
        if i % 10 == 0:
            word = "-".join(parts[-3:])
            if word.startswith("1") and "5" in word:
                text += word.upper()[:2]
            text = text[-50:]
    words = ",".join(parts).split(",")
    return len(words), sum(len(w) for w in words)


assert main(200_000) == (200_000, 1_488_890)
