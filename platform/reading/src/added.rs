//! What was added to a PDF after it had a certain length: nothing but further signatures and what
//! proves them (ETSI EN 319 142-1: a store of certificates and answers, time stamps), or more.
//!
//! Everything that can be reached from the catalog has to be what it was, to the letter. Looser
//! are only the places into which a signature is written: the list of form fields, the list of
//! what lies on a page, a field that waited for a signature, and the store of proofs. So it does
//! not matter what was added as long as it can be reached by these places only.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::collections::HashSet;

/// The most bytes that one stream of objects may unpack to.
const UNPACKED: usize = 16 << 20;
/// The largest mark that a later signature may leave on a page, in square points: a quarter of a
/// sheet of A4. A larger one could lie over what was signed before.
const LARGEST: f32 = 595.0 * 842.0 / 4.0;

/// What may change in a catalog.
const OF_CATALOG: [&[u8]; 5] = [b"AcroForm", b"DSS", b"Extensions", b"Metadata", b"Version"];
/// What may change in what a document says of itself.
const OF_INFO: [&[u8]; 2] = [b"ModDate", b"Producer"];
/// What may come to a field that waited for a signature.
const OF_WAITING: [&[u8]; 4] = [b"V", b"AP", b"M", b"F"];
/// What a new field for a signature may have: nothing that does anything.
const OF_FIELD: [&[u8]; 19] = [
    b"Type",
    b"Subtype",
    b"FT",
    b"T",
    b"V",
    b"Rect",
    b"F",
    b"P",
    b"AP",
    b"Lock",
    b"SV",
    b"DA",
    b"Ff",
    b"MK",
    b"M",
    b"BS",
    b"Border",
    b"StructParent",
    b"TU",
];

/// Of each of these lengths that the file had once: whether it got nothing since but signatures
/// and what proves them. What cannot be read got something else.
pub fn only_proofs_since(file: &[u8], lengths: &[usize]) -> Vec<bool> {
    let Some(after) = read(file) else { return vec![false; lengths.len()] };
    let since = |length: &usize| {
        // What is behind the end without being a part of the document is no proof of anything.
        let (before, added) = file.split_at_checked(*length)?;
        let is_part = added.trim_ascii_end().ends_with(b"%%EOF")
            && added.windows(b"startxref".len()).any(|some| some == b"startxref");
        let before = read(before).filter(|_| is_part)?;
        Comparison::of(&before, &after)
    };
    lengths.iter().map(|length| since(length).unwrap_or(false)).collect()
}

fn read(bytes: &[u8]) -> Option<Document> {
    // What would have to be repaired can be read in more than one way.
    let options =
        LoadOptions { strict: true, max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    (!document.is_encrypted()).then_some(document)
}

struct Comparison<'a> {
    before: &'a Document,
    after: &'a Document,
    /// Objects that have still to be compared, and those that have been put there.
    waiting: Vec<ObjectId>,
    known: HashSet<ObjectId>,
}

impl<'a> Comparison<'a> {
    /// `None` if something is missing that has to be there.
    fn of(before: &'a Document, after: &'a Document) -> Option<bool> {
        let mut it = Comparison { before, after, waiting: Vec::new(), known: HashSet::new() };
        let root = before.trailer.get(b"Root").ok()?.as_reference().ok()?;
        if after.trailer.get(b"Root").ok()?.as_reference().ok()? != root {
            return Some(false);
        }
        it.known.insert(root);
        let (old, new) = (before.catalog().ok()?, after.catalog().ok()?);
        let mut same = it.dictionaries(old, new, &OF_CATALOG) && it.forms(old, new) && it.info();
        while let Some(id) = it.waiting.pop() {
            let (old, new) = (before.objects.get(&id), after.objects.get(&id));
            same &= match (old, new) {
                (Some(old), Some(new)) => it.same(old, new),
                (old, new) => old.is_none() && new.is_none(),
            };
            if !same {
                return Some(false);
            }
        }
        Some(same)
    }

