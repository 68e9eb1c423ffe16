//! A provider of OpenID Connect that does what a test wants, also what none should.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(crate) const CLIENT: &str = "minga";
pub(crate) const SECRET: &str = "s3cr3t";

/// How it behaves at the moment.
#[derive(Clone)]
pub(crate) struct Behaviour {
    /// What it says of whoever comes back; `nonce`, `iss`, `aud`, `iat` and `exp` are added.
    pub(crate) claims: Value,
    /// What it says at the userinfo endpoint.
    pub(crate) userinfo: Value,
    /// The key with which it signs, and the key that it publishes.
    pub(crate) signs_with: u8,
    pub(crate) publishes: u8,
    pub(crate) kid: &'static str,
    /// What is done to the ID token before it goes out.
    pub(crate) tamper: fn(String) -> String,
    /// How it answers at one path.
    pub(crate) trouble: Option<(&'static str, Trouble)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Slow,
    Huge,
    Redirects,
    Fails,
}

/// What it was asked to remember when somebody was led to it.
#[derive(Clone, Default)]
struct Asked {
    nonce: String,
    challenge: String,
}

#[derive(Clone)]
pub(crate) struct Provider {
    address: SocketAddr,
    pub(crate) behaviour: Arc<Mutex<Behaviour>>,
    codes: Arc<Mutex<BTreeMap<String, Asked>>>,
    /// How often each path was asked.
    pub(crate) visits: Arc<Mutex<BTreeMap<String, u32>>>,
}

impl Provider {
    /// One that knows Ana, whose address is verified.
    pub(crate) fn start() -> Provider {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let behaviour = Behaviour {
            claims: json!({ "sub": "ana-1", "email": "ana@mintel.example", "email_verified": true }),
            userinfo: json!({ "sub": "ana-1" }),
            signs_with: 1,
            publishes: 1,
            kid: "one",
            tamper: |token| token,
            trouble: None,
        };
        let provider = Provider {
            address: listener.local_addr().unwrap(),
            behaviour: Arc::new(Mutex::new(behaviour)),
            codes: Arc::default(),
            visits: Arc::default(),
        };
        let own = provider.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = own.clone();
                std::thread::spawn(move || own.answer(stream));
            }
        });
        provider
    }

    pub(crate) fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn set(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut self.behaviour.lock().unwrap());
    }

    /// Somebody was led here and signed in: the code and the state with which they go back.
    pub(crate) fn sign_in(&self, address: &str) -> (String, String) {
        let url = url::Url::parse(address).unwrap();
        assert_eq!(url.origin().ascii_serialization(), self.issuer());
        let asked: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["scope"], "openid email");
        let mut codes = self.codes.lock().unwrap();
        let code = format!("code-{}", codes.len());
        let kept = Asked { nonce: asked["nonce"].clone(), challenge: asked["code_challenge"].clone() };
        codes.insert(code.clone(), kept);
        (code, asked["state"].clone())
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if line.trim().is_empty() {
                break;
            }
            head.push(line.trim().to_owned());
        }
        let field = |name: &str| {
            let mut lines = head.iter().filter_map(|line| line.split_once(": "));
            lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
        };
        let length = field("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let path = head[0].split(' ').nth(1).unwrap().to_owned();
        *self.visits.lock().unwrap().entry(path.clone()).or_default() += 1;
        let behaviour = self.behaviour.lock().unwrap().clone();
        let mut send = |status: &str, more: &str, body: &[u8]| {
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            // Whoever has had enough hangs up.
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        };
        match behaviour.trouble.filter(|(there, _)| *there == path).map(|(_, trouble)| trouble) {
            Some(Trouble::Slow) => std::thread::sleep(Duration::from_secs(8)),
            Some(Trouble::Huge) => return send("200 OK", "", &vec![b' '; 4 * 1024 * 1024]),
            Some(Trouble::Redirects) => return send("302 Found", "Location: /elsewhere\r\n", b""),
            Some(Trouble::Fails) => {
                return send(
                    "400 Bad Request",
                    "",
                    br#"{"error":"invalid_grant","error_description":"<b>x"}"#,
                );
            }
            None => {}
        }
        let answer = match &*path {
            "/.well-known/openid-configuration" => Some(self.description()),
            "/keys" => Some(json!({ "keys": [published(behaviour.publishes, behaviour.kid)] })),
            "/userinfo" => {
                field("authorization").filter(|it| it == "Bearer access").map(|_| behaviour.userinfo)
            }
            "/token" => self.token(&behaviour, &field("authorization").unwrap_or_default(), &body),
            _ => None,
        };
        match answer {
            Some(answer) => send("200 OK", "", answer.to_string().as_bytes()),
            None => send("400 Bad Request", "", br#"{"error":"invalid_grant"}"#),
        }
    }

    fn description(&self) -> Value {
        let at = |path: &str| format!("{}/{path}", self.issuer());
        json!({
            "issuer": self.issuer(),
            "authorization_endpoint": at("authorize"),
            "token_endpoint": at("token"),
            "userinfo_endpoint": at("userinfo"),
            "jwks_uri": at("keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        })
    }

    /// Gives a token once for a code, to whoever shows the secret and the PKCE verifier.
    fn token(&self, behaviour: &Behaviour, authorization: &str, body: &[u8]) -> Option<Value> {
        let asked: BTreeMap<_, _> = url::form_urlencoded::parse(body).into_owned().collect();
        let basic = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")));
        let code = self.codes.lock().unwrap().remove(&asked["code"])?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&asked["code_verifier"]));
        if authorization != basic || challenge != code.challenge {
            return None;
        }
        let mut claims = json!({
            "iss": self.issuer(),
            "aud": CLIENT,
            "nonce": code.nonce,
            "iat": 1_622_548_800,
            "exp": 1_622_548_800 + 300,
        });
        for (name, value) in behaviour.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let signed = jwt(&json!({ "alg": "EdDSA", "kid": behaviour.kid }), &claims, |text| {
            key(behaviour.signs_with).sign(text).to_bytes().to_vec()
        });
        Some(json!({
            "access_token": "access",
            "token_type": "Bearer",
            "id_token": (behaviour.tamper)(signed),
        }))
    }
}

/// A signed token.
pub(crate) fn jwt(head: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(head), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(sign(text.as_bytes()));
    format!("{text}.{signature}")
}

/// What a token says.
pub(crate) fn claims_of(token: &str) -> Value {
    let middle = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn published(seed: u8, kid: &str) -> Value {
    let x = URL_SAFE_NO_PAD.encode(key(seed).verifying_key().as_bytes());
    json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x })
}
