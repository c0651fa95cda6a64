import asyncio
import sys
import unittest


class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.q = asyncio.Queue()
        print("asyncSetUp")

    async def asyncTearDown(self):
        print("asyncTearDown")

    async def test_get(self):
        asyncio.get_running_loop().call_later(1, self.q.put_nowait, 5)
        self.assertEqual(await self.q.get(), 5)

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.1):
                await self.q.get()

    async def test_wrong(self):
        self.assertEqual(1, 2, "by design")


r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r.testsRun, len(r.failures), len(r.errors))
print(r.failures[0][1].splitlines()[-1])