    /// Whether two values are the same; what they point to waits.
    fn same(&mut self, old: &Object, new: &Object) -> bool {
        match (old, new) {
            (Object::Reference(old), Object::Reference(new)) => {
                if self.known.insert(*old) {
                    self.waiting.push(*old);
                }
                old == new
            }
            (Object::Array(old), Object::Array(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.same(old, new))
            }
            (Object::Dictionary(old), Object::Dictionary(new)) => self.places(old, new),
            (Object::Stream(old), Object::Stream(new)) => {
                old.content == new.content && self.dictionaries(&old.dict, &new.dict, &[])
            }
            (Object::Reference(_) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_), _) => false,
            (old, new) => old == new,
        }
    }

    /// Dictionaries of which some are places for signatures.
    fn places(&mut self, old: &Dictionary, new: &Dictionary) -> bool {
        if old.has_type(b"Page") {
            return self.dictionaries(old, new, &[b"Annots", b"Tabs"]) && self.grown(old, new, b"Annots");
        }
        let waits = is_name(old, b"FT", b"Sig") && !old.has(b"V");
        self.dictionaries(old, new, if waits { &OF_WAITING } else { &[] })
    }

    /// Whether two dictionaries say the same, apart from these keys.
    fn dictionaries(&mut self, old: &Dictionary, new: &Dictionary, apart: &[&[u8]]) -> bool {
        let is_asked = |key: &[u8]| !apart.contains(&key);
        new.iter().all(|(key, _)| !is_asked(key) || old.has(key))
            && old.iter().filter(|(key, _)| is_asked(key)).all(|(key, old)| {
                let Ok(new) = new.get(key) else { return false };
                self.same(old, new)
            })
    }

    /// The form of a document may get fields for signatures.
    fn forms(&mut self, old: &Dictionary, new: &Dictionary) -> bool {
        let none = Dictionary::new();
        let (before, after) = (self.before, self.after);
        let (Some(old), Some(new)) =
            (part(before, old, b"AcroForm", &none), part(after, new, b"AcroForm", &none))
        else {
            return false;
        };
        let mut apart: Vec<&[u8]> = vec![b"Fields", b"SigFlags"];
        apart.extend([&b"DA"[..], b"DR"].into_iter().filter(|key| !old.has(key)));
        self.dictionaries(old, new, &apart) && self.grown(old, new, b"Fields")
    }

    fn info(&mut self) -> bool {
        let none = Dictionary::new();
        let (before, after) = (self.before, self.after);
        let old = part(before, &before.trailer, b"Info", &none);
        let new = part(after, &after.trailer, b"Info", &none);
        old.zip(new).is_some_and(|(old, new)| old.is_empty() || self.dictionaries(old, new, &OF_INFO))
    }

    /// Whether a list begins as it was, and what came to it are fields of signatures.
    fn grown(&mut self, old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
        let (before, after) = (self.before, self.after);
        let (Some(old), Some(new)) = (list(before, old, key), list(after, new, key)) else { return false };
        let Some((kept, more)) = new.split_at_checked(old.len()) else { return false };
        old.iter().zip(kept).all(|(old, new)| self.same(old, new))
            && more.iter().all(|it| self.is_field(it).unwrap_or(false))
    }

    /// Whether it is a new field of a signature, with no more than a small mark on the page.
    fn is_field(&self, it: &Object) -> Option<bool> {
        let id = it.as_reference().ok()?;
        let field = self.after.get_object(id).ok()?.as_dict().ok()?;
        let is_new = !self.before.objects.contains_key(&id);
        let is_plain = field.iter().all(|(key, _)| OF_FIELD.contains(&key.as_slice()));
        let is_widget = !field.has(b"Subtype") || is_name(field, b"Subtype", b"Widget");
        Some(is_new && is_plain && is_widget && is_name(field, b"FT", b"Sig") && is_small(self.after, field))
    }
}

/// A dictionary under a key, or another one if there is none; `None` if it is something else.
fn part<'a>(
    document: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
    none: &'a Dictionary,
) -> Option<&'a Dictionary> {
    let Ok(found) = of.get(key) else { return Some(none) };
    document.dereference(found).ok()?.1.as_dict().ok()
}

/// A list under a key, empty if there is none; `None` if it is something else.
fn list<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
    let Ok(found) = of.get(key) else { return Some(&[]) };
    Some(document.dereference(found).ok()?.1.as_array().ok()?.as_slice())
}

fn is_name(of: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    of.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}

