//! Our Base64 writes and reads what the well-known crate does.

use base64::Engine;
use base64::alphabet::STANDARD as STANDARD_ALPHABET;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_is_read_as_the_crate_reads_it(text in "[A-Za-z0-9+/=]{0,12}") {
        let engine = GeneralPurpose::new(&STANDARD_ALPHABET, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));
        prop_assert_eq!(put_playground::encode::base64::decode(&text), engine.decode(&text).ok());
    }

    #[test]
    fn any_bytes(bytes in any::<Vec<u8>>()) {
        prop_assert_eq!(put_playground::encode::base64::encode(&bytes), STANDARD.encode(&bytes));
    }
}
