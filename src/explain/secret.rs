//! Which headers and fields hold secrets, so that links, history and storage leave them out.
//!
//! A guess by name, and on the careful side: a name that only looks like a secret costs the user one tick, a secret that
//! is missed ends up in a link.

/// Headers that carry a secret although their name has no telling word in it.
const SECRET_HEADERS: &[&str] = &[
    "authorization",
    "cookie",
    "cookie2",
    "proxy-authorization",
    "set-cookie",
    "set-cookie2",
    "x-auth",
    "x-auth-key",
    "x-authorization",
    "x-goog-iam-authorization-token",
    "x-session-id",
];

/// A name with one of these words anywhere in it, once its punctuation is gone, is a secret.
const TELLING_WORDS: &[&str] = &[
    "accesskey",
    "apikey",
    "authkey",
    "authtoken",
    "accesstoken",
    "credential",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "refreshtoken",
    "secret",
    "signingkey",
];

/// Fields that are secret only under exactly this name: inside a longer one the letters mean something else.
const SECRET_FIELDS: &[&str] = &[
    "auth",
    "authorization",
    "bearer",
    "cookie",
    "cvc",
    "cvv",
    "jwt",
    "otp",
    "pass",
    "pin",
    "pwd",
    "session",
    "sessionid",
    "sid",
    "sig",
    "signature",
];

/// Whether a header of this name carries a secret.
///
/// ```
/// use put_playground::explain::is_secret_header;
/// assert!(is_secret_header("Authorization") && is_secret_header("X-Api-Key"));
/// assert!(!is_secret_header("If-Match"));
/// ```
pub fn is_secret_header(name: &str) -> bool {
    let name = name.trim();
    SECRET_HEADERS.iter().any(|secret| secret.eq_ignore_ascii_case(name)) || has_telling_word(&squeezed(name))
}

/// Whether a form field, query parameter or JSON key of this name carries a secret.
///
/// ```
/// use put_playground::explain::is_secret_field;
/// assert!(is_secret_field("client_secret") && is_secret_field("newPassword"));
/// assert!(!is_secret_field("key"));
/// ```
pub fn is_secret_field(name: &str) -> bool {
    let squeezed = squeezed(name);
    SECRET_FIELDS.contains(&squeezed.as_str()) || has_telling_word(&squeezed)
}

/// `access_token`, `Access-Token` and `accessToken` are one name.
fn squeezed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

fn has_telling_word(squeezed: &str) -> bool {
    squeezed.ends_with("token") || TELLING_WORDS.iter().any(|word| squeezed.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_carry_secrets() {
        for name in [
            "Authorization",
            "authorization",
            "Proxy-Authorization",
            "Cookie",
            "Set-Cookie",
            "X-Api-Key",
            "Api-Key",
            "X-Auth-Token",
            "X-CSRF-Token",
            "X-Amz-Security-Token",
            "X-Client-Secret",
            "Ocp-Apim-Subscription-Credential",
        ] {
            assert!(is_secret_header(name), "{name}");
        }
        for name in ["", "ETag", "If-Match", "Content-Type", "X-Key", "Accept", "Idempotency-Key"] {
            assert!(!is_secret_header(name), "{name}");
        }
    }

    #[test]
    fn fields_that_carry_secrets() {
        for name in [
            "password",
            "Password",
            "passwd",
            "pwd",
            "new_password",
            "passwordConfirm",
            "token",
            "access_token",
            "refresh-token",
            "id_token",
            "secret",
            "client_secret",
            "clientSecret",
            "api_key",
            "apikey",
            "api-key",
            "aws_secret_access_key",
            "private_key",
            "otp",
            "PIN",
        ] {
            assert!(is_secret_field(name), "{name}");
        }
        for name in
            ["", "key", "key1", "value", "tokens", "spin", "passenger", "author", "session_name", "title"]
        {
            assert!(!is_secret_field(name), "{name}");
        }
    }
}