fn is_small(document: &Document, field: &Dictionary) -> bool {
    let Some(sides) = list(document, field, b"Rect") else { return false };
    let numbers: Option<Vec<f32>> = sides.iter().map(|side| side.as_float().ok()).collect();
    match numbers.as_deref() {
        Some([]) => true,
        Some([left, bottom, right, top]) => ((right - left) * (top - bottom)).abs() <= LARGEST,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

    use super::*;
    use lopdf::{IncrementalDocument, Stream, dictionary};

    const CATALOG: ObjectId = (1, 0);
    const PAGE: ObjectId = (3, 0);
    const CONTENT: ObjectId = (4, 0);
    const INFO: ObjectId = (5, 0);

    /// A document of one page.
    fn signed() -> Vec<u8> {
        let mut it = Document::with_version("1.7");
        let pages = (2, 0);
        let objects: [(ObjectId, Object); 5] = [
            (CATALOG, dictionary! { "Type" => "Catalog", "Pages" => pages }.into()),
            (pages, dictionary! { "Type" => "Pages", "Kids" => vec![PAGE.into()], "Count" => 1 }.into()),
            (PAGE, dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => CONTENT }.into()),
            (CONTENT, Stream::new(dictionary! {}, b"(Acta) Tj".to_vec()).into()),
            (INFO, dictionary! { "Title" => Object::string_literal("Acta") }.into()),
        ];
        it.objects.extend(objects);
        it.max_id = 5;
        it.trailer.set("Root", CATALOG);
        it.trailer.set("Info", INFO);
        let mut out = Vec::new();
        it.save_to(&mut out).unwrap();
        out
    }

    /// The document with an update in which objects are others or new.
    fn updated(objects: Vec<(ObjectId, Object)>) -> Vec<u8> {
        let before = signed();
        let document = Document::load_mem(&before).unwrap();
        let mut update = IncrementalDocument::create_from(before, document);
        update.new_document.objects.extend(objects);
        update.new_document.max_id = 20;
        let mut out = Vec::new();
        update.save_to(&mut out).unwrap();
        out
    }

    fn is_only_proofs(objects: Vec<(ObjectId, Object)>) -> bool {
        only_proofs_since(&updated(objects), &[signed().len()])[0]
    }

    fn catalog(key: &str, value: impl Into<Object>) -> (ObjectId, Object) {
        let mut it = dictionary! { "Type" => "Catalog", "Pages" => (2, 0) };
        it.set(key, value.into());
        (CATALOG, it.into())
    }

    /// What a signature adds whose mark is so wide and high, with one more thing in its field.
    fn signature(side: i64, more: (&str, Object)) -> Vec<(ObjectId, Object)> {
        let (form, field) = ((10, 0), (11, 0));
        let sides: Vec<Object> = vec![0.into(), 0.into(), side.into(), side.into()];
        let mut it = dictionary! { "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "Rect" => sides };
        it.set(more.0, more.1);
        let mut page = dictionary! { "Type" => "Page", "Parent" => (2, 0), "Contents" => CONTENT };
        page.set("Annots", vec![field.into()]);
        vec![
            catalog("AcroForm", form),
            (form, dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 }.into()),
            (field, it.into()),
            (PAGE, page.into()),
        ]
    }

    #[test]
    fn signatures_and_proofs_may_be_added() {
        let store = dictionary! { "Certs" => vec![(12, 0).into()] };
        let certificate = Stream::new(dictionary! {}, b"...".to_vec());
        assert!(is_only_proofs(vec![catalog("DSS", store), ((12, 0), certificate.into())]));
        assert!(is_only_proofs(signature(0, ("F", 132.into()))));
        assert!(is_only_proofs(signature(200, ("F", 132.into()))));
        let info = dictionary! {
            "Title" => Object::string_literal("Acta"), "ModDate" => Object::string_literal("D:2026"),
        };
        assert!(is_only_proofs(vec![(INFO, info.into())]));
    }

    #[test]
    fn nothing_else_may_be_added() {
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
        let other = Stream::new(dictionary! {}, b"(Otra) Tj".to_vec());
        let page = dictionary! { "Type" => "Page", "Parent" => (2, 0), "Contents" => (12, 0) };
        let title = dictionary! { "Title" => Object::string_literal("Otra") };
        let filled = dictionary! { "FT" => "Tx", "Subtype" => "Widget" };
        let mut text = signature(0, ("F", 132.into()));
        text[2].1 = filled.into();
        let cases = [
            ("the content is another", vec![(CONTENT, other.clone().into())]),
            ("the page has another content", vec![(PAGE, page.into()), ((12, 0), other.into())]),
            ("the title is another", vec![(INFO, title.into())]),
            ("it does something when it is opened", vec![catalog("OpenAction", script.clone())]),
            ("the field does something", signature(0, ("AA", script.into()))),
            ("the mark covers the page", signature(600, ("F", 132.into()))),
            ("the field is for text", text),
        ];
        for (what, objects) in cases {
            assert!(!is_only_proofs(objects), "{what}");
        }
        let before = signed();
        for behind in [&b"\n"[..], b"% more\n%%EOF", b"startxref\n%%EOF"] {
            assert_eq!(only_proofs_since(&[&before[..], behind].concat(), &[before.len()]), [false]);
        }
        // Lengths that it never had, and what is no PDF.
        let file = updated(signature(0, ("F", 132.into())));
        assert_eq!(only_proofs_since(&file, &[before.len() - 9, 0, file.len() + 1]), [false; 3]);
        assert_eq!(only_proofs_since(b"no", &[1]), [false]);
    }
}
