//! Logging in without TLS: the password is not sent, but signed with the nonce of the server.

use data_encoding::HEXLOWER;
use md5::Md5;
use sha1::{Digest, Sha1};

/// The `signedPassword` of `LoginRequest14sp4`: MD5 of the nonce of `AuthenticationResponse`, a colon, and the SHA-1 of the
/// password, both in lower-case hex.
///
/// MD5 and SHA-1 protect little; they are what the interface asks for. With TLS the password itself is sent, in
/// `LoginRequest22V5`.
///
/// ```
/// use provisioning_api::oci::login::signed_password;
///
/// assert_eq!(signed_password("1234567890123", "password"), "77e4a6de3a1e00be05e121cf0ebee860");
/// ```
#[must_use]
pub fn signed_password(nonce: &str, password: &str) -> String {
    let password = HEXLOWER.encode(&Sha1::digest(password));
    HEXLOWER.encode(&Md5::digest(format!("{nonce}:{password}")))
}
