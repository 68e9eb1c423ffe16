//! Growing the tree: from new leaves to the tiles that change.

use crate::files::{Files, HEIGHT, bundle_name, tile_name};
use crate::leaf::bundle;
use crate::{RecordError, files};
use tlog_tiles::Tile;
use tlog_tiles::{
    Checkpoint, EMPTY_HASH, Error, Hash, HashReader, TileHashReader, record_hash, stored_hash_count,
    stored_hashes_for_record_hash, tree_hash,
};

/// A tree of which the tiles are on the disk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tree {
    pub(crate) size: u64,
    pub(crate) root: Hash,
}

impl From<&Checkpoint> for Tree {
    fn from(signed: &Checkpoint) -> Tree {
        Tree { size: signed.size(), root: *signed.hash() }
    }
}

impl Tree {
    pub(crate) const EMPTY: Tree = Tree { size: 0, root: EMPTY_HASH };

    /// The tree with these leaves at its end; their tiles and bundles are written.
    ///
    /// Tiles of the tree as it was are read back and checked against its root, so that a
    /// file that was altered is found here and never built upon.
    pub(crate) fn grow(self, files: &Files, leaves: &[Vec<u8>]) -> Result<Tree, RecordError> {
        let mut hashes = Growing { files, old: self, first: stored_hash_count(self.size), new: Vec::new() };
        for (leaf, number) in leaves.iter().zip(self.size..) {
            let stored = stored_hashes_for_record_hash(number, record_hash(leaf), &hashes)?;
            hashes.new.extend(stored);
        }
        let size = self.size + leaves.len() as u64;
        let mut written = Vec::new();
        let mut write = |name: String, bytes: &[u8]| {
            files.write(&name, bytes)?;
            written.push(name);
            Ok::<(), RecordError>(())
        };
        for tile in Tile::new_tiles(HEIGHT, self.size, size) {
            if tile.level() == 0 {
                write(bundle_name(&tile), &self.entries(files, &tile, leaves)?)?;
            }
            write(tile_name(&tile), &tile.read_data(&hashes)?)?;
        }
        files.settle(&written)?;
        Ok(Tree { size, root: tree_hash(size, &hashes)? })
    }

    /// The entries of a tile of level 0: those that were there, then new ones.
    fn entries(self, files: &Files, tile: &Tile, leaves: &[Vec<u8>]) -> Result<Vec<u8>, RecordError> {
        let first = tile.level_index() << HEIGHT;
        let mut entries = Vec::new();
        if first < self.size {
            let width = u32::try_from(self.size - first).unwrap_or(u32::MAX);
            let old = Tile::new(HEIGHT, 0, tile.level_index(), width, false);
            let missing = || RecordError::Malformed(format!("{} is missing", files::bundle_name(&old)));
            entries = files.entries(&old)?.ok_or_else(missing)?;
        }
        let begin = usize::try_from(first.saturating_sub(self.size)).unwrap_or(usize::MAX);
        let end = usize::try_from(first + u64::from(tile.width()) - self.size).unwrap_or(usize::MAX);
        for leaf in &leaves[begin..end] {
            bundle(&mut entries, leaf);
        }
        Ok(entries)
    }
}

/// The hashes of a tree while it grows: old ones from its tiles, new ones from memory.
struct Growing<'a> {
    files: &'a Files,
    old: Tree,
    /// The index of the first new hash.
    first: u64,
    new: Vec<Hash>,
}

impl HashReader for Growing<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let old: Vec<u64> = indexes.iter().copied().filter(|index| *index < self.first).collect();
        let mut old = if old.is_empty() {
            Vec::new()
        } else {
            TileHashReader::new(self.old.size, self.old.root, self.files).read_hashes(&old)?
        }
        .into_iter();
        let hash = |index: &u64| match index.checked_sub(self.first) {
            None => old.next(),
            Some(new) => self.new.get(usize::try_from(new).ok()?).copied(),
        };
        indexes.iter().map(hash).collect::<Option<_>>().ok_or(Error::IndexesNotInTree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(from: u64, to: u64) -> Vec<Vec<u8>> {
        (from..to).map(|number| format!("leaf {number}").into_bytes()).collect()
    }

    /// The root by the definition of RFC 6962, section 2.1.
    fn root(leaves: &[Vec<u8>]) -> Hash {
        match leaves {
            [] => EMPTY_HASH,
            [one] => record_hash(one),
            many => {
                let half = many.len().next_power_of_two() / 2;
                let (left, right) = many.split_at(half);
                tlog_tiles::node_hash(root(left), root(right))
            }
        }
    }

    #[test]
    fn however_it_grows_it_is_the_same_tree() {
        for sizes in [&[1, 2, 3][..], &[255, 256, 257], &[70, 600, 601, 1_000], &[1_000]] {
            let folder = tempfile::tempdir().expect("a folder");
            let files = Files::at(folder.path());
            let mut tree = Tree::EMPTY;
            for size in sizes {
                tree = tree.grow(&files, &leaves(tree.size, *size)).expect("it grows");
                assert_eq!(tree.size, *size);
                assert_eq!(tree.root, root(&leaves(0, *size)));
            }
        }
    }

    #[test]
    fn the_tiles_are_those_of_the_example_in_the_format() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::at(folder.path());
        Tree::EMPTY.grow(&files, &leaves(0, 70_000)).expect("it grows");
        let size = |name: &str| files.read(name).expect("readable").map(|bytes| bytes.len());
        assert_eq!(size("tile/0/272"), Some(256 * 32));
        assert_eq!(size("tile/0/273.p/112"), Some(112 * 32));
        assert_eq!(size("tile/1/000"), Some(256 * 32));
        assert_eq!(size("tile/1/001.p/17"), Some(17 * 32));
        assert_eq!(size("tile/2/000.p/1"), Some(32));
        assert_eq!(size("tile/0/274"), None);
    }

    #[test]
    fn an_altered_tile_is_never_built_upon() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::at(folder.path());
        let tree = Tree::EMPTY.grow(&files, &leaves(0, 300)).expect("it grows");
        let mut tile = files.read("tile/0/001.p/44").expect("readable").expect("there");
        tile[0] ^= 1;
        files.write("tile/0/001.p/44", &tile).expect("written");
        assert!(tree.grow(&files, &leaves(300, 310)).is_err());
    }
}
