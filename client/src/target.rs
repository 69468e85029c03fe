//! Where a server is: `ocs://host`, `ocss://host:2209`, `https://host/path`.

use std::fmt;

/// The path of the web service, unless one is given.
pub(crate) const PATH: &str = "/webservice/services/ProvisioningService";

/// A server, and how it is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) transport: Transport,
    pub(crate) tls: bool,
    pub(crate) host: String,
    pub(crate) port: u16,
    /// Of the web service.
    pub(crate) path: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transport {
    Tcp,
    Soap,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match (self.transport, self.tls) {
            (Transport::Tcp, false) => "ocs",
            (Transport::Tcp, true) => "ocss",
            (Transport::Soap, false) => "http",
            (Transport::Soap, true) => "https",
        };
        write!(f, "{scheme}://{}{}", self.authority(), self.path)
    }
}

impl Target {
    /// Host and port.
    pub(crate) fn authority(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// Reads an address. The error says what would be one.
    pub(crate) fn parse(url: &str) -> Result<Self, String> {
        let wrong = |what: &str| {
            format!(
                "`{}`: {what}; an address is `ocs://host`, `ocss://host:2209` or `https://host/path`",
                url.escape_debug()
            )
        };
        let (scheme, rest) = url.split_once("://").ok_or_else(|| wrong("there is no scheme"))?;
        let (transport, tls, port) = match scheme {
            "ocs" => (Transport::Tcp, false, 2208),
            "ocss" => (Transport::Tcp, true, 2209),
            "http" => (Transport::Soap, false, 80),
            "https" => (Transport::Soap, true, 443),
            _ => return Err(wrong("the scheme is not known")),
        };
        let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        if authority.contains('@') {
            return Err("an address has no user and no password in it; give them by `login`".to_owned());
        }
        let (host, port) = match authority.strip_prefix('[').map(|rest| rest.split_once(']')) {
            Some(Some((host, ""))) => (host, port),
            Some(Some((host, rest))) => {
                (host, port_of(rest.strip_prefix(':')).ok_or_else(|| wrong("the port is none"))?)
            }
            Some(None) => return Err(wrong("`]` is missing")),
            None => match authority.split_once(':') {
                None => (authority, port),
                Some((host, port)) => (host, port_of(Some(port)).ok_or_else(|| wrong("the port is none"))?),
            },
        };
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(wrong("there is no host"));
        }
        let path = match (transport, path) {
            (Transport::Tcp, "" | "/") => "",
            (Transport::Tcp, _) => return Err(wrong("TCP has no path")),
            (Transport::Soap, "" | "/") => PATH,
            (Transport::Soap, path) => path,
        };
        Ok(Self { transport, tls, host: host.to_owned(), port, path: path.to_owned() })
    }
}

fn port_of(text: Option<&str>) -> Option<u16> {
    text.and_then(|text| text.parse().ok()).filter(|port| *port > 0)
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn addresses() {
        for (given, meant) in [
            ("ocs://ocs.example.com", "ocs://ocs.example.com:2208"),
            ("ocss://ocs.example.com/", "ocss://ocs.example.com:2209"),
            ("ocs://[::1]:99", "ocs://[::1]:99"),
            ("https://x", "https://x:443/webservice/services/ProvisioningService"),
            (
                "http://x:81/OCIOverSoap/services/ProvisioningService",
                "http://x:81/OCIOverSoap/services/ProvisioningService",
            ),
        ] {
            assert_eq!(Target::parse(given).unwrap().to_string(), meant);
        }
        for wrong in ["ocs.example.com", "ftp://x", "ocs://", "ocs://x:0", "ocs://x/path", "ocs://[::1", "ocs://u:p@x"]
        {
            assert!(Target::parse(wrong).is_err(), "{wrong}");
        }
        assert!(!Target::parse("ocs://u:secret@x").unwrap_err().contains("secret"));
    }
}
