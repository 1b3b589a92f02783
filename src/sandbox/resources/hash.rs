//! The hashes of digest authentication: MD5 (RFC 1321), SHA-256 and SHA-512 (RFC 6234), as RFC 7616 §3.2 uses them.
//!
//! The crates for them make the worker 20 KiB larger, 4 KiB in brotli, with loops unrolled for speed; the tests hold this
//! against them. Nothing that is worth a secret is protected here: the password stands in the path.

/// A hash by the name that it has in header fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Md5,
    Sha256,
    Sha512,
}

impl Algorithm {
    /// MD5 where the name is another one: it is what RFC 7616 §3.3 assumes.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "SHA-256" => Self::Sha256,
            "SHA-512" => Self::Sha512,
            _ => Self::Md5,
        }
    }

    /// The name in header fields.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }

    /// The hash of `content` in lower-case hexadecimal digits.
    pub(super) fn hex(self, content: &[u8]) -> String {
        let bytes = match self {
            Self::Md5 => md5(content),
            Self::Sha256 => sha2(content, 32),
            Self::Sha512 => sha2(content, 64),
        };
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The integer parts of 2³² · |sin n|, n in radians from 1 on (RFC 1321 §3.4).
const SINES: [u32; 64] = [
    0xD76A_A478,
    0xE8C7_B756,
    0x2420_70DB,
    0xC1BD_CEEE,
    0xF57C_0FAF,
    0x4787_C62A,
    0xA830_4613,
    0xFD46_9501,
    0x6980_98D8,
    0x8B44_F7AF,
    0xFFFF_5BB1,
    0x895C_D7BE,
    0x6B90_1122,
    0xFD98_7193,
    0xA679_438E,
    0x49B4_0821,
    0xF61E_2562,
    0xC040_B340,
    0x265E_5A51,
    0xE9B6_C7AA,
    0xD62F_105D,
    0x0244_1453,
    0xD8A1_E681,
    0xE7D3_FBC8,
    0x21E1_CDE6,
    0xC337_07D6,
    0xF4D5_0D87,
    0x455A_14ED,
    0xA9E3_E905,
    0xFCEF_A3F8,
    0x676F_02D9,
    0x8D2A_4C8A,
    0xFFFA_3942,
    0x8771_F681,
    0x6D9D_6122,
    0xFDE5_380C,
    0xA4BE_EA44,
    0x4BDE_CFA9,
    0xF6BB_4B60,
    0xBEBF_BC70,
    0x289B_7EC6,
    0xEAA1_27FA,
    0xD4EF_3085,
    0x0488_1D05,
    0xD9D4_D039,
    0xE6DB_99E5,
    0x1FA2_7CF8,
    0xC4AC_5665,
    0xF429_2244,
    0x432A_FF97,
    0xAB94_23A7,
    0xFC93_A039,
    0x655B_59C3,
    0x8F0C_CC92,
    0xFFEF_F47D,
    0x8584_5DD1,
    0x6FA8_7E4F,
    0xFE2C_E6E0,
    0xA301_4314,
    0x4E08_11A1,
    0xF753_7E82,
    0xBD3A_F235,
    0x2AD7_D2BB,
    0xEB86_D391,
];

/// By how much each of the four rounds of MD5 rotates.
const ROTATIONS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The fractions of the cube roots of the first 80 primes (RFC 6234 §5.2). SHA-256 has the upper halves of the first 64.
const CUBE_ROOTS: [u64; 80] = [
    0x428A_2F98_D728_AE22,
    0x7137_4491_23EF_65CD,
    0xB5C0_FBCF_EC4D_3B2F,
    0xE9B5_DBA5_8189_DBBC,
    0x3956_C25B_F348_B538,
    0x59F1_11F1_B605_D019,
    0x923F_82A4_AF19_4F9B,
    0xAB1C_5ED5_DA6D_8118,
    0xD807_AA98_A303_0242,
    0x1283_5B01_4570_6FBE,
    0x2431_85BE_4EE4_B28C,
    0x550C_7DC3_D5FF_B4E2,
    0x72BE_5D74_F27B_896F,
    0x80DE_B1FE_3B16_96B1,
    0x9BDC_06A7_25C7_1235,
    0xC19B_F174_CF69_2694,
    0xE49B_69C1_9EF1_4AD2,
    0xEFBE_4786_384F_25E3,
    0x0FC1_9DC6_8B8C_D5B5,
    0x240C_A1CC_77AC_9C65,
    0x2DE9_2C6F_592B_0275,
    0x4A74_84AA_6EA6_E483,
    0x5CB0_A9DC_BD41_FBD4,
    0x76F9_88DA_8311_53B5,
    0x983E_5152_EE66_DFAB,
    0xA831_C66D_2DB4_3210,
    0xB003_27C8_98FB_213F,
    0xBF59_7FC7_BEEF_0EE4,
    0xC6E0_0BF3_3DA8_8FC2,
    0xD5A7_9147_930A_A725,
    0x06CA_6351_E003_826F,
    0x1429_2967_0A0E_6E70,
    0x27B7_0A85_46D2_2FFC,
    0x2E1B_2138_5C26_C926,
    0x4D2C_6DFC_5AC4_2AED,
    0x5338_0D13_9D95_B3DF,
    0x650A_7354_8BAF_63DE,
    0x766A_0ABB_3C77_B2A8,
    0x81C2_C92E_47ED_AEE6,
    0x9272_2C85_1482_353B,
    0xA2BF_E8A1_4CF1_0364,
    0xA81A_664B_BC42_3001,
    0xC24B_8B70_D0F8_9791,
    0xC76C_51A3_0654_BE30,
    0xD192_E819_D6EF_5218,
    0xD699_0624_5565_A910,
    0xF40E_3585_5771_202A,
    0x106A_A070_32BB_D1B8,
    0x19A4_C116_B8D2_D0C8,
    0x1E37_6C08_5141_AB53,
    0x2748_774C_DF8E_EB99,
    0x34B0_BCB5_E19B_48A8,
    0x391C_0CB3_C5C9_5A63,
    0x4ED8_AA4A_E341_8ACB,
    0x5B9C_CA4F_7763_E373,
    0x682E_6FF3_D6B2_B8A3,
    0x748F_82EE_5DEF_B2FC,
    0x78A5_636F_4317_2F60,
    0x84C8_7814_A1F0_AB72,
    0x8CC7_0208_1A64_39EC,
    0x90BE_FFFA_2363_1E28,
    0xA450_6CEB_DE82_BDE9,
    0xBEF9_A3F7_B2C6_7915,
    0xC671_78F2_E372_532B,
    0xCA27_3ECE_EA26_619C,
    0xD186_B8C7_21C0_C207,
    0xEADA_7DD6_CDE0_EB1E,
    0xF57D_4F7F_EE6E_D178,
    0x06F0_67AA_7217_6FBA,
    0x0A63_7DC5_A2C8_98A6,
    0x113F_9804_BEF9_0DAE,
    0x1B71_0B35_131C_471B,
    0x28DB_77F5_2304_7D84,
    0x32CA_AB7B_40C7_2493,
    0x3C9E_BE0A_15C9_BEBC,
    0x431D_67C4_9C10_0D4C,
    0x4CC5_D4BE_CB3E_42B6,
    0x597F_299C_FC65_7E2A,
    0x5FCB_6FAB_3AD6_FAEC,
    0x6C44_198C_4A47_5817,
];

/// The fractions of the square roots of the first 8 primes (RFC 6234 §6.3). SHA-256 has the upper halves.
const SQUARE_ROOTS: [u64; 8] = [
    0x6A09_E667_F3BC_C908,
    0xBB67_AE85_84CA_A73B,
    0x3C6E_F372_FE94_F82B,
    0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1,
    0x9B05_688C_2B3E_6C1F,
    0x1F83_D9AB_FB41_BD6B,
    0x5BE0_CD19_137E_2179,
];

/// `content`, a one bit, zeros, and room of eight bytes for the length, in whole blocks of this size.
fn padded(content: &[u8], block: usize, length: [u8; 8]) -> Vec<u8> {
    let mut padded = content.to_vec();
    padded.push(0x80);
    // The length of SHA-512 has sixteen bytes, the first eight of which are zero here.
    while padded.len() % block != block - block / 8 {
        padded.push(0);
    }
    padded.resize(padded.len() + block / 8 - 8, 0);
    padded.extend(length);
    padded
}

fn md5(content: &[u8]) -> Vec<u8> {
    let mut state: [u32; 4] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476];
    for block in padded(content, 64, (content.len() as u64 * 8).to_le_bytes()).chunks_exact(64) {
        let word = |index: usize| {
            let bytes = block[4 * index..4 * index + 4].iter().rev();
            bytes.fold(0, |word, byte| word << 8 | u32::from(*byte))
        };
        let [mut a, mut b, mut c, mut d] = state;
        for (step, sine) in SINES.iter().enumerate() {
            let (mixed, index) = match step / 16 {
                0 => (b & c | !b & d, step),
                1 => (d & b | !d & c, 5 * step + 1),
                2 => (b ^ c ^ d, 3 * step + 5),
                _ => (c ^ (b | !d), 7 * step),
            };
            let sum = a.wrapping_add(mixed).wrapping_add(*sine).wrapping_add(word(index % 16));
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(sum.rotate_left(ROTATIONS[step / 16][step % 4]));
        }
        for (word, more) in state.iter_mut().zip([a, b, c, d]) {
            *word = word.wrapping_add(more);
        }
    }
    state.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// SHA-256 with words of 32 bits, SHA-512 with words of 64: the same steps with other amounts.
fn sha2(content: &[u8], bits: u32) -> Vec<u8> {
    let mask = u64::MAX >> (64 - bits);
    let (size, rounds, amounts) = match bits {
        32 => (4, 64, [[7, 18, 3], [17, 19, 10], [2, 13, 22], [6, 11, 25]]),
        _ => (8, 80, [[1, 8, 7], [19, 61, 6], [28, 34, 39], [14, 18, 41]]),
    };
    let rotate = |word: u64, amount: u32| (word >> amount | word << (bits - amount)) & mask;
    let mix = |word: u64, which: usize| {
        let [a, b, c] = amounts[which];
        // The first two are for the schedule and shift where the others rotate.
        rotate(word, a) ^ rotate(word, b) ^ if which < 2 { word >> c } else { rotate(word, c) }
    };
    let mut state = SQUARE_ROOTS.map(|root| root >> (64 - bits));
    let blocks = padded(content, 16 * size, (content.len() as u64 * 8).to_be_bytes());
    for block in blocks.chunks_exact(16 * size) {
        let mut words: Vec<u64> = Vec::with_capacity(rounds);
        let word = |bytes: &[u8]| bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        words.extend(block.chunks_exact(size).map(word));
        for t in 16..rounds {
            let terms = [mix(words[t - 2], 1), words[t - 7], mix(words[t - 15], 0), words[t - 16]];
            words.push(sum(&terms) & mask);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for (word, root) in words.iter().zip(CUBE_ROOTS) {
            let first = sum(&[h, mix(e, 3), e & f ^ !e & g, root >> (64 - bits), *word]);
            let second = sum(&[mix(a, 2), a & b ^ a & c ^ b & c]);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first) & mask);
            (d, c, b, a) = (c, b, a, first.wrapping_add(second) & mask);
        }
        for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(more) & mask;
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes().into_iter().skip(8 - size)).collect()
}

