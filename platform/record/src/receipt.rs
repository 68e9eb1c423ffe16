use crate::{Keys, RecordError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tlog_tiles::{Checkpoint, Hash, RecordProof, check_record, record_hash};

const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// A receipt: one entry, the proof that it is in the record, and a signed checkpoint. It can
/// be checked without any line to anybody (C2SP *tlog-proof*; the entry is its extra data).
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The entry.
    pub leaf: Vec<u8>,
    /// Its number, from 0.
    pub index: u64,
    /// The hashes from its sibling up to a child of the root.
    pub proof: RecordProof,
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl Receipt {
    /// Reads what [`Receipt::write`] wrote, or another program.
    pub fn read(text: &str) -> Result<Receipt, RecordError> {
        let malformed = || RecordError::Malformed("this is no receipt (c2sp.org/tlog-proof@v1)".to_owned());
        let (head, checkpoint) = text.split_once("\n\n").ok_or_else(malformed)?;
        let mut lines = head.lines();
        if lines.next() != Some(HEAD) {
            return Err(malformed());
        }
        let extra = lines.next().and_then(|line| line.strip_prefix("extra ")).ok_or_else(malformed)?;
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).ok_or_else(malformed)?;
        Ok(Receipt {
            leaf: STANDARD.decode(extra).map_err(|_| malformed())?,
            index: index.parse().map_err(|_| malformed())?,
            proof: lines.map(Hash::parse_hash).collect::<Result<_, _>>()?,
            checkpoint: checkpoint.to_owned(),
        })
    }

    /// As a file `.tlog-proof`.
    pub fn write(&self) -> String {
        let mut text = format!("{HEAD}\nextra {}\nindex {}\n", STANDARD.encode(&self.leaf), self.index);
        for hash in &self.proof {
            text.push_str(&format!("{hash}\n"));
        }
        text.push('\n');
        text.push_str(&self.checkpoint);
        text
    }

    /// Whether one of these keys signed a record that has this entry; if so, the checkpoint.
    pub fn check(&self, keys: &Keys) -> Result<Checkpoint, RecordError> {
        let checkpoint = keys.open(&self.checkpoint)?;
        let leaf = record_hash(&self.leaf);
        check_record(&self.proof, checkpoint.size(), *checkpoint.hash(), self.index, leaf)?;
        Ok(checkpoint)
    }
}
