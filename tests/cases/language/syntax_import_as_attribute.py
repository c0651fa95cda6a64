import asyncio as a.b
