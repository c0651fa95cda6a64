def t(*srcs):
    for s in srcs:
        try:
            r = eval(s, globals())
            print(s, "->", repr(r))
        except BaseException as e:
            print(s, "!!", type(e).__name__ + ":", e)

t("'abc'.center(10,'*')","'abc'.center(10,'**')","'abc'.center('x')","'abc'.center()","'abc'.ljust(6,'é')","'abc'.rjust(2)","'abc'.zfill(10)","'-abc'.zfill(10)","'+'.zfill(3)","''.zfill(2)",
"'abc'.zfill('x')","'a,b,,c'.split(',')","'a,b,,c'.split(',',1)","'a b  c '.split()","' a b c '.split(None,1)","'abc'.split('')","'abc'.split(1)","'abc'.split(',', 'x')","'a,b'.split(sep=',',maxsplit=0)","'a,b,c'.rsplit(',',1)","' a  b c '.rsplit(None,1)",
"'abc'.split(',',1,2)","'abc'.rsplit('')","'a\\nb\\r\\nc\\x0bd\\x1ce\\u2028f'.splitlines()","'a\\nb\\n'.splitlines(True)","'a\\nb\\n'.splitlines(keepends=True)","''.splitlines()","'abc'.partition('b')","'abc'.partition('')","'abc'.partition('z')","'abc'.rpartition('z')","'abcbd'.rpartition('b')","'abc'.partition(1)","'abc'.partition()",
"'abc'.join(['x','y'])","','.join([1,2])","','.join(['a',None])","','.join(5)","','.join('abc')","','.join({'a':1,'b':2})","','.join([])","''.join(['a'],['b'])","','.join(x for x in 'ab')",
"'abcabc'.replace('a','x')","'abcabc'.replace('a','x',1)","'abc'.replace('','-')","'abc'.replace('','-',2)","'abc'.replace('a')","'abc'.replace(1,2)","'abcabc'.replace('a','x',count=1)","'aaa'.replace('aa','b')","'abc'.replace('b','',-1)",
"'hello'.find('l')","'hello'.find('l',3)","'hello'.find('l',-2,-1)","'hello'.find('')","'hello'.find('',10)","'hello'.find('',5)","'hello'.rfind('l')","'hello'.rfind('')","'hello'.index('z')","'hello'.rindex('z')","'hello'.index(1)","'hello'.count('l')","'hello'.count('')","'hello'.count('l',3)","'hello'.count()","'aaaa'.count('aa')","'hello'.find()","'hello'.find('l','x')","'hello'.find('l',None,None)",
"'hello'.startswith('he')","'hello'.startswith(('x','h'))","'hello'.startswith(1)","'hello'.startswith(('x',1))","'hello'.startswith(['h'])","'hello'.endswith('lo',3)","'hello'.endswith('lo',4)","'hello'.startswith('')","'hello'.startswith('',6)","'hello'.startswith('',5)","'hello'.startswith()",
"'hello'.removeprefix('he')","'hello'.removesuffix('lo')","'hello'.removeprefix('x')","'hello'.removeprefix(1)","'hello'.strip('ho')","'  x '.strip()","'\\u3000x\\xa0'.strip()","'hello'.lstrip('hel')","'hello'.rstrip('lo')","'hello'.strip(1)","'hello'.strip(None)","'x'.strip('a','b')",
"'hello'.expandtabs()","'a\\tb'.expandtabs()","'a\\tb'.expandtabs(4)","'a\\tbc\\td'.expandtabs(tabsize=3)","'a\\tb'.expandtabs(0)","'a\\tb'.expandtabs(-1)","'ab\\n\\tc'.expandtabs()",
"'HeLLo'.swapcase()","'hello world'.title()","'they\\'re bill\\'s'.title()","'hello'.capitalize()","'ßa'.capitalize()","'ß'.upper()","'İ'.lower()","'ǆ'.title()","'ﬁ'.upper()","'ſ'.casefold()","'ß'.casefold()","'Σ'.lower()","'ΑΣ'.lower()","'ΑΣ Β'.lower()","'HELLO'.lower(1)",
"'abc'.isalpha()","'ab1'.isalnum()","''.isalpha()","'²'.isdigit()","'²'.isdecimal()","'½'.isnumeric()","'一'.isnumeric()","'٣'.isdecimal()","'abc'.isidentifier()","'1a'.isidentifier()","'class'.isidentifier()","'é'.isidentifier()","'a b'.isidentifier()","' '.isspace()","''.isspace()","'\\x1c'.isspace()","'Ab Cd'.istitle()","'AB'.isupper()","'a1'.islower()","'1'.islower()","'\\n'.isprintable()","''.isprintable()","'\\xa0'.isprintable()","'a'.isascii()","'é'.isascii()","'ǅ'.istitle()","'ǅ'.isupper()",
"str.maketrans('abc','xyz')","str.maketrans('abc','xy')","str.maketrans({'a':1,'b':None,98:'q'})","str.maketrans({'ab':1})","str.maketrans('a','b','c')","str.maketrans('a')","str.maketrans(1,2)","'abc'.translate({97:'x',98:None,99:120})","'abc'.translate({97:'xyz'})","'abc'.translate({97:1.5})","'abc'.translate({97:1114112})","'abc'.translate([1])","'abc'.translate(5)","'abc'.translate('xyz')",
"'a' + 1","'a' * 'b'","'a' * 1.5","'a' * -1","3 * 'ab'","'a' - 'b'","'a' < 1","'a' % 1","'abc'[5]","'abc'['a']","'abc'[1.5]","'abc'[None]","'abc'[::0]","'abc'[::-1]","'abcdef'[4:1:-2]","'abc'[-5:2]","'abc'[10:]","1 in 'abc'","None in 'abc'","'b' in 'abc'","'' in ''","del_('abc')","'abc'.foo","'abc'.foo()","'abc'.upper.foo","len('abc', 1)","len(5)","hash('a')==hash('a')","'abc'.encode('nope')","'é'.encode('ascii')","'aé€'.encode('ascii','replace')","'aé€'.encode('ascii','ignore')","'aé€'.encode('ascii','xmlcharrefreplace')","'aé€😀'.encode('ascii','backslashreplace')","'é'.encode('latin-1')","'€'.encode('latin-1')","'aé'.encode('ascii','namereplace')","'aé'.encode('ascii','nope')","'a'.encode(1)","'a'.encode(errors=1)","str(b'a')","str(b'a','ascii')","str(b'\\xff','utf8')","str(b'a', 1)","str('a','ascii')","str(1,'ascii')","str(object=5)","str()","str(encoding='ascii')","str(b'abc',errors='strict')")
class S(str):
    def __str__(self): return 'S!'
    def __repr__(self): return 'Srepr'
s=S('abc')
t("s","str(s)","f'{s}'","'%s' % s","'%r' % s","s+'x'","s.upper()","type(s.upper())","type(s+s)","type(s[:])","type(s*1)","type(str(s))","s=='abc'","hash(s)==hash('abc')","{s:1}['abc']","''.join([s])","type(''.join([s]))","'{}'.format(s)","format(s)","type(s.strip())","type(s.replace('z','y'))","len(s)","list(s)","s in 'xabc'", "S(5)", "S(5)+''")
