//! The Mersenne Twister with CPython's seeding (`_randommodule.c`, `random.py`).

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;

use crate::fault::{Fault, Outcome};

const N: usize = 624;
const M: usize = 397;

/// The generator behind one `random.Random`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mt19937 {
    state: [u32; N],
    /// The next word of `state` to give out; `N` when new words are due.
    index: usize,
}

impl Mt19937 {
    /// Seeded with an integer, of which the sign does not count: `random.seed(n)`.
    pub fn from_int(n: &BigInt) -> Mt19937 {
        let mut key = n.magnitude().to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        Mt19937::from_key(&key)
    }

    /// Seeded with bytes, for which CPython's `random.seed(version=2)` takes the bytes and their SHA-512 as one
    /// big-endian integer. A `str` is seeded by its UTF-8.
    pub fn from_bytes(bytes: &[u8], sha512: &[u8]) -> Mt19937 {
        let mut all = Vec::with_capacity(bytes.len() + sha512.len());
        all.extend_from_slice(bytes);
        all.extend_from_slice(sha512);
        Mt19937::from_int(&BigInt::from(BigUint::from_bytes_be(&all)))
    }

    /// Seeded with the hash of an object, as `random.seed(x)` does for floats.
    pub fn from_hash(hash: i64) -> Mt19937 {
        Mt19937::from_int(&BigInt::from(hash as u64))
    }

    fn from_word(seed: u32) -> Mt19937 {
        let mut state = [0u32; N];
        state[0] = seed;
        for i in 1..N {
            let last = state[i - 1];
            state[i] = 1_812_433_253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
        }
        Mt19937 { state, index: N }
    }

    /// `init_by_array` of the reference implementation.
    pub fn from_key(key: &[u32]) -> Mt19937 {
        let mut mt = Mt19937::from_word(19_650_218);
        let state = &mut mt.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let last = state[i - 1];
            let mixed = state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525);
            state[i] = mixed.wrapping_add(key.get(j).copied().unwrap_or(0)).wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 0..N - 1 {
            let last = state[i - 1];
            let mixed = state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941);
            state[i] = mixed.wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
        mt
    }

    fn refill(&mut self) {
        for k in 0..N {
            let y = (self.state[k] & 0x8000_0000) | (self.state[(k + 1) % N] & 0x7fff_ffff);
            let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[k] = self.state[(k + M) % N] ^ (y >> 1) ^ odd;
        }
        self.index = 0;
    }

    /// The next 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// `random()`: 53 bits in [0, 1).
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_u32() >> 5);
        let low = f64::from(self.next_u32() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(k)`. Linear in `k`.
    pub fn getrandbits(&mut self, k: u64) -> Outcome<BigInt> {
        if k > super::int::MAX_BITS {
            return Err(Fault::memory());
        }
        if k == 0 {
            return Ok(BigInt::zero());
        }
        let mut words = Vec::with_capacity((k / 32 + 1) as usize);
        let mut left = k;
        while left > 0 {
            let word = self.next_u32();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        Ok(BigInt::from(BigUint::new(words)))
    }

    /// `getrandbits(k)` for `1 <= k <= 63`, as `randrange` and `choice` ask for it.
    pub fn small_bits(&mut self, k: u32) -> u64 {
        if k <= 32 {
            return u64::from(self.next_u32() >> (32 - k));
        }
        let low = u64::from(self.next_u32());
        low | u64::from(self.next_u32() >> (64 - k)) << 32
    }

    /// A number below `n > 0`: `Random._randbelow_with_getrandbits`.
    pub fn below(&mut self, n: u64) -> u64 {
        let k = 64 - n.leading_zeros();
        loop {
            let r = if k == 64 {
                u64::from(self.next_u32()) | u64::from(self.next_u32()) << 32
            } else {
                self.small_bits(k)
            };
            if r < n {
                return r;
            }
        }
    }

    /// The 625 numbers of `getstate()`: the words, then the index.
    pub fn words(&self) -> impl Iterator<Item = u32> + '_ {
        self.state.iter().copied().chain(std::iter::once(self.index as u32))
    }

    /// The generator in a state that `words` gave; `None` if there are not 625 of them or the index is out of range.
    pub fn from_words(words: &[u32]) -> Option<Mt19937> {
        let (index, state) = words.split_last()?;
        let state: [u32; N] = state.try_into().ok()?;
        let index = *index as usize;
        (index <= N).then_some(Mt19937 { state, index })
    }
}
