import asyncio
import requests_not_here

print("never")
