/// Whether mail is sent to this address: `name@host.example`, in ASCII, as almost everybody
/// has one (RFC 5321 without quoted names, address literals and hosts of one word; a host with
/// other letters is written in its ASCII form). Whether anybody reads it is another question.
pub fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    text.len() <= 254 && is_name(name) && is_host(host)
}

fn is_name(name: &str) -> bool {
    // The `atext` of RFC 5322.
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    name.len() <= 64 && name.split('.').all(|part| !part.is_empty() && part.bytes().all(atom))
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    host.contains('.') && host.split('.').all(is_label) && !is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        let longest = format!("{}@{}.example", "a".repeat(64), ["b".repeat(60).as_str(); 2].join("."));
        let good = [
            "ana@example.org",
            "ana.perez+minga@gobierno.example.ec",
            "o'brien@example.org",
            "a@b.co",
            "x_-/=?^`{|}~!#$%&*@1.example",
            "ana@xn--espaa-rta.example",
            &longest,
        ];
        for address in good {
            assert!(is_address(address), "{address}");
        }
        let long_name = format!("{}@example.org", "a".repeat(65));
        let long_label = format!("a@{}.example", "b".repeat(64));
        let long = format!("a@{}.example", ["b".repeat(60).as_str(); 5].join("."));
        let bad = [
            "",
            "@",
            "ana",
            "ana@",
            "@example.org",
            "ana@example",
            "ana@example.",
            "ana@.example.org",
            "ana@exa..mple.org",
            "ana@-a.example",
            "ana@a-.example",
            "ana@127.0.0.1",
            "ana@[127.0.0.1]",
            "ana@exam_ple.org",
            ".ana@example.org",
            "ana.@example.org",
            "a..na@example.org",
            "ana@eva@example.org",
            "\"ana\"@example.org",
            "Ana <ana@example.org>",
            "ana@example.org,eva@example.org",
            " ana@example.org",
            "ana@example.org ",
            "ana@example.org\r\nBcc: eva@example.org",
            "ana\n@example.org",
            "ana@example.org\0",
            "añá@example.org",
            "ana@españa.example",
            &long_name,
            &long_label,
            &long,
        ];
        for address in bad {
            assert!(!is_address(address), "{address:?}");
        }
    }
}
