import base64, binascii, hashlib, struct, uuid, zlib
for n in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
    print(n, hashlib.new(n, b"hello").hexdigest()[:32])
h = hashlib.sha256(); h.update(b"hel"); c = h.copy(); h.update(b"lo"); print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), h.digest_size, h.name, c.hexdigest()[:8], h.block_size, hashlib.md5(b"").hexdigest())
print(base64.b64encode(b"hi\xff?"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"a"), base64.b16encode(b"az"), base64.b85encode(b"hello"), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"), zlib.crc32(b"hello") if hasattr(zlib, "crc32") else 0)
print(struct.pack("<IhB", 1, -2, 255), struct.unpack("<IhB", b"\x01\x00\x00\x00\xfe\xff\xff"), struct.calcsize("<IhB"), struct.pack(">d", 1.5), struct.pack("4s", b"ab"), struct.unpack("!H", b"\x01\x02"), struct.pack("<?q", True, -1), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.Struct("<f").size)
u = uuid.UUID("12345678123456781234567812345678")
print(u, repr(u), u.hex, u.int, u.version, uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), u.urn, u == uuid.UUID(int=u.int), uuid.UUID(bytes=b"\x00" * 16), len(str(uuid.uuid4())), uuid.uuid4().version, u.bytes[:2], uuid.NIL)
for f in (lambda: hashlib.new("nope"), lambda: hashlib.sha256("str"), lambda: base64.b64decode("a"), lambda: struct.pack("<B", 300), lambda: struct.unpack("<I", b"1"), lambda: uuid.UUID("x"), lambda: base64.b64encode("s"), lambda: struct.pack("<Q"), lambda: struct.pack("y", 1), lambda: binascii.unhexlify("xyz"), lambda: uuid.UUID()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
