//! Coroscope: asyncio.
