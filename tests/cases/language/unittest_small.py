import io
import unittest


class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x)
    def pop(self):
        if not self.items: raise IndexError("empty stack")
        return self.items.pop()


class TestStack(unittest.TestCase):
    def setUp(self): self.s = Stack()
    def tearDown(self): self.s = None
    def test_push_pop(self):
        self.s.push(1); self.assertEqual(self.s.pop(), 1)
    def test_empty(self):
        with self.assertRaises(IndexError) as cm: self.s.pop()
        self.assertIn("empty", str(cm.exception))
    def test_fails(self): self.assertEqual([1, 2, 3], [1, 2, 4], "lists")
    def test_errors(self): self.s.nope
    @unittest.skip("not now")
    def test_skipped(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.assertTrue(False)
    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i): self.assertLess(i, 2)
    def test_more(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertIsNone(None); self.assertRaisesRegex(ValueError, "inval", int, "x"); self.assertCountEqual([1, 2], [2, 1]); self.assertDictEqual({}, {}); self.assertIsInstance(1, int); self.assertGreater(2, 1); self.assertRegex("abc", "b")


r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(TestStack).run(r)
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), len(r.expectedFailures), r.wasSuccessful())
for t, tb in sorted(r.failures + r.errors, key=lambda p: str(p[0])):
    print(str(t).split(" ")[0], "|", tb.strip().splitlines()[-1])
tc = unittest.TestCase()
for f in (lambda: tc.assertEqual(1, 2), lambda: tc.assertEqual("a\nb", "a\nc"), lambda: tc.assertTrue(0), lambda: tc.assertIn(1, []), lambda: tc.assertEqual({"a": 1}, {"a": 2}), lambda: tc.assertRaises(ValueError, int, "5"), lambda: tc.assertIs(1, 2), lambda: tc.fail("why"), lambda: tc.assertAlmostEqual(1, 1.1), lambda: tc.assertIsNone(5), lambda: tc.assertEqual((1, 2), (1, 3)), lambda: tc.assertIsInstance("a", int), lambda: tc.assertGreater(1, 2), lambda: tc.assertNotEqual(1, 1)):
    try:
        f()
    except AssertionError as e:
        print("AssertionError:", e)
