//! Digests: which algorithms a manifest may name, and how a digest is written.

use md5::Md5;
use sha2::digest::DynDigest;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

/// An algorithm that a manifest may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// MD5; only old bags have it, and nothing of ours relies on it.
    Md5,
    /// SHA-224.
    Sha224,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Returns the algorithm that a manifest's file name means, or none that is known here.
    ///
    /// # Source
    /// RFC 8493, section 2.4: the lower-case name with everything but letters and digits taken out.
    pub fn from_name(name: &str) -> Option<Algorithm> {
        Some(match name {
            "md5" => Algorithm::Md5,
            "sha224" => Algorithm::Sha224,
            "sha256" => Algorithm::Sha256,
            "sha384" => Algorithm::Sha384,
            "sha512" => Algorithm::Sha512,
            _ => return None,
        })
    }

    /// Returns how many hexadecimal digits a digest has.
    pub fn digits(self) -> usize {
        match self {
            Algorithm::Md5 => 32,
            Algorithm::Sha224 => 56,
            Algorithm::Sha256 => 64,
            Algorithm::Sha384 => 96,
            Algorithm::Sha512 => 128,
        }
    }

    fn hasher(self) -> Box<dyn DynDigest> {
        match self {
            Algorithm::Md5 => Box::new(Md5::new()),
            Algorithm::Sha224 => Box::new(Sha224::new()),
            Algorithm::Sha256 => Box::new(Sha256::new()),
            Algorithm::Sha384 => Box::new(Sha384::new()),
            Algorithm::Sha512 => Box::new(Sha512::new()),
        }
    }
}

/// Several digests of one stream of bytes, made in one pass.
pub struct Hashing(Vec<(Algorithm, Box<dyn DynDigest>)>);

impl Hashing {
    /// Begins.
    pub fn new(algorithms: &[Algorithm]) -> Hashing {
        let begin = |algorithm: &Algorithm| (*algorithm, algorithm.hasher());
        Hashing(algorithms.iter().map(begin).collect())
    }

    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.iter_mut().for_each(|(_, hasher)| hasher.update(bytes));
    }

    /// Returns the digests as lower-case hexadecimal digits.
    pub fn finish(self) -> Vec<(Algorithm, String)> {
        let end = |(algorithm, hasher): (Algorithm, Box<dyn DynDigest>)| (algorithm, hex(&hasher.finalize()));
        self.0.into_iter().map(end).collect()
    }
}

/// Returns the SHA-512 of `bytes` as lower-case hexadecimal digits.
pub fn sha512(bytes: &[u8]) -> String {
    hex(&Sha512::digest(bytes))
}

/// Returns the SHA-256 of `bytes` as lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Writes bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standards() {
        // RFC 1321, A.5, and FIPS 180-4: the digests of no bytes and of "abc".
        let mut hashing = Hashing::new(&[Algorithm::Md5, Algorithm::Sha256]);
        hashing.update(b"a");
        hashing.update(b"bc");
        let digests = hashing.finish();
        assert_eq!(digests[0].1, "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            digests[1].1,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert!(sha512(b"").starts_with("cf83e1357eefb8bd"));
        for name in ["md5", "sha224", "sha256", "sha384", "sha512"] {
            let algorithm = Algorithm::from_name(name).expect(name);
            let digest = &Hashing::new(&[algorithm]).finish()[0].1;
            assert_eq!(digest.len(), algorithm.digits(), "{name}");
        }
    }
}
