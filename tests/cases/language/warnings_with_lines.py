import warnings, sys
~True
x = ~False
def f():
    return ~True
f(); f()
warnings.warn('first')
warnings.warn('dep', DeprecationWarning)
warnings.warn('user', UserWarning, stacklevel=1)
def g(): warnings.warn('from g', stacklevel=2)
g()
for i in range(3): warnings.warn('loop')
for i in range(2): warnings.warn(f'loop{i}')
warnings.warn(RuntimeWarning('rt'))
class W(UserWarning): pass
warnings.warn('custom', W)
warnings.warn_explicit('exp', UserWarning, 'file.py', 42)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('rec'); warnings.warn('rec2', FutureWarning)
    print([(str(x.message), x.category.__name__, x.lineno, x.filename) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('err')
    except UserWarning as e: print('caught', e)
    try: ~True
    except DeprecationWarning as e: print('caught', str(e)[:30])
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    warnings.warn('ignored')
warnings.filterwarnings('ignore', message='ign.*')
warnings.warn('ignore me'); warnings.warn('not ignored')
warnings.filterwarnings('error', category=W)
try: warnings.warn('w', W)
except W as e: print('W', e)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'), end='')
try: warnings.warn(5)
except TypeError as e: print(e)
try: warnings.warn('x', int)
except TypeError as e: print(e)
try: warnings.warn('x', 'y')
except TypeError as e: print(e)
assert (1, 'always true')
1 is 1
'a' is 'b'
() is ()
[] is []
x is 5
x == None
"\d"
b"\z"
f"\w{x}"
'\8'
5()  if 0 else 0
if 0: 'a'()
if 0: [1]['a']
if 0: (1)(2)
if 0: 'a'[1,2]
if 0: [1,2][1,2]
if 0: {1}[0]
if 0: (1, 2)(3)
if 0: [1] [2] (3)
if 0: None[0]
if 0: f'x'()
if 0: (lambda: 0)[0]
1if x else 2
def h():
    try: pass
    finally:
        return 1
def h2():
    while 1:
        try: pass
        finally: break
def h3():
    for i in []:
        try: pass
        finally: continue
