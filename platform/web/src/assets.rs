use rust_embed::{Embed, EmbeddedFile};
use std::borrow::Cow;
use std::collections::HashMap;

/// A folder inside the program: templates, locale files, styles. In a development build
/// it is read from the disk each time, so an edit shows without compiling.
#[derive(Clone, Copy)]
pub struct Assets {
    get: fn(&str) -> Option<EmbeddedFile>,
    names: fn() -> Vec<Cow<'static, str>>,
}

impl Assets {
    /// The folder behind this type.
    pub const fn of<E: Embed>() -> Assets {
        Assets { get: E::get, names: || E::iter().collect() }
    }

    /// No files.
    pub const fn none() -> Assets {
        Assets { get: |_| None, names: Vec::new }
    }

    /// A file's bytes.
    pub fn bytes(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        Some((self.get)(name)?.data)
    }

    /// A file as text.
    pub fn text(&self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?.into_owned()).ok()
    }

    /// The names of the files, with `/` between folders.
    pub fn names(&self) -> Vec<Cow<'static, str>> {
        (self.names)()
    }
}

/// The files that browsers fetch, each under an address that names its content.
pub(crate) struct Served {
    by_address: HashMap<String, (&'static str, Vec<u8>)>,
    address_of: HashMap<String, String>,
}

impl Served {
    /// Gathers the shell's own files and the operator's `theme.css`, if there is one.
    pub(crate) fn gather(theme: Option<Vec<u8>>) -> Served {
        let mut served = Served { by_address: HashMap::new(), address_of: HashMap::new() };
        let own = Assets::of::<OwnAssets>();
        for name in own.names() {
            if let Some(bytes) = own.bytes(&name) {
                served.add(&name, bytes.into_owned());
            }
        }
        served.add("theme.css", theme.unwrap_or_default());
        served
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        use sha2::{Digest, Sha256};
        let digest = hex::encode(&Sha256::digest(&bytes)[..6]);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let address = format!("/assets/{stem}.{digest}.{ending}");
        let kind = match ending {
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "js" => "text/javascript; charset=utf-8",
            _ => "application/octet-stream",
        };
        self.by_address.insert(address.clone(), (kind, bytes));
        self.address_of.insert(name.to_owned(), address);
    }

    /// The address of a file by its plain name.
    pub(crate) fn address(&self, name: &str) -> Option<&str> {
        self.address_of.get(name).map(String::as_str)
    }

    /// The file at an address, with its media type.
    pub(crate) fn at(&self, address: &str) -> Option<(&'static str, &[u8])> {
        self.by_address.get(address).map(|(kind, bytes)| (*kind, &**bytes))
    }
}

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct OwnAssets;