fn sum(terms: &[u64]) -> u64 {
    terms.iter().fold(0, |sum, term| sum.wrapping_add(*term))
}

#[cfg(test)]
mod tests {
    use super::Algorithm;
    use sha2::Digest;

    /// RFC 1321 A.5, RFC 6234 §8.5.
    #[test]
    fn the_examples_of_the_standards() {
        for (name, digest) in [
            ("MD5", "900150983cd24fb0d6963f7d28e17f72"),
            ("SHA-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "SHA-512",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            ),
        ] {
            assert_eq!(Algorithm::named(name).hex(b"abc"), digest);
            assert_eq!(Algorithm::named(name).as_str(), name);
        }
    }

    #[test]
    fn every_length_around_two_blocks_agrees_with_the_crates() {
        let content: Vec<u8> = (0..300_u32).map(|place| (place * 7 % 251) as u8).collect();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        for length in 0..content.len() {
            let content = &content[..length];
            assert_eq!(Algorithm::Md5.hex(content), hex(&md5::Md5::digest(content)), "{length}");
            assert_eq!(Algorithm::Sha256.hex(content), hex(&sha2::Sha256::digest(content)), "{length}");
            assert_eq!(Algorithm::Sha512.hex(content), hex(&sha2::Sha512::digest(content)), "{length}");
        }
    }
}
