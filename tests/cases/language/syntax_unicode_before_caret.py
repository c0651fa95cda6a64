greeting = "こんにちは 😀" + 5 5
