//! Numbers for tests that try many things: the same seed, the same numbers, on every machine.

/// A small generator of numbers.
///
/// # Source
/// G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003. A seed of 0 would give nothing else.
pub struct Random(pub u64);

impl Random {
    /// Returns the next number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).expect("it is below a usize")
    }
}
