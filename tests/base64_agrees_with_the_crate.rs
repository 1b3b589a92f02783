//! Our Base64 writes what the well-known crate writes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes(bytes in any::<Vec<u8>>()) {
        prop_assert_eq!(put_playground::encode::base64::encode(&bytes), STANDARD.encode(&bytes));
    }
}
